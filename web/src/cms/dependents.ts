import { type EntryType, entryTypes, unfitReasons } from '@kneadful/shared-types';
import { type Entry, ownLinks } from '../content/entries/index.ts';
import { reasonsOf, type Unfit, unfitEntry } from './parse-entry.ts';

type EntriesByType = Record<EntryType, Entry[]>;

/**
 * The CMS shows links to what is published; some of that may just have been left out. Takes away, in place, every entry
 * that cannot stand without it, until all that is left can.
 */
export function leaveOutDependents(entries: EntriesByType, defaultLocale: string): Unfit[] {
  const unfit: Unfit[] = [];
  for (;;) {
    const live = new Set(entryTypes.flatMap((type) => entries[type].map(({ id }) => id)));
    const fallen = entryTypes.flatMap((type) => fallenOf(type, entries[type], defaultLocale, live));
    if (fallen.length === 0) return unfit;
    unfit.push(...fallen);
    for (const { type, id } of fallen) entries[type] = entries[type].filter((entry) => entry.id !== id);
  }
}

function fallenOf(type: EntryType, entries: Entry[], defaultLocale: string, live: ReadonlySet<string>): Unfit[] {
  return entries
    .filter(({ locale }) => locale === defaultLocale)
    .flatMap((entry): Unfit[] => {
      const reasons = reasonsOf(unfitReasons(type, withLiveLinks(type, entry, live)));
      return reasons.length > 0 ? [unfitEntry(type, entry.id, entry.locale, entry, reasons)] : [];
    });
}

/** The entry with its own links limited to what is live. */
function withLiveLinks(type: EntryType, entry: Entry, live: ReadonlySet<string>): Record<string, unknown> {
  const fields: Record<string, unknown> = { ...entry };
  for (const field of ownLinks[type] ?? []) {
    const value = fields[field];
    if (Array.isArray(value)) fields[field] = value.filter((id: string) => live.has(id));
    else if (typeof value === 'string' && !live.has(value)) fields[field] = undefined;
  }
  return fields;
}
