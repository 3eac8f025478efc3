import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';

/** Raised with every change of the tables. What is in them can be fetched and rendered again. */
const version = 2;

const tables = /* SQL */ `
  -- What the CMS holds, as it was fetched last.
  CREATE TABLE entries (
    type TEXT, id TEXT, locale TEXT, row_id INTEGER, published_at TEXT, links TEXT,
    content TEXT,
    PRIMARY KEY (type, id, locale)
  ) WITHOUT ROWID;
  -- Rows whose newest version is not shown: why, what is shown in its place, and whether rendering it failed.
  CREATE TABLE held (type TEXT, id TEXT, locale TEXT, held TEXT, live TEXT, broken TEXT, PRIMARY KEY (type, id, locale)) WITHOUT ROWID;
  CREATE TABLE files (id TEXT PRIMARY KEY, row TEXT) WITHOUT ROWID;
  -- Pages of the newest release, with what each of them read.
  CREATE TABLE keys (id INTEGER PRIMARY KEY, key TEXT UNIQUE);
  CREATE TABLE pages (path TEXT PRIMARY KEY, hash TEXT, reads BLOB, expires REAL) WITHOUT ROWID;
  CREATE TABLE releases (
    seq INTEGER PRIMARY KEY, id TEXT UNIQUE, revision TEXT, cause TEXT, at TEXT, rendered INTEGER, files INTEGER,
    times TEXT, redirects TEXT
  );
  -- A file is in every release from \`from_seq\` on, up to \`to_seq\`, which is the first without it.
  CREATE TABLE release_files (path TEXT, hash TEXT, from_seq INTEGER, to_seq INTEGER);
  CREATE INDEX release_files_from ON release_files (from_seq);
  CREATE INDEX release_files_to ON release_files (to_seq);
  CREATE INDEX release_files_path ON release_files (path, to_seq);
  CREATE INDEX release_files_hash ON release_files (hash);
  -- Assets and pictures that no page of the newest release needs, by the last release that did.
  CREATE TABLE retired (path TEXT PRIMARY KEY, seq INTEGER) WITHOUT ROWID;
  -- The picture that a page, by the hash of its bytes, names for links to it; empty where it names none.
  CREATE TABLE cards (page TEXT PRIMARY KEY, card TEXT) WITHOUT ROWID;
  CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
`;

export type State = Database.Database;

/** The publisher's state is open in another process. */
export class StateLocked extends Error {
  override name = 'StateLocked';
}

/**
 * Opens the publisher's own record, for this process alone.
 * @throws StateLocked
 */
export function openState(siteDir: string): State {
  mkdirSync(siteDir, { recursive: true });
  const file = join(siteDir, 'state.db');
  try {
    const state = connect(file);
    if (state.pragma('user_version', { simple: true }) === version) return state;
    state.close();
  } catch (error) {
    const { code = '' } = error as { code?: string };
    if (code.startsWith('SQLITE_BUSY')) {
      throw new StateLocked(
        `Another publisher is using ${siteDir}. Let it do this (set PUBLISHER_URL to where it listens), or stop it first.`,
        { cause: error },
      );
    }
    if (code !== 'SQLITE_NOTADB' && code !== 'SQLITE_CORRUPT') throw error;
  }
  // None yet, of another version, or broken: everything in it can be made again.
  for (const suffix of ['', '-wal', '-shm']) rmSync(file + suffix, { force: true });
  const state = connect(file);
  state.exec(tables);
  state.pragma(`user_version = ${version}`);
  return state;
}

/** One that is forgotten with the process. */
export function memoryState(): State {
  const state = new Database(':memory:');
  state.exec(tables);
  return state;
}

function connect(file: string): State {
  const state = new Database(file, { timeout: 2000 });
  try {
    state.pragma('locking_mode = EXCLUSIVE');
    state.pragma('journal_mode = WAL');
    // A release that a power cut takes from the record is made again; what is served is synced before the swap.
    state.pragma('synchronous = NORMAL');
    // Takes the lock.
    state.exec('BEGIN IMMEDIATE; COMMIT');
  } catch (error) {
    state.close();
    throw error;
  }
  return state;
}

export function readMeta(state: State, name: string): string | undefined {
  const row = state.prepare('SELECT value FROM meta WHERE name = ?').get(name) as { value: string } | undefined;
  return row?.value;
}

export function writeMeta(state: State, name: string, value: string | undefined): void {
  if (value === undefined) state.prepare('DELETE FROM meta WHERE name = ?').run(name);
  else state.prepare('INSERT OR REPLACE INTO meta VALUES (?, ?)').run(name, value);
}
