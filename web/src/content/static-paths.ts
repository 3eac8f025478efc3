import { folders, type PagedType } from './addresses.ts';
import { sitemapCount } from './archive.ts';
import type { ContentGraph } from './graph.ts';
import { archivePages, pagedTypes, redirectTargets, slugsOf } from './paths.ts';

/**
 * What each route with a parameter answers, for its `getStaticPaths`. A redirect belongs to the route that its old path
 * matches, since the warm app asks no other.
 */

export const slugParams = (graph: ContentGraph, type: Exclude<PagedType, 'Page'>) =>
  [...slugsOf(graph, type), ...moved(graph, type)].map((slug) => ({ params: { slug } }));

export const archiveParams = (graph: ContentGraph) =>
  [...archivePages(graph).map(String), ...moved(graph, 'archive')].map((page) => ({ params: { page } }));

/** For the route that has everything else. */
export const restParams = (graph: ContentGraph) =>
  [...slugsOf(graph, 'Page'), ...moved(graph, 'rest')].map((path) => ({ params: { path } }));

export const sitemapParams = (graph: ContentGraph) =>
  Array.from({ length: sitemapCount(graph.articles.length) }, (_, index) => ({ params: { part: String(index + 1) } }));

type Route = PagedType | 'archive' | 'rest';

/** The route's parameter for each old path that it matches. */
const moved = (graph: ContentGraph, route: Route): string[] =>
  Object.keys(redirectTargets(graph))
    .map(routeOf)
    .filter((match) => match.route === route)
    .map(({ parameter }) => parameter);

function routeOf(path: string): { route: Route; parameter: string } {
  const [, page] = /^\/guide\/page\/([^/]+)\/$/.exec(path) ?? [];
  if (page) return { route: 'archive', parameter: page };
  const [, folder, slug] = /^\/([^/]+)\/([^/]+)\/$/.exec(path) ?? [];
  const type = pagedTypes.find((candidate) => folders[candidate] === folder);
  return type && slug ? { route: type, parameter: slug } : { route: 'rest', parameter: path.slice(1, -1) };
}
