import { entryPath, type PagedType } from '../src/content/addresses.ts';
import type { ContentGraph } from '../src/content/graph.ts';
import type { GraphChange } from '../src/content/graph-change.ts';
import { sharedPaths, sitePaths } from '../src/content/paths.ts';
import type { Pages } from './state/pages.ts';

/** What a change comes to, as paths of the site. */
export interface Plan {
  render: Set<string>;
  remove: Set<string>;
}

/** Everything. */
export function planAll(graph: ContentGraph, pages: Pages): Plan {
  const render = new Set(sitePaths(graph));
  return { render, remove: new Set([...pages.paths()].filter((path) => !render.has(path))) };
}

/**
 * The pages that read something that changed, those that expired, and those that appeared or went.
 * @param sharedBefore `sharedPaths` before the change
 * @param now milliseconds since 1970
 */
export function planChange(change: GraphChange, pages: Pages, sharedBefore: readonly string[], now: number): Plan {
  const { graph } = change;
  const shared = new Set(sharedPaths(graph));
  const exists = new Map<string, boolean>();
  for (const path of sharedBefore) exists.set(path, shared.has(path));
  for (const { type, slug } of change.slugs.values()) {
    if (type === 'Redirect') continue;
    const path = entryPath(type as PagedType, slug);
    const isThere = graph.idBySlug(type, slug, graph.defaultLocale) !== undefined;
    exists.set(path, isThere || shared.has(path));
  }
  const plan: Plan = { render: new Set(), remove: new Set() };
  for (const [path, isThere] of exists) if (!isThere && pages.get(path)) plan.remove.add(path);
  for (const path of pages.affected(change, now)) if (!plan.remove.has(path)) plan.render.add(path);
  // An address may have passed from an entry to a redirect, which read other things.
  for (const { type, slug } of change.slugs.values()) {
    const path = type === 'Redirect' ? slug : entryPath(type as PagedType, slug);
    if (exists.get(path) ?? shared.has(path)) plan.render.add(path);
  }
  for (const path of shared) if (!pages.get(path)) plan.render.add(path);
  return plan;
}
