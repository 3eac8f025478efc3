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

/** The pages of the newest release with what each of them read, in memory and in the publisher's record. */
export class Pages {
  readonly #state: State;
  readonly #pages = new Map<string, KnownPage>();
  readonly #keyIds = new Map<string, number>();
  readonly #keys: string[] = [];
  /** Ids of keys that stand for a range of articles: they may have changed without being named. */
  readonly #ranges: number[] = [];
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
      this.#pages.set(path, { hash, reads: ids, expires: expires ?? undefined });
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
    const changed = new Uint8Array(this.#keys.length);
    for (const key of change.keys) {
      const id = this.#keyIds.get(key);
      if (id !== undefined) changed[id] = 1;
    }
    for (const id of this.#ranges) if (change.has(this.#keys[id]!)) changed[id] = 1;
    const found: string[] = [];
    for (const [path, { reads, expires }] of this.#pages)
      if ((expires !== undefined && expires <= now) || readAny(reads, changed)) found.push(path);
    return found;
  }

  /** What the page read. */
  readsOf(path: string): string[] {
    return [...(this.#pages.get(path)?.reads ?? [])].map((id) => this.#keys[id] ?? '');
  }

  /** The moment at which the first page expires. Infinity for none. */
  nextExpiry(): number {
    let next = Infinity;
    for (const { expires = Infinity } of this.#pages.values()) if (expires < next) next = expires;
    return next;
  }

  /** Within the caller's transaction. */
  save(rendered: readonly StoredPage[], removed: readonly string[]): void {
    const put = this.#state.prepare('INSERT OR REPLACE INTO pages VALUES (?, ?, ?, ?)');
    const putKey = this.#state.prepare('INSERT INTO keys VALUES (?, ?)');
    const remove = this.#state.prepare('DELETE FROM pages WHERE path = ?');
    for (const { path, hash, reads, expires } of rendered) {
      const ids = Uint32Array.from(reads, (key) => this.#idOf(key));
      this.#pages.set(path, { hash, reads: ids, expires });
      put.run(path, hash, Buffer.from(ids.buffer), expires ?? null);
    }
    for (const path of removed) {
      this.#pages.delete(path);
      remove.run(path);
    }
    for (; this.#savedKeys < this.#keys.length; this.#savedKeys++)
      putKey.run(this.#savedKeys, this.#keys[this.#savedKeys]);
  }

  #idOf(key: string): number {
    const known = this.#keyIds.get(key);
    if (known !== undefined) return known;
    return this.#intern(key, this.#keys.length);
  }

  #intern(key: string, id: number): number {
    this.#keys[id] = key;
    this.#keyIds.set(key, id);
    if (isRangeKey(key)) this.#ranges.push(id);
    return id;
  }
}

/** Millions of reads are looked through for an edit of a large site: the plainest loop is several times as fast as `some`. */
function readAny(reads: Uint32Array, changed: Uint8Array): boolean {
  for (let index = 0; index < reads.length; index++) if (changed[reads[index]!] === 1) return true;
  return false;
}
