import type { EntryType } from '@kneadful/shared-types';
import { uniqueAnchors } from '../lib/anchor.ts';
import type { PageVersion, Picture } from '../lib/model.ts';
import type { Ui } from '../lib/ui.ts';
import { entryPath, type PagedType } from './addresses.ts';
import type { Entries, StoredPicture } from './entries/index.ts';
import { compare as byAge } from './chronicle.ts';
import { type ContentGraph, indexKey } from './graph.ts';
import {
  articleCountKey,
  articlesKey,
  entryKey,
  fieldKey,
  languagesKey,
  listKey,
  mediaKey,
  recording,
  slugKey,
} from './keys.ts';
import { type Language, languagesOf } from './languages.ts';
import { sourcesOf } from './variants.ts';
import type { Addressed } from './slug-index.ts';

/** What a page read, so that it is rendered again exactly when one of these changes. */
export interface Reads {
  /** Keys as `keys.ts` writes them. */
  keys: Set<string>;
  /** The moment at which the page expires, if it looked at the clock: milliseconds since 1970. */
  expires?: number;
}

export interface ContentOptions {
  /** The page's language, and the one way to make an address. */
  ui: Ui;
  now(): Date;
  /** Of the page around an original that is not yet translated. */
  frame?: Content;
}

/** One page's view of the content: the graph in one locale, with every read recorded. */
export class Content {
  readonly reads: Reads;
  readonly ui: Ui;
  /**
   * The content in the language of the page's address, for what stands around the main part. It is another than this one
   * where the main part is shown in the default language, since it is not yet translated.
   */
  readonly frame: Content;
  /** An element id for a heading, given once on the page. */
  readonly anchor = uniqueAnchors();
  readonly #graph: ContentGraph;
  readonly #recorded = new Map<string, object>();
  readonly #now: () => Date;

  constructor(graph: ContentGraph, { ui, now, frame }: ContentOptions) {
    this.#graph = graph;
    this.#now = now;
    this.ui = ui;
    this.frame = frame ?? this;
    this.reads = frame?.reads ?? { keys: new Set() };
  }

  get locale(): string {
    return this.ui.locale;
  }

  href(path: string): string {
    return this.ui.href(path);
  }

