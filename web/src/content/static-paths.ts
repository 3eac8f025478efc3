import { folders, type PagedType } from './addresses.ts';
import { sitemapCount } from './archive.ts';
import type { ContentGraph } from './graph.ts';
import { placeOf } from './languages.ts';
import { archivePages, pagedTypes, redirectTargets, slugsOf } from './paths.ts';

/**
 * What each route with a parameter answers, for its `getStaticPaths`. A redirect belongs to the route that its old path
 * matches, since the warm app asks no other. `pattern` is the route's own: it begins with the language's prefix.
 */

export const slugParams = (graph: ContentGraph, type: Exclude<PagedType, 'Page'>, pattern: string = '/') =>
  [...slugsOf(graph, type, localeOf(graph, pattern)), ...moved(graph, type, pattern)].map((slug) => ({
    params: { slug },
  }));

export const archiveParams = (graph: ContentGraph, pattern: string = '/') =>
  [...archivePages(graph).map(String), ...moved(graph, 'archive', pattern)].map((page) => ({ params: { page } }));

/** For the route that has everything else. */
export const restParams = (graph: ContentGraph, pattern: string = '/') =>
  [...slugsOf(graph, 'Page', localeOf(graph, pattern)), ...moved(graph, 'rest', pattern)].map((path) => ({
    params: { path },
  }));

export const sitemapParams = (graph: ContentGraph) =>
  Array.from({ length: sitemapCount(graph.articles.length) }, (_, index) => ({ params: { part: String(index + 1) } }));

type Route = PagedType | 'archive' | 'rest';

const localeOf = (graph: ContentGraph, pattern: string): string => placeOf(graph, pattern).language.locale;

/** The route's parameter for each old path that it matches. */
const moved = (graph: ContentGraph, route: Route, pattern: string): string[] =>
  Object.keys(redirectTargets(graph))
    .map((from) => placeOf(graph, from))
    .filter(({ language }) => language.locale === localeOf(graph, pattern))
    .map(({ path }) => routeOf(path))
    .filter((match) => match.route === route)
    .map(({ parameter }) => parameter);

function routeOf(path: string): { route: Route; parameter: string } {
  const [, page] = /^\/guide\/page\/([^/]+)\/$/.exec(path) ?? [];
  if (page) return { route: 'archive', parameter: page };
  const [, folder, slug] = /^\/([^/]+)\/([^/]+)\/$/.exec(path) ?? [];
  const type = pagedTypes.find((candidate) => folders[candidate] === folder);
  return type && slug ? { route: type, parameter: slug } : { route: 'rest', parameter: path.slice(1, -1) };
}
