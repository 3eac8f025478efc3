import type { StudioPage } from '../../lib/model.ts';
import type { Content } from '../content.ts';
import { Notes } from '../notes.ts';
import { contentsOf, resolveSections } from '../sections.ts';
import { metaOf } from './meta.ts';

export function studioPage(content: Content, slug: string | undefined): StudioPage | undefined {
  const page = content.bySlug('Page', slug);
  if (!page) return undefined;
  const notes = new Notes(content);
  const sections = resolveSections(page.sections, content, notes);
  const picture = page.picture && content.picture(page.picture);
  const { title, summary } = page;
  return {
    meta: metaOf(content, {
      title,
      description: summary,
      picture,
      seo: page.seo,
      type: 'Page',
      entry: page,
      trail: [],
    }),
    title,
    summary,
    picture,
    sections,
    contents: contentsOf(sections),
    notes: notes.list(),
  };
}
