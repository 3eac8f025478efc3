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
  newest: bigint;
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
    const byId = this.#rows.get(row.type)!;
    const locales = byId.get(row.id) ?? new Map<string, Row>();
    byId.set(row.id, locales.set(row.locale, row));
  }

  remove({ type, id, locale }: Pick<Row, 'type' | 'id' | 'locale'>): void {
    const locales = this.#rows.get(type)?.get(id);
    locales?.delete(locale);
    if (locales?.size === 0) this.#rows.get(type)?.delete(id);
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
    return sumOf(this.rows(type));
  }

  fileSums(): Sums {
    return sumOf([...this.files.values()].map(({ rowId, updatedAt }) => ({ rowId, publishedAt: updatedAt })));
  }
}

export function sumOf(rows: Iterable<Version>): Sums {
  const sums: Sums = { count: 0, rowSum: 0n, publishedSum: 0n, newest: 0n };
  for (const { rowId, publishedAt } of rows) {
    const published = BigInt(publishedAt);
    sums.count += 1;
    sums.rowSum += BigInt(rowId);
    sums.publishedSum += published;
    if (published > sums.newest) sums.newest = published;
  }
  return sums;
}

export const isSameVersion = (a: Version | undefined, b: Version): boolean =>
  a?.rowId === b.rowId && a.publishedAt === b.publishedAt;
