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

export const pagedTypes = Object.keys(folders) as PagedType[];

/** Slugs of the entries of `type` that have a page in the default locale, in a stable order. */
export function slugsOf(graph: ContentGraph, type: PagedType): string[] {
  const slugs = graph
    .ids(type)
    .map((id) => graph.entry(type, id, graph.defaultLocale)?.slug)
    .filter((slug) => slug !== undefined);
  return [...new Set(slugs)].sort();
}

/** Whether the path is a page with content of its own. */
export function isPage(graph: ContentGraph, path: string): boolean {
  if (fixedPaths.has(path)) return true;
  const [, part] = archivePattern.exec(path) ?? [];
  if (part !== undefined && Number(part) <= archivePageCount(graph.articles.length)) return true;
  const [, folder = '', slug] = /^\/(?:([^/]+)\/)?([^/]+)\/$/.exec(path) ?? [];
  return pagedTypes.some(
    (type) =>
      folders[type] === folder && slug !== undefined && graph.idBySlug(type, slug, graph.defaultLocale) !== undefined,
  );
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

/** Paths below the base path that do not belong to one entry: lists, redirects, sitemaps, the feed. */
export function sharedPaths(graph: ContentGraph): string[] {
  return [
    ...fixedPaths,
    ...archivePages(graph).map(archivePath),
    ...Object.keys(redirectTargets(graph)),
    '/404.html',
    '/sitemap.xml',
    pagesSitemap,
    ...upTo(sitemapCount(graph.articles.length)).map(articlesSitemap),
    '/robots.txt',
    '/feed.xml',
  ];
}

/** Everything a release holds beside assets and media. */
export function sitePaths(graph: ContentGraph): string[] {
  const entries = pagedTypes.flatMap((type) => slugsOf(graph, type).map((slug) => entryPath(type, slug)));
  return [...sharedPaths(graph), ...entries];
}

const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);
