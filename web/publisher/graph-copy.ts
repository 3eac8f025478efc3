import { type EntryType, entryTypes } from '@kneadful/shared-types';
import type { Entry } from '../src/content/entries/index.ts';
import { ContentGraph } from '../src/content/graph.ts';

/** The same rows and pictures, to be changed apart. @param languages in which the copy is read */
export function copyOf(
  graph: ContentGraph,
  { defaultLocale, locales }: { defaultLocale: string; locales: readonly string[] } = graph,
): ContentGraph {
  const rows = (type: EntryType): Entry[] =>
    graph
      .ids(type)
      .flatMap((id) => graph.locales.map((locale) => graph.row(type, id, locale)))
      .filter((row) => row !== undefined);
  return new ContentGraph({
    ...{ revision: graph.revision, defaultLocale, locales: [...locales] },
    entries: Object.fromEntries(entryTypes.map((type) => [type, rows(type)])) as never,
    media: graph.mediaRecord(),
  });
}
