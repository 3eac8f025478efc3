import type { Thing } from 'schema-dts';
import type { MapArea, PageMeta, Picture } from '../../lib/model.ts';
import { routePaths } from '../addresses.ts';
import type { Content } from '../content.ts';
import type { Entry, RouteName } from '../entries/index.ts';
import { breadcrumbs } from '../structured-data/site.ts';

interface MetaParts {
  title: string;
  description: string;
  path: string;
  /** Pages between the home page and this one. No trail at all: the home page itself. */
  trail?: RouteName[];
  picture?: Picture;
  /** Of the back, where the page is about one. */
  area?: MapArea;
  seo?: Entry<'Article'>['seo'];
  article?: PageMeta['article'];
}

/** What a page says of itself to browsers and search engines; an editor's own words win. */
export function metaOf(
  content: Content,
  { title, description, path, trail, picture, area, seo, article }: MetaParts,
): PageMeta {
  const { pages } = content.ui.words;
  const links = trail
    ? (['home', ...trail] as const).map((name) => ({
        label: pages[name].title,
        href: content.href(routePaths[name]),
      }))
    : [];
  const self = { label: title, href: content.href(path) };
  return {
    title: seo?.title ?? title,
    description: seo?.description ?? description,
    path: self.href,
    trail: links,
    picture,
    area,
    article,
    structuredData: links.length > 0 ? [breadcrumbs(content, [...links, self])] : [],
  };
}

/** The page with more to say of itself in schema.org's words. */
export const withData = <Page extends { meta: PageMeta }>(page: Page, ...things: Thing[]): Page => ({
  ...page,
  meta: { ...page.meta, structuredData: [...(page.meta.structuredData ?? []), ...things] },
});
