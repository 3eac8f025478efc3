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

/** Old paths and where they lead. A page of today wins over a redirect. */
export function redirectTargets(graph: ContentGraph): Record<string, string> {
  const taken = new Set(pagePaths(graph));
  const redirects = graph
    .ids('Redirect')
    .map((id) => graph.entry('Redirect', id, graph.defaultLocale))
    .filter((redirect) => redirect !== undefined && !taken.has(redirect.from))
    .map((redirect) => [redirect!.from, redirect!.to] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(redirects);
}

/** Paths of every page with content of its own, below the base path. */
export function pagePaths(graph: ContentGraph): string[] {
  const entries = (Object.keys(folders) as PagedType[]).flatMap((type) =>
    slugsOf(graph, type).map((slug) => entryPath(type, slug)),
  );
  return [...Object.values(routePaths), ...entries];
}

/** Everything a release holds beside assets and media. */
export function sitePaths(graph: ContentGraph): string[] {
  return [
    ...pagePaths(graph),
    ...Object.keys(redirectTargets(graph)),
    '/404.html',
    '/sitemap.xml',
    '/robots.txt',
    '/feed.xml',
  ];
}
