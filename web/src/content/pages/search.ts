import type { PageMeta } from '../../lib/model';
import { searchPath } from '../addresses.ts';
import type { Content } from '../content.ts';
import { metaOf } from './meta.ts';

export function searchMeta(content: Content): PageMeta {
  const { title, summary } = content.ui.words.search;
  return { ...metaOf(content, { title, description: summary, path: searchPath, trail: [] }), noindex: true };
}
