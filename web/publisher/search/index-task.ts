/** The process that `search-index.ts` starts: writes one search index. */
import { createHash } from 'node:crypto';
import { readdir, readFile, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { serveTask, turn } from '../background.ts';
import { timeOf } from '../file-times.ts';
import { isMissing } from '../static/hashed-files.ts';
import { buildIndex } from './pagefind.ts';

export interface IndexInput {
  pages: { url: string; file: string }[];
  /** Where to write it. */
  folder: string;
}

export interface Indexed {
  count: number;
  /** Pages whose release was forgotten meanwhile: so many edits have followed that a newer one waits to be indexed. */
  missing: number;
}

serveTask(async ({ pages, folder }: IndexInput): Promise<Indexed> => {
  let missing = 0;
  const read = async (file: string) => {
    await turn();
    return readFile(file, 'utf8').catch((error: unknown) => {
      if (!isMissing(error)) throw error;
      missing++;
      return '';
    });
  };
  const count = await buildIndex(
    pages.map(({ url, file }) => ({ url, html: () => read(file) })),
    folder,
  );
  if (missing > 0 && missing === pages.length) throw new Error('No page of the release is there any more.');
  await timeFilesByContent(folder);
  return { count, missing };
});

/** Several of its files keep name and size from one index to the next, and servers make their tags of time and size. */
async function timeFilesByContent(folder: string): Promise<void> {
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath, entry.name);
    const time = timeOf(
      createHash('sha256')
        .update(await readFile(file))
        .digest('hex'),
    );
    await utimes(file, time, time);
  }
}
