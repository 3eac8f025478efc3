import { entryPath, findPath, folders, formPaths, type PagedType, routePaths, searchPath } from './addresses.ts';
import {
  archivePageCount,
  archivePath,
  archivePattern,
  articlesSitemap,
  pagesSitemap,
  sitemapCount,
} from './archive.ts';
import type { ContentGraph } from './graph.ts';
import { type Language, languagesOf, placeOf } from './languages.ts';

export const pagedTypes = Object.keys(folders) as PagedType[];

/** Slugs of the entries of `type` that have a page in the language, in a stable order. */
export function slugsOf(graph: ContentGraph, type: PagedType, locale: string = graph.defaultLocale): string[] {
  const slugs = graph
    .ids(type)
    .map((id) => graph.slugOf(type, id, locale))
    .filter((slug) => slug !== undefined);
  return [...new Set(slugs)].sort();
}

/** Whether the path is a page with content of its own. */
export function isPage(graph: ContentGraph, path: string): boolean {
  const place = placeOf(graph, path);
  if (fixedPaths.has(place.path)) return true;
  const [, part] = archivePattern.exec(place.path) ?? [];
  if (part !== undefined && Number(part) <= archivePageCount(graph.articles.length)) return true;
  return entryAt(graph, path) !== undefined;
}

/** The entry whose page the path is, in the language of the path. */
export function entryAt(graph: ContentGraph, path: string): { type: PagedType; id: string } | undefined {
  const { language, path: below } = placeOf(graph, path);
  const address = addressedBy(below);
  const id = address && graph.idBySlug(address.type, address.slug, language.locale);
  return id === undefined ? undefined : { type: address!.type, id };
}

/** Type and slug that a path below the language stands for, whether there is such an entry or not. */
export function addressedBy(path: string): { type: PagedType; slug: string } | undefined {
  const [, folder = '', slug] = /^\/(?:([^/]+)\/)?([^/]+)\/$/.exec(path) ?? [];
  const type = pagedTypes.find((candidate) => folders[candidate] === folder);
  return type && slug !== undefined ? { type, slug } : undefined;
}

const fixedPaths: ReadonlySet<string> = new Set([
  ...Object.values(routePaths),
  ...Object.values(formPaths),
  findPath,
  searchPath,
]);

/** Old paths and where they lead. A page of today wins over a redirect. */
export function redirectTargets(graph: ContentGraph): Record<string, string> {
  const redirects = graph
    .ids('Redirect')
    .map((id) => ({ id, entry: graph.entry('Redirect', id, graph.defaultLocale) }))
    // Where two lead away from one path, the page shows the one that has the address.
    .filter(({ id, entry }) => entry && graph.idBySlug('Redirect', entry.from, graph.defaultLocale) === id)
    .map(({ entry }) => [entry!.from, entry!.to] as const)
    .filter(([from]) => !isPage(graph, from))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const targets = new Map(redirects);
  return Object.fromEntries(redirects.filter(([from]) => leadsSomewhere(from, targets)));
}

/** Whether there is an end to it: of redirects that lead to each other, none can be followed. */
function leadsSomewhere(from: string, targets: ReadonlyMap<string, string>): boolean {
  const passed = new Set<string>();
  for (let path: string | undefined = from; path !== undefined; path = targets.get(path)) {
    if (passed.has(path)) return false;
    passed.add(path);
  }
  return true;
}

/** Numbers of the guide's older pages. */
export const archivePages = (graph: ContentGraph) => upTo(archivePageCount(graph.articles.length));

/** Paths below the base path that do not belong to one entry: lists, redirects, sitemaps, feeds. */
export function sharedPaths(graph: ContentGraph): string[] {
  const archive = archivePages(graph).map(archivePath);
  return [
    ...eachLanguage(graph, () => [...fixedPaths, ...archive]),
    ...Object.keys(redirectTargets(graph)),
    '/404.html',
    '/sitemap.xml',
    pagesSitemap,
    ...upTo(sitemapCount(graph.articles.length)).map(articlesSitemap),
    '/robots.txt',
    ...eachLanguage(graph, () => ['/feed.xml']),
  ];
}

/** Everything a release holds beside assets and media. */
export function sitePaths(graph: ContentGraph): string[] {
  const entries = eachLanguage(graph, ({ locale }) =>
    pagedTypes.flatMap((type) => slugsOf(graph, type, locale).map((slug) => entryPath(type, slug))),
  );
  return [...sharedPaths(graph), ...entries];
}

const eachLanguage = (graph: ContentGraph, paths: (language: Language) => string[]): string[] =>
  languagesOf(graph).flatMap((language) => paths(language).map((path) => language.prefix + path));

const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);
