import { type EntryType, entryTypes } from '@kneadful/shared-types';
import type { PagedType } from './addresses.ts';
import { type Entries, ownLinks } from './entries/index.ts';
import type { MediaFile, Snapshot } from './snapshot.ts';

type ById<Type extends EntryType> = Map<string, Map<string, Entries[Type]>>;

/** Content by id and locale, with the links between entries followed both ways. Pages read it through `Content`. */
export class ContentGraph {
  readonly revision: string;
  readonly defaultLocale: string;
  readonly locales: readonly string[];
  readonly #byType = new Map<EntryType, Map<string, Map<string, unknown>>>();
  /** `Condition.techniques:<id>` → ids of the conditions that link to it. */
  readonly #referrers = new Map<string, string[]>();
  readonly #idsBySlug = new Map<string, Map<string, string>>();
  readonly #media: Record<string, MediaFile>;

  constructor(snapshot: Snapshot) {
    this.revision = snapshot.revision;
    this.defaultLocale = snapshot.defaultLocale;
    this.locales = snapshot.locales;
    this.#media = snapshot.media;
    for (const type of entryTypes) this.#add(type, snapshot.entries[type]);
  }

  #add(type: EntryType, entries: Entries[EntryType][]): void {
    const byId = new Map<string, Map<string, unknown>>();
    for (const entry of entries) {
      const locales = byId.get(entry.id) ?? new Map<string, unknown>();
      byId.set(entry.id, locales.set(entry.locale, entry));
      if (entry.locale === this.defaultLocale || type === 'Redirect') this.#indexLinks(type, entry);
    }
    this.#byType.set(type, byId);
  }

  #indexLinks(type: EntryType, entry: Entries[EntryType]): void {
    for (const field of ownLinks[type] ?? []) {
      const targets = (entry as Record<string, unknown>)[field];
      for (const id of Array.isArray(targets) ? targets : targets === undefined ? [] : [targets]) {
        const key = indexKey(type, field, id as string);
        this.#referrers.set(key, [...(this.#referrers.get(key) ?? []), entry.id]);
      }
    }
  }

  /**
   * The entry in `locale`, with the links of the default locale's row; what the locale lacks is the default locale's.
   * @returns nothing if it is not published
   */
  entry<Type extends EntryType>(type: Type, id: string, locale: string): Entries[Type] | undefined {
    const locales = (this.#byType.get(type) as ById<Type> | undefined)?.get(id);
    const own = locales?.get(locale);
    const fallback = locales?.get(this.defaultLocale);
    if (!own || !fallback || own === fallback) return own ?? fallback;
    const links = Object.fromEntries((ownLinks[type] ?? []).map((field) => [field, fallback[field]]));
    return { ...fallback, ...own, ...links };
  }

  /** Whether the entry is translated: it has a row of its own in `locale`. */
  has(type: EntryType, id: string, locale: string): boolean {
    return this.#byType.get(type)?.get(id)?.has(locale) ?? false;
  }

  /** Which entry has this address in `locale`. Where two claim it, the one with the lower id keeps it. */
  idBySlug(type: PagedType, slug: string, locale: string): string | undefined {
    const key = `${type}:${locale}`;
    const known = this.#idsBySlug.get(key) ?? this.#slugIndex(type, locale);
    this.#idsBySlug.set(key, known);
    return known.get(slug);
  }

  #slugIndex(type: PagedType, locale: string): Map<string, string> {
    const ids = this.ids(type).sort().reverse();
    return new Map(
      ids.flatMap((id) => {
        const entry = this.entry(type, id, locale);
        return entry ? [[entry.slug, id] as const] : [];
      }),
    );
  }

  ids(type: EntryType): string[] {
    return [...(this.#byType.get(type)?.keys() ?? [])];
  }

  /** Ids of the entries of `type` whose `field` links to `id`. */
  referrers(type: EntryType, field: string, id: string): readonly string[] {
    return this.#referrers.get(indexKey(type, field, id)) ?? [];
  }

  media(id: string): MediaFile | undefined {
    return this.#media[id];
  }
}

export const indexKey = (type: EntryType, field: PropertyKey, id: string) => `${type}.${String(field)}:${id}`;
