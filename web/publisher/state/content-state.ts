import type { EntryType } from '@kneadful/shared-types';
import { type Held, type HeldEntries, heldKey, type RowKey } from '../../src/cms/liveness.ts';
import { type Difference, type FileRow, Mirror, type Row } from '../../src/cms/mirror.ts';
import type { Unfit } from '../../src/cms/parse-entry.ts';
import type { Entry } from '../../src/content/entries/index.ts';
import type { State } from './database.ts';

export interface LoadedContent {
  mirror: Mirror;
  held: HeldEntries;
  /** Rows that could not be rendered, and why. */
  broken: Map<string, Unfit['reasons']>;
  /** What is shown in place of a held row. */
  liveInstead: Map<string, Entry>;
}

interface EntryRecord {
  type: EntryType;
  id: string;
  locale: string;
  row_id: number;
  published_at: string;
  links: string;
  content: string;
}

interface HeldRecord {
  type: EntryType;
  id: string;
  locale: string;
  held: string;
  live: string | null;
  broken: string | null;
}

export function loadContent(state: State): LoadedContent {
  const mirror = new Mirror();
  for (const record of state.prepare('SELECT * FROM entries').iterate() as Iterable<EntryRecord>) {
    const { type, id, locale, row_id: rowId, published_at: publishedAt } = record;
    const links = record.links ? record.links.split(' ') : [];
    mirror.put({ type, id, locale, rowId, publishedAt, links, content: JSON.parse(record.content) as Row['content'] });
  }
  for (const { id, row } of state.prepare('SELECT id, row FROM files').iterate() as Iterable<{
    id: string;
    row: string;
  }>)
    mirror.files.set(id, JSON.parse(row) as FileRow);
  const loaded: LoadedContent = { mirror, held: new Map(), broken: new Map(), liveInstead: new Map() };
  for (const record of state.prepare('SELECT * FROM held').iterate() as Iterable<HeldRecord>) {
    const key = heldKey(record);
    loaded.held.set(key, JSON.parse(record.held) as Held);
    if (record.live) loaded.liveInstead.set(key, JSON.parse(record.live) as Entry);
    if (record.broken) loaded.broken.set(key, JSON.parse(record.broken) as Unfit['reasons']);
  }
  return loaded;
}

/** Within the caller's transaction. */
export function saveDifference(state: State, { rows, removed, files, removedFiles }: Difference): void {
  const remove = state.prepare('DELETE FROM entries WHERE type = ? AND id = ? AND locale = ?');
  const put = state.prepare('INSERT OR REPLACE INTO entries VALUES (?, ?, ?, ?, ?, ?, ?)');
  const removeFile = state.prepare('DELETE FROM files WHERE id = ?');
  const putFile = state.prepare(
    'INSERT INTO files (id, row) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET row = excluded.row',
  );
  for (const { type, id, locale } of removed) remove.run(type, id, locale);
  for (const { type, id, locale, rowId, publishedAt, links, content } of rows)
    put.run(type, id, locale, rowId, publishedAt, links.join(' '), JSON.stringify(content));
  for (const id of removedFiles) removeFile.run(id);
  for (const file of files) putFile.run(file.documentId, JSON.stringify(file));
}

/** Within the caller's transaction. There are few of them, if any: all are written. */
export function saveHeld(
  state: State,
  { held, broken }: Pick<LoadedContent, 'held' | 'broken'>,
  liveRow: (key: RowKey) => Entry | undefined,
): void {
  state.prepare('DELETE FROM held').run();
  const put = state.prepare('INSERT INTO held VALUES (?, ?, ?, ?, ?, ?)');
  for (const [key, entry] of held) {
    const live = liveRow(entry);
    const reasons = broken.get(key);
    put.run(
      entry.type,
      entry.id,
      entry.locale,
      JSON.stringify(entry),
      live ? JSON.stringify(live) : null,
      reasons ? JSON.stringify(reasons) : null,
    );
  }
}
