import type { EntryType } from '@kneadful/shared-types';
import type { Entries, Entry } from './entries/index.ts';
import { type ContentGraph, indexKey, isAddressed, ownLinkIds } from './graph.ts';
import {
  articleCountKey,
  articlesKeyEnd,
  entryKey,
  fieldKey,
  languagesKey,
  listKey,
  mediaKey,
  slugKey,
} from './keys.ts';
import { languagesOf } from './languages.ts';
import type { Addressed } from './slug-index.ts';
import type { MediaFile } from './snapshot.ts';

/** Changes a graph, collects the keys of what a page could have read differently before, and can take it all back. */
export class GraphChange {
  readonly graph: ContentGraph;
  /** Addresses that an entry took or left. */
  readonly slugs = new Map<string, { type: Addressed; slug: string; locale: string }>();
  /** Keys that changed for certain; `has` knows those that stand for a range of articles too. */
  readonly keys = new Set<string>();
  /** Rows that are not there any more as they were. */
  readonly replaced: { type: EntryType; id: string; locale: string; entry: Entry }[] = [];
  /** Whether a picture came, went or changed. */
  touchedMedia = false;
  /** Rows as they were before the change, by type, id and locale. */
  readonly #before = new Map<string, Entry | undefined>();
  /** The lowest position at which the order of the articles changed. */
  #firstMoved = Infinity;
  readonly #undo: (() => void)[] = [];

  constructor(graph: ContentGraph) {
    this.graph = graph;
  }

  /** @returns whether anything changed */
  set<Type extends EntryType>(type: Type, id: string, locale: string, after: Entries[Type] | undefined): boolean {
    const { graph } = this;
    const before = graph.row(type, id, locale);
    const fields = changedFields(before, after);
    if (fields.length === 0) return false;
    const wasLive = graph.isLive(type, id);
    const shownBefore = this.#shown(type, id, locale);
    const languagesBefore = type === 'Studio' ? JSON.stringify(languagesOf(graph)) : '';
    const isMoved = type === 'Article' && locale === graph.defaultLocale && fields.includes('createdAt');
    if (isMoved) this.#articleMoves(before as Entries['Article']);
    graph.set(type, id, locale, after);
    const row = `${entryKey(type, id)} ${locale}`;
    if (!this.#before.has(row)) this.#before.set(row, before);
    if (before) this.replaced.push({ type, id, locale, entry: before });
    this.#undo.push(() => graph.set(type, id, locale, before));
    if (isMoved) this.#articleMoves(after as Entries['Article']);

    const cameOrWent = !before || !after;
    for (const [language, shown] of this.#shown(type, id, locale)) {
      const isOwn = language === locale;
      const last = shownBefore.get(language);
      // Where nothing is translated, it is the row itself that is shown.
      const differing = last === before && shown === after ? fields : changedFields(last, shown);
      this.#shownChange(type, id, language, { before: last, after: shown, fields: differing }, isOwn && cameOrWent);
    }
    if (wasLive !== graph.isLive(type, id)) this.keys.add(listKey(type));
    if (isMoved && cameOrWent) this.keys.add(articleCountKey);
    if (locale === graph.defaultLocale) this.#linkChanges(type, before, after, isMoved);
    if (type === 'Studio' && JSON.stringify(languagesOf(graph)) !== languagesBefore) this.keys.add(languagesKey);
    return true;
  }

  setMedia(id: string, after: MediaFile | undefined): boolean {
    const before = this.graph.media(id);
    if (JSON.stringify(before) === JSON.stringify(after)) return false;
    this.graph.setMedia(id, after);
    this.#undo.push(() => this.graph.setMedia(id, before));
    this.keys.add(mediaKey(id));
    this.touchedMedia = true;
    return true;
  }

  /** The row as it was before the change. */
  before<Type extends EntryType>(type: Type, id: string, locale: string): Entries[Type] | undefined {
    const row = `${entryKey(type, id)} ${locale}`;
    const before = this.#before.has(row) ? this.#before.get(row) : this.graph.row(type, id, locale);
    return before as Entries[Type] | undefined;
  }

  /** Whether what the key stands for may have changed. */
  has(key: string): boolean {
    if (this.keys.has(key)) return true;
    const end = this.#firstMoved === Infinity ? undefined : articlesKeyEnd(key);
    return end !== undefined && end > this.#firstMoved;
  }

  get isEmpty(): boolean {
    return this.#undo.length === 0;
  }

  /** Brings the graph back to where it was. */
  undo(): void {
    for (const step of this.#undo.splice(0).reverse()) step();
    this.keys.clear();
    this.slugs.clear();
    this.#before.clear();
    this.replaced.length = 0;
    this.touchedMedia = false;
    this.#firstMoved = Infinity;
  }

  #articleMoves(entry: Entries['Article'] | undefined): void {
    if (entry) this.#firstMoved = Math.min(this.#firstMoved, this.graph.articles.position(entry));
  }

  /** The entry in every language that shows something of the row: other languages borrow from the default one. */
  #shown(type: EntryType, id: string, locale: string): Map<string, Entry | undefined> {
    const { graph } = this;
    const isBorrowed = locale === graph.defaultLocale && type !== 'Redirect';
    const languages = isBorrowed ? [...new Set([locale, ...graph.locales])] : [locale];
    return new Map(languages.map((language) => [language, graph.entry(type, id, language)]));
  }

  #shownChange(
    type: EntryType,
    id: string,
    locale: string,
    { before, after, fields }: { before?: Entry; after?: Entry; fields: readonly string[] },
    rowCameOrWent: boolean,
  ): void {
    const tag = this.graph.tag(locale);
    const key = entryKey(type, id, tag);
    const appeared = !before !== !after;
    for (const field of fields) this.keys.add(fieldKey(key, field));
    if (fields.length > 0) this.keys.add(fieldKey(key, '*'));
    if (rowCameOrWent || appeared) this.keys.add(key);
    if (!isAddressed(type)) return;
    const [left, taken] = [before, after].map((entry) => entry && addressOf(type, entry));
    if (left === taken && !rowCameOrWent && !appeared) return;
    for (const slug of [left, taken]) {
      if (slug === undefined) continue;
      const address = slugKey(type, slug, tag);
      this.keys.add(address);
      this.slugs.set(address, { type, slug, locale });
    }
  }

  #linkChanges(type: EntryType, before: Entry | undefined, after: Entry | undefined, isMoved: boolean): void {
    const [left, taken] = [before, after].map(
      (entry) => new Set(entry ? ownLinkIds(type, entry).map(([field, id]) => indexKey(type, field, id)) : []),
    ) as [Set<string>, Set<string>];
    // Pages show the newest of the articles that link to something.
    for (const key of [...left, ...taken]) if (isMoved || !left.has(key) || !taken.has(key)) this.keys.add(key);
  }
}

const addressOf = (type: Addressed, entry: Entry): string | undefined =>
  (entry as Partial<Record<string, string>>)[type === 'Redirect' ? 'from' : 'slug'];

/** Names of the fields in which two rows differ; all of them where one is missing. */
function changedFields(before: object | undefined, after: object | undefined): string[] {
  const [a, b] = [before ?? {}, after ?? {}] as Record<string, unknown>[];
  return [...new Set([...Object.keys(a!), ...Object.keys(b!)])].filter(
    (field) => JSON.stringify(a![field]) !== JSON.stringify(b![field]),
  );
}