  /** Reads of its fields are recorded one by one, so that a page is not rendered for a change of what it does not show. */
  entry<Type extends EntryType>(type: Type, id: string | undefined): Entries[Type] | undefined {
    if (id === undefined) return undefined;
    const key = entryKey(type, id, this.#graph.tag(this.locale));
    this.reads.keys.add(key);
    const known = this.#recorded.get(key) as Entries[Type] | undefined;
    const entry = known ?? this.#graph.entry(type, id, this.locale);
    if (!entry || known) return known;
    const recorded = recording(entry, key, this.reads.keys);
    this.#recorded.set(key, recorded);
    return recorded;
  }

  /** The entries behind a list of links, in its order; what is not published is left out. */
  entries<Type extends EntryType>(type: Type, ids: readonly string[]): Entries[Type][] {
    return ids.map((id) => this.entry(type, id)).filter((entry) => entry !== undefined);
  }

  /** All entries of a type, by their `order` and then by name. For types of which a studio has few. */
  all<Type extends EntryType>(type: Type): Entries[Type][] {
    this.reads.keys.add(listKey(type));
    return sorted(this.entries(type, this.#graph.ids(type)), this.locale);
  }

  /** Entries of `type` whose `field` links to `id`: the other direction of a link. */
  linkingTo<Type extends EntryType>(type: Type, field: keyof Entries[Type] & string, id: string): Entries[Type][] {
    this.reads.keys.add(indexKey(type, field, id));
    return sorted(this.entries(type, this.#graph.referrers(type, field, id)), this.locale);
  }

  articleCount(): number {
    this.reads.keys.add(articleCountKey);
    return this.#graph.articles.length;
  }

  /** Whether there are so many. Recorded as a read of the position where the last of them stands. */
  hasArticles(count: number): boolean {
    this.reads.keys.add(articlesKey(count - 1, count));
    return this.#graph.articles.length >= count;
  }

  /** Articles by age: those at the positions `from` to `to` (not included; none: to the newest), counted from the oldest. */
  articles(from: number, to?: number): Entries['Article'][] {
    this.reads.keys.add(articlesKey(from, to));
    return this.entries('Article', this.#graph.articles.ids(from, to));
  }

  /** The newest articles whose `field` links to `id`, newest first, and how many there are in all. */
  newestArticles(
    field: keyof Entries['Article'] & string,
    id: string,
    count: number,
  ): { newest: Entries['Article'][]; total: number } {
    this.reads.keys.add(indexKey('Article', field, id));
    const ids = this.#graph.referrers('Article', field, id);
    const newest = ids
      .map((article) => this.#graph.entry('Article', article, this.#graph.defaultLocale))
      .filter((article) => article !== undefined)
      .sort((a, b) => byAge(b, a))
      .slice(0, count);
    return {
      newest: this.entries(
        'Article',
        newest.map((article) => article.id),
      ),
      total: ids.length,
    };
  }

  /** The entry at an address, which for a redirect is the path it leads away from. The read is of that address alone. */
  bySlug<Type extends Addressed>(type: Type, slug: string | undefined): Entries[Type] | undefined {
    if (slug === undefined) return undefined;
    this.reads.keys.add(slugKey(type, slug, this.#graph.tag(this.locale)));
    return this.entry(type, this.#graph.idBySlug(type, slug, this.locale));
  }

  /** The redirect that leads away from a path, which is whole: with its language. */
  redirect(from: string): Entries['Redirect'] | undefined {
    this.reads.keys.add(slugKey('Redirect', from));
    const { defaultLocale } = this.#graph;
    const id = this.#graph.idBySlug('Redirect', from, defaultLocale);
    if (id === undefined) return undefined;
    const key = entryKey('Redirect', id);
    this.reads.keys.add(key);
    const redirect = this.#graph.entry('Redirect', id, defaultLocale);
    return redirect && recording(redirect, key, this.reads.keys);
  }

  /** Whether the entry has words of its own in this language. */
  isTranslated(type: EntryType, id: string): boolean {
    this.reads.keys.add(entryKey(type, id, this.#graph.tag(this.locale)));
    return this.#graph.has(type, id, this.locale);
  }

  /** The language of an entry that is shown here and is not yet translated. */
  foreign(entry: { locale: string }): string | undefined {
    return entry.locale === this.locale ? undefined : entry.locale;
  }

  /** The languages that are live, the default one first. */
  languages(): Language[] {
    this.reads.keys.add(languagesKey);
    return languagesOf(this.#graph);
  }

  /** The entry's page in each language that has one, be it as an original that is not yet translated. */
  versions(type: PagedType, id: string): PageVersion[] {
    return this.languages().flatMap(({ locale, prefix }) => {
      const key = entryKey(type, id, this.#graph.tag(locale));
      this.reads.keys.add(key).add(fieldKey(key, 'slug'));
      const slug = this.#graph.slugOf(type, id, locale);
      if (slug === undefined) return [];
      const href = this.ui.file(entryPath(type, slug, prefix));
      return [{ locale, href, isTranslated: this.#graph.has(type, id, locale) }];
    });
  }

  /** A page that is there in every language. */
  everywhere(path: string): PageVersion[] {
    return this.languages().map(({ locale, prefix }) => ({
      locale,
      href: this.ui.file(prefix + path),
      isTranslated: true,
    }));
  }

  /** Those of every entry of the type. */
  allVersions(type: PagedType): PageVersion[][] {
    return this.all(type).map(({ id }) => this.versions(type, id));
  }

  /** The one entry of a single type. @throws where it is not published: the sync does not let that pass */
  single<Type extends 'Studio' | 'Navigation'>(type: Type): Entries[Type] {
    const [entry] = this.all(type);
    if (!entry) throw new Error(`${type} is not published. Publish it in the CMS.`);
    return entry;
  }

  address(type: PagedType, entry: { id: string; slug: string }): string {
    const { slug } = this.frame === this ? entry : (this.frame.entry(type, entry.id) ?? entry);
    return this.href(entryPath(type, slug));
  }

  /** What an editor wrote as the path of a page; one that begins with a language stays in it. */
  linked(path: string): string {
    const isInLanguage = this.languages().some(({ prefix }) => prefix && path.startsWith(`${prefix}/`));
    return isInLanguage ? this.ui.file(path) : this.href(path);
  }

  picture({ file, alternativeText }: StoredPicture): Picture {
    const media = this.media(file.documentId);
    if (!media) throw new Error(`The picture ${file.url} was not fetched from the CMS.`);
    const { src, width, height, sources } = media;
    return { src, alt: alternativeText, width, height, sources };
  }

  /** A file of the media library as it is shown; a drawing may have neither width nor height. */
  media(fileId: string): Omit<Picture, 'alt'> | undefined {
    this.reads.keys.add(mediaKey(fileId));
    const media = this.#graph.media(fileId);
    if (!media) return undefined;
    const { src, width, height } = media;
    return { src: this.ui.file(src), width, height, sources: sourcesOf(media, (path) => this.ui.file(path)) };
  }

  mediaAddress(fileId: string): string | undefined {
    this.reads.keys.add(mediaKey(fileId));
    const media = this.#graph.media(fileId);
    return media && this.ui.file(media.src);
  }

  /** The present moment. The caller says until when what it makes of it holds. */
  now(validUntil: (now: Date) => Date | undefined): Date {
    const now = this.#now();
    const until = validUntil(now)?.getTime();
    if (until !== undefined) this.reads.expires = Math.min(until, this.reads.expires ?? Infinity);
    return now;
  }
}

/** To make one costs as much as to sort a list of hundreds. */
const collators = new Map<string, Intl.Collator>();

function collatorOf(locale: string): Intl.Collator {
  const collator = collators.get(locale) ?? new Intl.Collator(locale);
  collators.set(locale, collator);
  return collator;
}

function sorted<Item extends { id: string }>(entries: Item[], locale: string): Item[] {
  const { compare } = collatorOf(locale);
  const key = (entry: Item) => {
    const { order, name, title, question, situation } = entry as Partial<Record<string, unknown>>;
    return {
      order: typeof order === 'number' ? order : 0,
      label: String(name ?? title ?? question ?? situation ?? ''),
    };
  };
  return entries
    .map((entry) => ({ entry, ...key(entry) }))
    .sort((a, b) => a.order - b.order || compare(a.label, b.label) || (a.entry.id < b.entry.id ? -1 : 1))
    .map(({ entry }) => entry);
}
