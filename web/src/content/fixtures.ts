import { type EntryType, entryTypes } from '@kneadful/shared-types';
import { createUi } from '../lib/ui.ts';
import { Content } from './content.ts';
import type { Entries, Entry, StoredProse } from './entries/index.ts';
import { ContentGraph } from './graph.ts';
import { minimal } from './minimal-entries.ts';
import type { Snapshot } from './snapshot.ts';

/** Small content for tests: the least that is valid, and only what a test names beside it. */

export { picture } from './minimal-entries.ts';

/** One paragraph as the admin's editor stores it. */
export const paragraph = (...children: object[]): StoredProse[number] => ({ type: 'paragraph', children });
export const words = (text: string, marks: object = {}) => ({ type: 'text', text, ...marks });
export const linkTo = (url: string, text: string) => ({ type: 'link', url, children: [words(text)] });

/** A valid entry. Its id is the type's name and 1, such as `bodyRegion-1`, unless the test says otherwise. */
export const entry = <Type extends EntryType>(type: Type, fields: Partial<Entries[Type]> = {}): Entries[Type] =>
  ({
    id: `${type.charAt(0).toLowerCase()}${type.slice(1)}-1`,
    locale: 'en',
    ...minimal[type],
    ...fields,
  }) as Entries[Type];

/** As many articles, `article-1` the oldest, a day apart. The test may say more of each by its number. */
export const articlesOf = (count: number, fields: (number: number) => Partial<Entries['Article']> = () => ({})) =>
  Array.from({ length: count }, (_, index) => {
    const name = `article-${index + 1}`;
    const createdAt = new Date(Date.UTC(2020, 0, 1 + index)).toISOString();
    return entry('Article', { id: name, slug: name, title: `Article ${index + 1}`, createdAt, ...fields(index + 1) });
  });

export type EntriesOf = { [Type in EntryType]?: Entries[Type][] };

/** Studio, navigation and location, and what the test adds. A type that it names is wholly the test's. */
export function snapshot(entries: EntriesOf = {}, rest: Partial<Snapshot> = {}): Snapshot {
  const none = Object.fromEntries(
    entryTypes.map((type): [EntryType, Entry[]] => [type, []]),
  ) as unknown as Snapshot['entries'];
  return {
    revision: 'revision-1',
    defaultLocale: 'en',
    locales: ['en'],
    entries: {
      ...none,
      Studio: [entry('Studio')],
      Navigation: [entry('Navigation')],
      Location: [entry('Location')],
      ...entries,
    },
    media: { 'file-1': { src: '/media/drawing.webp', width: 400, height: 300 } },
    ...rest,
  };
}

export interface ContentSettings {
  locale?: string;
  base?: string;
  now?: string;
  /** Beside the default locale, English. */
  locales?: string[];
  /** Files of the media library, instead of the usual one. */
  media?: Snapshot['media'];
}

/** One page's view of such content. */
export function contentOf(
  entries: EntriesOf = {},
  { locale = 'en', base = '', now = '2026-01-01T12:00:00Z', locales = [], media }: ContentSettings = {},
): Content {
  const graph = new ContentGraph(snapshot(entries, { locales: ['en', ...locales], ...(media && { media }) }));
  return new Content(graph, {
    ui: createUi(locale, (path) => base + path, 'https://studio.example'),
    now: () => new Date(now),
  });
}
