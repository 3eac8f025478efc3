/** The process that `share-cards.ts` starts: draws the cards of some pages, one after the other. */
import { readFile } from 'node:fs/promises';
import { serveTask } from '../background.ts';
import { isMissing } from '../static/hashed-files.ts';
import { drawMissing, type Drawn } from './draw-missing.ts';

export interface DrawInput {
  /** Rendered pages. */
  files: string[];
  /** Files of pictures, by their paths on the site. */
  pictures: Record<string, string>;
  /** Where cards lie. */
  folder: string;
}

/** In the order of the files. */
export type DrawOutput = Drawn[];

serveTask(async ({ files, pictures, folder }: DrawInput): Promise<DrawOutput> => {
  const drawn: DrawOutput = [];
  for (const file of files)
    drawn.push(await drawMissing({ html: () => read(file), pictureFile: (path) => pictures[path] }, folder));
  return drawn;
});

/** @returns nothing where its release was forgotten meanwhile */
async function read(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}
