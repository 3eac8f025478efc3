import { type EntryType, entryTypes } from '@kneadful/shared-types';
import { entryPath, folders, type PagedType, routePaths } from './addresses.ts';
import { compare as byAge } from './chronicle.ts';
import type { Entry } from './entries/index.ts';
import type { ContentGraph } from './graph.ts';
import { languagesOf } from './languages.ts';

/** Types that one page shows whole. */
const listedAt: Partial<Record<EntryType, string>> = {
  AddOn: routePaths.services,
  Faq: routePaths.faq,
  FrequencyRecommendation: routePaths.frequency,
  Location: routePaths.contact,
  Navigation: routePaths.home,
  ResearchFinding: routePaths.research,
  Review: routePaths.reviews,
  Studio: routePaths.home,
};

/**
 * The path of a page that shows the entry: its own, or one on which it stands.
 * @returns nothing where it is not in the graph, no page shows it, or the language is not one that visitors can read
 */
export function shownAt(graph: ContentGraph, type: EntryType, id: string, locale: string): string | undefined {
  const language = languagesOf(graph).find((each) => each.locale === locale);
  const entry = language && graph.entry(type, id, locale);
  const path = entry && below(graph, type, entry, locale);
  return path && language.prefix + path;
}

function below(graph: ContentGraph, type: EntryType, entry: Entry, locale: string): string | undefined {
  if (isPaged(type)) return pageOf(graph, type, entry.id, locale);
  const list = listedAt[type];
  if (list) return list;
  if ('to' in entry) return entry.to.startsWith('/') ? entry.to : undefined;
  const [referrer] = referrersOf(graph, entry.id);
  if (referrer) return below(graph, referrer.type, referrer.entry, locale);
  // A region's page shows the practices that name it.
  const [region] = 'group' in entry ? entry.regions.filter((id) => graph.isLive('BodyRegion', id)) : [];
  return region && pageOf(graph, 'BodyRegion', region, locale);
}

const isPaged = (type: EntryType): type is PagedType => type in folders;

function pageOf(graph: ContentGraph, type: PagedType, id: string, locale: string): string | undefined {
  const slug = graph.slugOf(type, id, locale);
  return slug === undefined ? undefined : entryPath(type, slug);
}

/** Entries that name this one in a field, in a section or in a text; newest articles first, since they show it whole. */
function referrersOf(graph: ContentGraph, id: string): { type: EntryType; entry: Entry }[] {
  const found = entryTypes
    .filter((type) => isPaged(type) || listedAt[type])
    .flatMap((type) =>
      graph
        .ids(type)
        .map((holder) => ({ type, entry: graph.row(type, holder, graph.defaultLocale) as Entry }))
        .filter(({ entry }) => names(entry, id)),
    );
  return found.sort((a, b) => Number(b.type === 'Article') - Number(a.type === 'Article') || newer(a.entry, b.entry));
}

const newer = (a: Entry, b: Entry): number => ('createdAt' in a && 'createdAt' in b ? byAge(b, a) : 0);

/** Whether the id stands anywhere in it, or at the end of a link in its text. */
function names(value: unknown, id: string): boolean {
  if (typeof value === 'string') return value === id || value.endsWith(`/${id}`);
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(([key, child]) => key !== 'id' && names(child, id));
}
