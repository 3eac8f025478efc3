import { type EntryType, entryTypes } from '@kneadful/shared-types';
import { folders } from './addresses.ts';
import { Chronicle } from './chronicle.ts';
import { type Entries, type Entry, ownLinks, sharedFields } from './entries/index.ts';
import { type Addressed, SlugIndex } from './slug-index.ts';
import type { MediaFile, Snapshot } from './snapshot.ts';

type Rows<Type extends EntryType> = Map<string, Map<string, Entries[Type]>>;

/** Content by id and locale, with the links between entries followed both ways. Pages read it through `Content`. */
export class ContentGraph {
  revision: string;
  readonly defaultLocale: string;
  readonly locales: readonly string[];
  /** Articles from the oldest to the newest. */
  readonly articles = new Chronicle();
  readonly #byType = new Map<EntryType, Map<string, Map<string, unknown>>>();
  /** `Condition.techniques:<id>` → ids of the conditions that link to it. */
  readonly #referrers = new Map<string, Set<string>>();
  readonly #slugs: SlugIndex;
  readonly #media = new Map<string, MediaFile>();

  constructor(snapshot: Snapshot) {
    this.revision = snapshot.revision;
    this.defaultLocale = snapshot.defaultLocale;
    this.locales = snapshot.locales;
    this.#slugs = new SlugIndex((type, id, locale) => this.slugOf(type, id, locale));
    for (const type of entryTypes) {
      this.#byType.set(type, new Map());
      for (const entry of snapshot.entries[type]) this.set(type, entry.id, entry.locale, entry);
    }
    for (const [id, file] of Object.entries(snapshot.media)) this.setMedia(id, file);
  }

  /**
   * Puts an entry's row in place of what was there, or takes it away.
   * @returns what was there, so that the change can be undone
   */
  set<Type extends EntryType>(
    type: Type,
    id: string,
    locale: string,
    entry: Entries[Type] | undefined,
  ): Entries[Type] | undefined {
    const byId = this.#byType.get(type) as Rows<Type>;
    const rows = byId.get(id) ?? (new Map() as Map<string, Entries[Type]>);
    const before = rows.get(locale);
    if (isAddressed(type)) this.#slugs.remove(type, id);
    if (locale === this.defaultLocale) {
      this.#indexLinks(type, before, 'delete');
      this.#indexLinks(type, entry, 'add');
      if (type === 'Article') this.articles.replace(before as ArticleRow, entry as ArticleRow);
    }
    if (entry) rows.set(locale, entry);
    else rows.delete(locale);
    if (rows.size > 0) byId.set(id, rows);
    else byId.delete(id);
    if (isAddressed(type)) this.#slugs.add(type, id);
    return before;
  }

  #indexLinks(type: EntryType, entry: Entry | undefined, action: 'add' | 'delete'): void {
    if (!entry) return;
    for (const [field, id] of ownLinkIds(type, entry)) {
      const key = indexKey(type, field, id);
      const ids = this.#referrers.get(key) ?? new Set();
      ids[action](entry.id);
      if (ids.size > 0) this.#referrers.set(key, ids);
      else this.#referrers.delete(key);
    }
  }

  /** The row itself, without what other locales lend it. */
  row<Type extends EntryType>(type: Type, id: string, locale: string): Entries[Type] | undefined {
    return (this.#byType.get(type) as Rows<Type>).get(id)?.get(locale);
  }

  /**
   * The entry in `locale`, with the links of the default locale's row and what has no language; what the locale lacks is the
   * default locale's.
   * @returns nothing if it is not live: a translation is so only with its original, which has its links
   */
  entry<Type extends EntryType>(type: Type, id: string, locale: string): Entries[Type] | undefined {
    const original = this.row(type, id, this.defaultLocale);
    const own = original && this.row(type, id, locale);
    if (!own || own === original) return original;
    const fields = [...(ownLinks[type] ?? []), ...(sharedFields[type] ?? [])];
    const lent = Object.fromEntries(fields.map((field) => [field, original[field]]));
    return { ...original, ...withoutEmptyLists(own), ...lent };
  }

  /** Whether the entry is live and translated: it has a row of its own in `locale`. */
  has(type: EntryType, id: string, locale: string): boolean {
    return this.isLive(type, id) && this.row(type, id, locale) !== undefined;
  }

  /** What keys of reads in `locale` end with: nothing for the default one, `@es` for Spanish. */
  tag(locale: string): string {
    return locale === this.defaultLocale ? '' : `@${locale}`;
  }

  /** What the entry is found by in `locale`: its slug, or the path that a redirect leads away from. */
  slugOf(type: Addressed, id: string, locale: string): string | undefined {
    return type === 'Redirect' ? this.entry(type, id, locale)?.from : this.entry(type, id, locale)?.slug;
  }

  /** Which entry has this address in `locale`. Where two claim it, the one with the lower id keeps it. */
  idBySlug(type: Addressed, slug: string, locale: string): string | undefined {
    return this.#slugs.owner(type, slug, locale, () => this.ids(type));
  }

  /** Of what is live. */
  ids(type: EntryType): string[] {
    return [...(this.#byType.get(type)?.keys() ?? [])].filter((id) => this.isLive(type, id));
  }

  /** How many entries there are, each language counted. */
  get size(): number {
    let size = 0;
    for (const byId of this.#byType.values()) for (const locales of byId.values()) size += locales.size;
    return size;
  }

  /** Whether its original is there: the row in the default locale. */
  isLive(type: EntryType, id: string): boolean {
    return this.row(type, id, this.defaultLocale) !== undefined;
  }

  /** Ids of the entries of `type` whose `field` links to `id`, in no order that means anything. */
  referrers(type: EntryType, field: string, id: string): string[] {
    return [...(this.#referrers.get(indexKey(type, field, id)) ?? [])];
  }

  media(id: string): MediaFile | undefined {
    return this.#media.get(id);
  }

  /** @returns what was there */
  setMedia(id: string, file: MediaFile | undefined): MediaFile | undefined {
    const before = this.#media.get(id);
    if (file) this.#media.set(id, file);
    else this.#media.delete(id);
    return before;
  }

  /** Every picture of what is live, by its file's document id. */
  mediaRecord(): Record<string, MediaFile> {
    return Object.fromEntries(this.#media);
  }
}

/** A translation that leaves its cards or its text out must not hide the original's: they may be signs of danger. */
const withoutEmptyLists = <Row extends object>(row: Row): Partial<Row> =>
  Object.fromEntries(
    Object.entries(row).filter(([, value]) => !Array.isArray(value) || value.length > 0),
  ) as Partial<Row>;

type ArticleRow = Entry<'Article'> | undefined;

export const isAddressed = (type: EntryType): type is Addressed => type in folders || type === 'Redirect';

export const indexKey = (type: EntryType, field: PropertyKey, id: string) => `${type}.${String(field)}:${id}`;

/** Field and target of every link that the entry itself owns. */
export function ownLinkIds(type: EntryType, entry: Entry): [field: string, id: string][] {
  return (ownLinks[type] ?? []).flatMap((field) => {
    const targets = (entry as Record<string, unknown>)[field] as string | string[] | undefined;
    return [targets ?? []].flat().map((id): [string, string] => [field, id]);
  });
}
