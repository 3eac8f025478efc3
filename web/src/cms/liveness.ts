import { type EntryType, entryTypes, unfitReasons } from '@kneadful/shared-types';
import { type Entry, ownLinks } from '../content/entries/index.ts';
import type { GraphChange } from '../content/graph-change.ts';
import { ownLinkIds } from '../content/graph.ts';
import { filesIn } from './files-in.ts';
import type { Mirror, Row } from './mirror.ts';
import { reasonsOf, type Unfit, unfitEntry } from './parse-entry.ts';

/** Which row: an entry in one locale. */
export type RowKey = Pick<Row, 'type' | 'id' | 'locale'>;

/** An entry whose newest version is not shown. */
export interface Held extends Unfit {
  /** Whether visitors see its last live version; otherwise it is left out. */
  live: boolean;
}

const waiting: Unfit['reasons'][number] = {
  field: '',
  message:
    'It is shown together with the default language’s version, which is not live. Publish that, or unpublish this.',
};

/** By `heldKey`. */
export type HeldEntries = Map<string, Held>;

export const heldKey = ({ type, id, locale }: RowKey) => `${type} ${id} ${locale}`;

export interface LivenessOptions {
  /** Why a row's newest version may not be shown although it is fit: it could not be rendered. */
  broken?: ReadonlyMap<string, Unfit['reasons']>;
}

/**
 * Brings the graph to what the mirror holds: of each changed row the newest version that can stand, which is the newest,
 * the one that is live, or none. What depends on an entry that came or went is looked at again, until nothing moves.
 * @param held changed in place: what is not shown as the CMS has it, and why
 */
export function decide(
  change: GraphChange,
  mirror: Mirror,
  keys: Iterable<RowKey>,
  held: HeldEntries,
  { broken = new Map() }: LivenessOptions = {},
): void {
  const { graph } = change;
  const queue = new Map<string, RowKey>();

  // First everything as the CMS has it, so that entries that need each other can come together.
  for (const key of keys) {
    const row = mirror.row(key.type, key.id, key.locale);
    enqueue(key);
    if (row && !isBroken(key)) put(key, row.content.fit ? row.content.entry : liveBefore(key));
  }
  for (const [id, key] of queue) {
    queue.delete(id);
    settle(key);
  }

  function isBroken(key: RowKey): boolean {
    return broken.has(heldKey(key));
  }

  function liveBefore({ type, id, locale }: RowKey): Entry | undefined {
    return change.before(type, id, locale);
  }

  function enqueue(key: RowKey): void {
    queue.set(heldKey(key), key);
  }

  function put({ type, id, locale }: RowKey, entry: Entry | undefined): void {
    const wasLive = graph.isLive(type, id);
    change.set(type, id, locale, entry as never);
    if (wasLive !== graph.isLive(type, id))
      for (const key of [...dependents(id), ...translations(type, id)]) enqueue(key);
  }

  function settle(key: RowKey): void {
    const row = mirror.row(key.type, key.id, key.locale);
    held.delete(heldKey(key));
    if (!row) return put(key, undefined);
    const last = liveBefore(key);
    const [problem, newest] = row.content.fit
      ? [broken.get(heldKey(key)) ?? obstacles(row.content.entry), row.content.entry]
      : [row.content.unfit.reasons, undefined];
    if (problem.length === 0) return put(key, newest);
    const lastStands = last !== undefined && obstacles(last).length === 0;
    const fields = newest ?? last;
    held.set(heldKey(key), {
      ...(row.content.fit ? unfitEntry(key.type, key.id, key.locale, { ...fields }, problem) : row.content.unfit),
      live: lastStands,
    });
    put(key, lastStands ? last : undefined);

    function obstacles(entry: Entry): Unfit['reasons'] {
      const lost = [...filesIn(entry).keys()].filter((file) => !graph.media(file));
      const pictures = lost.map(() => ({
        field: '',
        message: 'A picture of it cannot be fetched from the media library. Upload it again.',
      }));
      if (entry.locale !== graph.defaultLocale)
        return graph.isLive(key.type, key.id) ? pictures : [waiting, ...pictures];
      return [...reasonsOf(unfitReasons(key.type, withLiveLinks(key.type, entry))), ...pictures];
    }
  }

  /** The entry with its own links limited to what is live. */
  function withLiveLinks(type: EntryType, entry: Entry): Record<string, unknown> {
    const fields: Record<string, unknown> = { ...entry };
    for (const field of ownLinks[type] ?? []) {
      const value = fields[field];
      if (Array.isArray(value)) fields[field] = value.filter(isLive);
      else if (typeof value === 'string' && !isLive(value)) fields[field] = undefined;
    }
    return fields;
  }

  function isLive(id: string): boolean {
    return entryTypes.some((type) => graph.isLive(type, id));
  }

  function translations(type: EntryType, id: string): RowKey[] {
    return mirror.rowsOf(type, id).filter(({ locale }) => locale !== graph.defaultLocale);
  }

  /** Rows that link to the entry by a link of their own: those that are live, and those that wait for it. */
  function dependents(id: string): RowKey[] {
    const live = (Object.keys(ownLinks) as EntryType[]).flatMap((type) =>
      (ownLinks[type] ?? []).flatMap((field) =>
        graph.referrers(type, field, id).map((referrer) => ({ type, id: referrer })),
      ),
    );
    const unshown = [...held.values()].filter(({ type, id: holder, locale }) => {
      const content = mirror.row(type, holder, locale)?.content;
      return content?.fit && ownLinkIds(type, content.entry).some(([, target]) => target === id);
    });
    return [...live.map((key) => ({ ...key, locale: graph.defaultLocale })), ...unshown];
  }
}
