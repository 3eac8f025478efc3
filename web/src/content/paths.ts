import { entryPath, folders, type PagedType, routePaths } from './addresses.ts';
import type { ContentGraph } from './graph.ts';

/** Slugs of the entries of `type` that have a page in the default locale, in a stable order. */
export function slugsOf(graph: ContentGraph, type: PagedType): string[] {
  return graph
    .ids(type)
    .map((id) => graph.entry(type, id, graph.defaultLocale)?.slug)
    .filter((slug) => slug !== undefined)
    .sort();
}

/** Old paths that lead on, without their outer slashes. A page of today wins over a redirect. */
export function redirectPaths(graph: ContentGraph): string[] {
  const taken = new Set(pagePaths(graph));
  return graph
    .ids('Redirect')
    .map((id) => graph.entry('Redirect', id, graph.defaultLocale)?.from)
    .filter((from) => from !== undefined && !taken.has(from))
    .map((from) => from!.slice(1, -1))
    .sort();
}

/** Paths of every page with content of its own, below the base path. */
export function pagePaths(graph: ContentGraph): string[] {
  const entries = (Object.keys(folders) as PagedType[]).flatMap((type) => slugsOf(graph, type).map((slug) => entryPath(type, slug)));
  return [...Object.values(routePaths), ...entries];
}

/** Everything a release holds beside assets and media. */
export function sitePaths(graph: ContentGraph): string[] {
  const redirects = redirectPaths(graph).map((path) => `/${path}/`);
  return [...pagePaths(graph), ...redirects, '/404.html', '/sitemap.xml', '/robots.txt', '/feed.xml'];
}
