import type { Thing } from 'schema-dts';
import type { MapArea, PageMeta, PageVersion, Picture } from '../../lib/model.ts';
import { type PagedType, routePaths } from '../addresses.ts';
import type { Content } from '../content.ts';
import type { Entry, RouteName } from '../entries/index.ts';
import { breadcrumbs } from '../structured-data/site.ts';

/** Whose page it is: an entry's, or one that always exists. */
type Whose = { type: PagedType; entry: { id: string; slug: string } } | { path: string };

type MetaParts = Whose & {
  title: string;
  description: string;
  /** Pages between the home page and this one. No trail at all: the home page itself. */
  trail?: RouteName[];
  picture?: Picture;
  /** Of the back, where the page is about one. */
  area?: MapArea;
  seo?: Entry<'Article'>['seo'];
  article?: PageMeta['article'];
};

/** What a page says of itself to browsers and search engines; an editor's own words win. */
export function metaOf(content: Content, parts: MetaParts): PageMeta {
  const { title, description, trail, picture, area, seo, article } = parts;
  const { pages } = content.ui.words;
  const links = trail
    ? (['home', ...trail] as const).map((name) => ({
        label: pages[name].title,
        href: content.href(routePaths[name]),
      }))
    : [];
  const isEntry = 'type' in parts;
  const path = isEntry ? content.address(parts.type, parts.entry) : content.href(parts.path);
  const versions = isEntry ? content.versions(parts.type, parts.entry.id) : content.everywhere(parts.path);
  const self = { label: title, href: path };
  return {
    title: seo?.title ?? title,
    description: seo?.description ?? description,
    path: self.href,
    trail: links,
    picture,
    area,
    article,
    structuredData: links.length > 0 ? [breadcrumbs(content, [...links, self])] : [],
    versions: versions.filter(({ isTranslated }) => isTranslated),
    languages: languageLinks(content, versions),
    ...(content.frame !== content && { original: original(content, versions), noindex: true }),
  };
}

/** The page in the other languages; where it has none, the way home there. */
export const languageLinks = (content: Content, versions: PageVersion[]): PageMeta['languages'] =>
  content
    .everywhere(routePaths.home)
    .filter(({ locale }) => locale !== content.frame.locale)
    .map(({ locale, href }) => ({ locale, href: versions.find((each) => each.locale === locale)?.href ?? href }));

/** Where a page that is not yet translated stands in its own language. */
const original = (content: Content, versions: PageVersion[]): string | undefined =>
  versions.find(({ locale }) => locale === content.locale)?.href;

/** The page with more to say of itself in schema.org's words. */
export const withData = <Page extends { meta: PageMeta }>(page: Page, ...things: Thing[]): Page => ({
  ...page,
  meta: { ...page.meta, structuredData: [...(page.meta.structuredData ?? []), ...things] },
});
