import { entryPath } from '../src/content/addresses.ts';
import type { ContentGraph } from '../src/content/graph.ts';
import type { GraphChange } from '../src/content/graph-change.ts';
import { languagesKey } from '../src/content/keys.ts';
import { languagesOf } from '../src/content/languages.ts';
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
  if (change.has(languagesKey)) return planAll(graph, pages);
  const shared = new Set(sharedPaths(graph));
  const exists = new Map<string, boolean>();
  for (const path of sharedBefore) exists.set(path, shared.has(path));
  const addresses = [...addressesOf(change)];
  for (const { path, isThere } of addresses) if (isThere !== undefined) exists.set(path, isThere || shared.has(path));
  const plan: Plan = { render: new Set(), remove: new Set() };
  for (const [path, isThere] of exists) if (!isThere && pages.get(path)) plan.remove.add(path);
  for (const path of pages.affected(change, now)) if (!plan.remove.has(path)) plan.render.add(path);
  // An address may have passed from an entry to a redirect, which read other things.
  for (const { path } of addresses) if (exists.get(path) ?? shared.has(path)) plan.render.add(path);
  for (const path of shared) if (!pages.get(path)) plan.render.add(path);
  return plan;
}

/** Paths that an entry took or left, in languages that are live; for those of pages, whether an entry has them now. */
function* addressesOf({ graph, slugs }: GraphChange): Iterable<{ path: string; isThere?: boolean }> {
  const prefixes = new Map(languagesOf(graph).map(({ locale, prefix }) => [locale, prefix]));
  for (const { type, slug, locale } of slugs.values()) {
    const prefix = prefixes.get(locale);
    if (type === 'Redirect') yield { path: slug };
    else if (prefix !== undefined)
      yield { path: entryPath(type, slug, prefix), isThere: graph.idBySlug(type, slug, locale) !== undefined };
  }
}
