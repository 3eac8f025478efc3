import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** What was written later may be about to be shown: milliseconds. */
const youth = 24 * 60 * 60 * 1000;

/**
 * Removes originals and variants that nothing shows any more.
 * @param keep names of files to keep; the mark of one that cannot be read goes with it
 * @param now milliseconds since 1970
 * @returns names of what was removed
 */
export async function pruneMedia(folder: string, keep: ReadonlySet<string>, now = Date.now()): Promise<string[]> {
  const removed: string[] = [];
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const { name } = entry;
    if (!entry.isFile() || name === 'index.json' || keep.has(name.replace(/\.unreadable$/, ''))) continue;
    const path = join(folder, name);
    if ((await stat(path)).ctimeMs > now - youth) continue;
    await rm(path, { force: true });
    removed.push(name);
  }
  return removed;
}
