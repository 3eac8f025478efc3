import { type EntryType, entryTypes } from '@kneadful/shared-types';
import type { Entry } from '../content/entries/index.ts';
import type { Unfit } from './parse-entry.ts';

/** Which version of a published row it is: a publish makes a new row id, a link repair a new moment. */
export interface Version {
  rowId: number;
  /** Milliseconds since 1970, in decimal, as the CMS writes it. */
  publishedAt: string;
}

/** One published row of the CMS as it was fetched last. */
export interface Row extends Version {
  type: EntryType;
  id: string;
  locale: string;
  /** Document ids of everything the row links to, at any depth, files too. */
  links: string[];
  /** The entry, or what keeps it from being live. */
  content: { fit: true; entry: Entry } | { fit: false; unfit: Unfit };
}

/** One file of the media library. */
export interface FileRow {
  rowId: number;
  documentId: string;
  url: string;
  ext: string;
  width?: number;
  height?: number;
  updatedAt: string;
}

/** Count and sums by which the CMS says what it holds, exact to the digit. */
export interface Sums {
  count: number;
  rowSum: bigint;
  publishedSum: bigint;
}

/** What changed in the CMS since the mirror was right. Plain data: nothing has been touched yet. */
export interface Difference {
  revision: string;
  defaultLocale: string;
  locales: string[];
  rows: Row[];
  removed: Pick<Row, 'type' | 'id' | 'locale'>[];
  files: FileRow[];
  removedFiles: string[];
}

/** What the CMS holds, as it was fetched last: the base for asking only for what changed. */
export class Mirror {
  /** By type, id and locale. */
  readonly #rows = new Map(entryTypes.map((type) => [type, new Map<string, Map<string, Row>>()]));
  /** Carried along, so that an edit costs the same however many entries there are. */
  readonly #sums = new Map(entryTypes.map((type) => [type, noSums()]));
  readonly files = new Map<string, FileRow>();

  row(type: EntryType, id: string, locale: string): Row | undefined {
    return this.#rows.get(type)?.get(id)?.get(locale);
  }

  *rows(type: EntryType): Iterable<Row> {
    for (const locales of this.#rows.get(type)?.values() ?? []) yield* locales.values();
  }

  /** The rows of one entry, in every locale. */
  rowsOf(type: EntryType, id: string): Row[] {
    return [...(this.#rows.get(type)?.get(id)?.values() ?? [])];
  }

  put(row: Row): void {
    this.#uncount(row);
    const byId = this.#rows.get(row.type)!;
    const locales = byId.get(row.id) ?? new Map<string, Row>();
    byId.set(row.id, locales.set(row.locale, row));
    this.#sums.set(row.type, withVersion(this.#sums.get(row.type)!, row));
  }

  remove({ type, id, locale }: Pick<Row, 'type' | 'id' | 'locale'>): void {
    this.#uncount({ type, id, locale });
    const locales = this.#rows.get(type)?.get(id);
    locales?.delete(locale);
    if (locales?.size === 0) this.#rows.get(type)?.delete(id);
  }

  #uncount({ type, id, locale }: Pick<Row, 'type' | 'id' | 'locale'>): void {
    const known = this.row(type, id, locale);
    if (known) this.#sums.set(type, withoutVersion(this.#sums.get(type)!, known));
  }

  /** @returns how to take it back */
  apply(difference: Difference): () => void {
    const before = [...difference.rows, ...difference.removed].map((key) => ({
      key,
      row: this.row(key.type, key.id, key.locale),
    }));
    const filesBefore = [...difference.files.map(({ documentId }) => documentId), ...difference.removedFiles].map(
      (id) => ({ id, file: this.files.get(id) }),
    );
    for (const key of difference.removed) this.remove(key);
    for (const row of difference.rows) this.put(row);
    for (const id of difference.removedFiles) this.files.delete(id);
    for (const file of difference.files) this.files.set(file.documentId, file);
    return () => {
      for (const { key, row } of before.reverse()) {
        if (row) this.put(row);
        else this.remove(key);
      }
      for (const { id, file } of filesBefore.reverse()) {
        if (file) this.files.set(id, file);
        else this.files.delete(id);
      }
    };
  }

  sums(type: EntryType): Sums {
    return this.#sums.get(type)!;
  }

  /** The moment of the newest version: milliseconds since 1970. */
  newest(type: EntryType): bigint {
    let newest = 0n;
    // Most moments have the same number of digits, and then need not be read.
    let text = '0';
    for (const { publishedAt } of this.rows(type)) {
      if (publishedAt.length === text.length && publishedAt <= text) continue;
      const published = BigInt(publishedAt);
      if (published > newest) [newest, text] = [published, publishedAt];
    }
    return newest;
  }

  /** What the sums would be after a change. */
  sumsAfter(type: EntryType, rows: readonly (Version & RowName)[], removed: readonly RowName[]): Sums {
    const versions = new Map<string, { name: RowName; version?: Version }>();
    for (const name of removed) versions.set(`${name.id} ${name.locale}`, { name });
    for (const row of rows) versions.set(`${row.id} ${row.locale}`, { name: row, version: row });
    let sums = this.sums(type);
    for (const { name, version } of versions.values()) {
      const known = this.row(type, name.id, name.locale);
      if (known) sums = withoutVersion(sums, known);
      if (version) sums = withVersion(sums, version);
    }
    return sums;
  }

  fileSums(): Sums & { newest: bigint } {
    return fileSumsOf(this.files.values());
  }
}

type RowName = Pick<Row, 'id' | 'locale'>;

const noSums = (): Sums => ({ count: 0, rowSum: 0n, publishedSum: 0n });

const withVersion = ({ count, rowSum, publishedSum }: Sums, { rowId, publishedAt }: Version): Sums => ({
  count: count + 1,
  rowSum: rowSum + BigInt(rowId),
  publishedSum: publishedSum + BigInt(publishedAt),
});

const withoutVersion = ({ count, rowSum, publishedSum }: Sums, { rowId, publishedAt }: Version): Sums => ({
  count: count - 1,
  rowSum: rowSum - BigInt(rowId),
  publishedSum: publishedSum - BigInt(publishedAt),
});

export function fileSumsOf(files: Iterable<FileRow>): Sums & { newest: bigint } {
  let [sums, newest] = [noSums(), 0n];
  for (const { rowId, updatedAt } of files) {
    sums = withVersion(sums, { rowId, publishedAt: updatedAt });
    if (BigInt(updatedAt) > newest) newest = BigInt(updatedAt);
  }
  return { ...sums, newest };
}

export const isSameVersion = (a: Version | undefined, b: Version): boolean =>
  a?.rowId === b.rowId && a.publishedAt === b.publishedAt;
