import type { PublishCause, PublishTimes, ReleaseSummary } from '@kneadful/shared-types';
import { readMeta, type State, writeMeta } from '../state/database.ts';

/** A release as the record has it. `seq` grows by one with each. */
export interface Release extends Omit<ReleaseSummary, 'live'> {
  seq: number;
  redirects: Record<string, string>;
}

/** Files of a release that differ from another's: their hash, or nothing where the release has no such file. */
export type FileChanges = Map<string, string | undefined>;

interface ReleaseRow {
  seq: number;
  id: string;
  revision: string;
  cause: PublishCause;
  at: string;
  rendered: number;
  files: number;
  times: string;
  redirects: string;
}

/** Assets and pictures, whose names follow from their bytes: a page that a visitor has open may still ask for them. */
export const isNamedByContent = (path: string) => /^\/(_astro|media)\//.test(path);

/** Which releases there are, which files each of them holds, and which one is live. */
export class Ledger {
  readonly #state: State;

  constructor(state: State) {
    this.#state = state;
  }

  /** Newest first. */
  list(): Release[] {
    return (this.#state.prepare('SELECT * FROM releases ORDER BY seq DESC').all() as ReleaseRow[]).map(fromRow);
  }

  find(id: string): Release | undefined {
    const row = this.#state.prepare('SELECT * FROM releases WHERE id = ?').get(id) as ReleaseRow | undefined;
    return row && fromRow(row);
  }

  newest(): Release | undefined {
    const row = this.#state.prepare('SELECT * FROM releases ORDER BY seq DESC LIMIT 1').get() as ReleaseRow | undefined;
    return row && fromRow(row);
  }

  /** The release that visitors see, or are about to see. */
  get liveId(): string | undefined {
    return readMeta(this.#state, 'live');
  }

  set liveId(id: string | undefined) {
    writeMeta(this.#state, 'live', id);
  }

  /**
   * Records a release. Within the caller's transaction.
   * @param changes files that differ from the newest release
   */
  add(release: Omit<Release, 'seq' | 'files'>, changes: FileChanges): Release {
    const seq = (this.newest()?.seq ?? 0) + 1;
    const close = this.#state.prepare('UPDATE release_files SET to_seq = ? WHERE path = ? AND to_seq IS NULL');
    const open = this.#state.prepare('INSERT INTO release_files VALUES (?, ?, ?, NULL)');
    const retire = this.#state.prepare('INSERT OR REPLACE INTO retired VALUES (?, ?)');
    const restore = this.#state.prepare('DELETE FROM retired WHERE path = ?');
    for (const [path, hash] of changes) {
      if (hash === undefined && isNamedByContent(path)) {
        retire.run(path, seq - 1);
        continue;
      }
      close.run(seq, path);
      if (hash === undefined) continue;
      open.run(path, hash, seq);
      restore.run(path);
    }
    this.#dropRetired(seq);
    const { count } = this.#state.prepare('SELECT count(*) AS count FROM release_files WHERE to_seq IS NULL').get() as {
      count: number;
    };
    const { id, revision, cause, at, rendered, times, redirects } = release;
    this.#state
      .prepare('INSERT INTO releases VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)')
      .run(seq, id, revision, cause, at, rendered, count, JSON.stringify(times), JSON.stringify(redirects));
    return { ...release, seq, files: count };
  }

  /** Assets that no kept release needs any more leave with the release `seq`. */
  #dropRetired(seq: number): void {
    const { oldest } = this.#state.prepare('SELECT min(seq) AS oldest FROM releases').get() as {
      oldest: number | null;
    };
    if (oldest === null) return;
    const old = this.#state.prepare('SELECT path FROM retired WHERE seq < ?').all(oldest) as { path: string }[];
    for (const { path } of old) {
      this.#state.prepare('UPDATE release_files SET to_seq = ? WHERE path = ? AND to_seq IS NULL').run(seq, path);
      this.#state.prepare('DELETE FROM retired WHERE path = ?').run(path);
    }
  }

