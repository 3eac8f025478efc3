import type { GraphChange } from '../../src/content/graph-change.ts';
import { isRangeKey } from '../../src/content/keys.ts';
import type { StoredPage } from '../render-site.ts';
import type { State } from './database.ts';

/** A page of the newest release. */
export interface KnownPage {
  hash: string;
  /** Ids of the keys that it read. */
  reads: Uint32Array;
  expires?: number;
}

/**
 * The pages of the newest release with what each of them read, in memory and in the publisher's record. Who read a key is
 * indexed, so that an edit does not look through the reads of every page: millions on a large site.
 */
export class Pages {
  readonly #state: State;
  readonly #pages = new Map<string, KnownPage>();
  readonly #keyIds = new Map<string, number>();
  readonly #keys: string[] = [];
  /** By the key's id, paths of the pages that read it. Some of them may not read it any more. */
  readonly #readers: string[][] = [];
  /** Ids of keys that stand for a range of articles: they may have changed without being named. */
  readonly #ranges: number[] = [];
  /** Moments at which pages expire, by path. */
  readonly #expiries = new Map<string, number>();
  #savedKeys: number;

  constructor(state: State) {
    this.#state = state;
    const keys = state.prepare('SELECT id, key FROM keys').iterate() as Iterable<{ id: number; key: string }>;
    for (const { id, key } of keys) {
      this.#intern(key, id);
    }
    this.#savedKeys = this.#keys.length;
    const pages = state.prepare('SELECT * FROM pages').iterate() as Iterable<{
      path: string;
      hash: string;
      reads: Buffer;
      expires: number | null;
    }>;
    for (const { path, hash, reads, expires } of pages) {
      const ids = new Uint32Array(reads.buffer.slice(reads.byteOffset, reads.byteOffset + reads.byteLength));
      this.#put(path, { hash, reads: ids, expires: expires ?? undefined });
    }
  }

  get size(): number {
    return this.#pages.size;
  }

  get(path: string): KnownPage | undefined {
    return this.#pages.get(path);
  }

  paths(): Iterable<string> {
    return this.#pages.keys();
  }

  /** Paths of the pages that read something that changed, or that expire up to `now`: milliseconds since 1970. */
  affected(change: Pick<GraphChange, 'keys' | 'has'>, now: number): string[] {
    const changed = new Set(this.#ranges.filter((id) => change.has(this.#keys[id]!)));
    for (const key of change.keys) {
      const id = this.#keyIds.get(key);
      if (id !== undefined) changed.add(id);
    }
    const found = new Set<string>();
    for (const [path, expires] of this.#expiries) if (expires <= now) found.add(path);
    for (const id of changed)
      for (const path of this.#readers[id]!)
        if (!found.has(path) && this.#pages.get(path)?.reads.includes(id)) found.add(path);
    return [...found];
  }

  /** What the page read. */
  readsOf(path: string): string[] {
    return [...(this.#pages.get(path)?.reads ?? [])].map((id) => this.#keys[id] ?? '');
  }

  /** The moment at which the first page expires. Infinity for none. */
  nextExpiry(): number {
    let next = Infinity;
    for (const expires of this.#expiries.values()) if (expires < next) next = expires;
    return next;
  }

  /** Within the caller's transaction. */
  save(rendered: readonly StoredPage[], removed: readonly string[]): void {
    const put = this.#state.prepare('INSERT OR REPLACE INTO pages VALUES (?, ?, ?, ?)');
    const putKey = this.#state.prepare('INSERT INTO keys VALUES (?, ?)');
    const remove = this.#state.prepare('DELETE FROM pages WHERE path = ?');
    for (const { path, hash, reads, expires } of rendered) {
      const ids = Uint32Array.from(reads, (key) => this.#idOf(key));
      this.#put(path, { hash, reads: ids, expires });
      put.run(path, hash, Buffer.from(ids.buffer), expires ?? null);
    }
    for (const path of removed) {
      this.#pages.delete(path);
      this.#expiries.delete(path);
      remove.run(path);
    }
    for (; this.#savedKeys < this.#keys.length; this.#savedKeys++)
      putKey.run(this.#savedKeys, this.#keys[this.#savedKeys]);
  }

  #put(path: string, page: KnownPage): void {
    const known = this.#pages.get(path);
    this.#pages.set(path, page);
    if (page.expires === undefined) this.#expiries.delete(path);
    else this.#expiries.set(path, page.expires);
    const before = new Set(known?.reads);
    for (const id of page.reads) {
      const readers = this.#readers[id]!;
      // One that read it before the last time is still among them.
      if (!known || (!before.has(id) && !readers.includes(path))) readers.push(path);
    }
  }

  #idOf(key: string): number {
    const known = this.#keyIds.get(key);
    if (known !== undefined) return known;
    return this.#intern(key, this.#keys.length);
  }

  #intern(key: string, id: number): number {
    this.#keys[id] = key;
    this.#keyIds.set(key, id);
    this.#readers[id] = [];
    if (isRangeKey(key)) this.#ranges.push(id);
    return id;
  }
}
