/** The process that `search-index.ts` starts: writes one search index. */
import { createHash } from 'node:crypto';
import { readdir, readFile, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { serveTask, turn } from '../background.ts';
import { timeOf } from '../file-times.ts';
import { buildIndex } from './pagefind.ts';

export interface IndexInput {
  pages: { url: string; file: string }[];
  /** Where to write it. */
  folder: string;
}

serveTask(async ({ pages, folder }: IndexInput): Promise<number> => {
  const sources = pages.map(({ url, file }) => ({ url, html: () => turn().then(() => readFile(file, 'utf8')) }));
  const count = await buildIndex(sources, folder);
  await timeFilesByContent(folder);
  return count;
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
