import type { EntryType } from '@kneadful/shared-types';
import type { Addressed } from './slug-index.ts';

/**
 * Keys of what a page can read. `graph.indexKey` writes the one for the other direction of a link, such as
 * `Condition.techniques:<id>`.
 */

/**
 * Whether the entry is there at all, and whether it is translated.
 * @param tag of the language, as `graph.tag` gives it: what is read in another language is another read
 */
export const entryKey = (type: EntryType, id: string, tag = '') => `${type}:${id}${tag}`;
/** One field of it; `*` for whoever asks which fields there are. */
export const fieldKey = (entry: string, field: string) => `${entry}#${field}`;
/** Which entries of the type there are. */
export const listKey = (type: EntryType) => `${type}:*`;
/** Which entry has the address: `Technique/swedish`, or `Redirect//old/` for the path that one leads away from. */
export const slugKey = (type: Addressed, slug: string, tag = '') => `${type}/${slug}${tag}`;
/** Which languages are live. */
export const languagesKey = 'languages';
/** The file behind a picture. */
export const mediaKey = (file: string) => `media:${file}`;
export const articleCountKey = 'Article:count';
/** Which articles stand at these positions, counted from the oldest. */
export const articlesKey = (from: number, to?: number) => `Article@${from}-${to ?? ''}`;

/** @returns the position behind the last that the key speaks of; nothing for another kind of key */
export function articlesKeyEnd(key: string): number | undefined {
  const [, to] = /^Article@\d+-(\d*)$/.exec(key) ?? [];
  if (to === undefined) return undefined;
  return to === '' ? Infinity : Number(to);
}

/** Whether the key stands for a range of articles, so that entries which it does not name can change it. */
export const isRangeKey = (key: string) => articlesKeyEnd(key) !== undefined;

/** The entry, with every read of a field added to `keys`. */
export function recording<Item extends object>(entry: Item, key: string, keys: Set<string>): Item {
  return new Proxy(entry, {
    get(target, field, receiver) {
      if (typeof field === 'string') keys.add(fieldKey(key, field));
      return Reflect.get(target, field, receiver) as unknown;
    },
    ownKeys(target) {
      keys.add(fieldKey(key, '*'));
      return Reflect.ownKeys(target);
    },
  });
}
