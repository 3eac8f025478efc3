import type { PageMeta } from '../../lib/model';
import type { Content } from '../content.ts';
import { languageLinks, metaOf } from './meta.ts';

export function notFoundMeta(content: Content): PageMeta {
  const { title, summary } = content.ui.words.notFound;
  const meta = metaOf(content, { title, description: summary, path: '/404.html' });
  // There is one such file for all languages.
  return { ...meta, noindex: true, versions: [], languages: languageLinks(content, []) };
}