  /** Paths of assets that no page of the newest release needs. */
  retired(): string[] {
    return (this.#state.prepare('SELECT path FROM retired').all() as { path: string }[]).map(({ path }) => path);
  }

  /** Forgets every release, and the pages of the newest. */
  forget(): void {
    this.#state.exec(
      `DELETE FROM releases; DELETE FROM release_files; DELETE FROM retired; DELETE FROM pages; DELETE FROM meta WHERE name IN ('live', 'app')`,
    );
  }

  setTimes(id: string, times: PublishTimes): void {
    this.#state.prepare('UPDATE releases SET times = ? WHERE id = ?').run(JSON.stringify(times), id);
  }

  /** Every file of a release. */
  files(seq: number): Map<string, string> {
    const rows = this.#state
      .prepare('SELECT path, hash FROM release_files WHERE from_seq <= ? AND (to_seq IS NULL OR to_seq > ?)')
      .all(seq, seq) as { path: string; hash: string }[];
    return new Map(rows.map(({ path, hash }) => [path, hash]));
  }

  /**
   * Every file of a release, and the assets of newer ones: after going back, a visitor may still have a newer page open.
   */
  filesWithNewerAssets(seq: number): Map<string, string> {
    const newer = this.#state
      .prepare('SELECT path, hash FROM release_files WHERE from_seq > ? AND to_seq IS NULL')
      .all(seq) as { path: string; hash: string }[];
    const assets = newer.filter(({ path }) => isNamedByContent(path));
    return new Map([...assets.map(({ path, hash }) => [path, hash] as const), ...this.files(seq)]);
  }

  /** What has to change in a tree of the release `from` to make it one of `to`. */
  changes(from: number, to: number): FileChanges {
    const since = Math.min(from, to);
    // Not `UNION` nor `DISTINCT`: SQLite would go through every file in the order of its path.
    const rows = this.#state
      .prepare(
        'SELECT path FROM release_files WHERE from_seq > ? UNION ALL SELECT path FROM release_files WHERE to_seq > ?',
      )
      .all(since, since) as { path: string }[];
    const touched = new Set(rows.map(({ path }) => path));
    const at = this.#state.prepare(
      'SELECT hash FROM release_files WHERE path = ? AND from_seq <= ? AND (to_seq IS NULL OR to_seq > ?)',
    );
    const hashAt = (path: string, seq: number) => (at.get(path, seq, seq) as { hash: string } | undefined)?.hash;
    return new Map(
      [...touched]
        .map((path) => [path, hashAt(path, to)] as const)
        .filter(([path, hash]) => hash !== hashAt(path, from)),
    );
  }

  /**
   * Forgets all but the newest `keep` releases and the live one.
   * @returns hashes that no kept release holds
   */
  prune(keep: number): string[] {
    const kept = this.list().slice(0, keep);
    const live = this.liveId === undefined ? undefined : this.find(this.liveId);
    const oldest = Math.min(...kept.map(({ seq }) => seq), live?.seq ?? Infinity);
    if (oldest === Infinity) return [];
    const gone = this.#state.prepare('SELECT DISTINCT hash FROM release_files WHERE to_seq <= ?').all(oldest) as {
      hash: string;
    }[];
    this.#state.transaction(() => {
      this.#state.prepare('DELETE FROM releases WHERE seq < ?').run(oldest);
      this.#state.prepare('DELETE FROM release_files WHERE to_seq <= ?').run(oldest);
    })();
    const isHeld = this.#state.prepare('SELECT 1 FROM release_files WHERE hash = ? LIMIT 1');
    return gone.map(({ hash }) => hash).filter((hash) => isHeld.get(hash) === undefined);
  }

  /** Paths below the folder that some kept release holds. */
  paths(folder: string): string[] {
    const rows = this.#state
      .prepare('SELECT DISTINCT path FROM release_files WHERE substr(path, 1, length(?)) = ?')
      .all(folder, folder) as { path: string }[];
    return rows.map(({ path }) => path);
  }

  /** Hashes of everything that a kept release holds. */
  hashes(): Set<string> {
    const rows = this.#state.prepare('SELECT DISTINCT hash FROM release_files').all() as { hash: string }[];
    return new Set(rows.map(({ hash }) => hash));
  }
}

const fromRow = ({ times, redirects, ...row }: ReleaseRow): Release => ({
  ...row,
  times: JSON.parse(times) as PublishTimes,
  redirects: JSON.parse(redirects) as Record<string, string>,
});
