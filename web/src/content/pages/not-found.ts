import type { PageMeta } from '../../lib/model';
import type { Content } from '../content.ts';
import { metaOf } from './meta.ts';

export function notFoundMeta(content: Content): PageMeta {
  const { title, summary } = content.ui.words.notFound;
  return { ...metaOf(content, { title, description: summary, path: '/404.html' }), noindex: true };
}
