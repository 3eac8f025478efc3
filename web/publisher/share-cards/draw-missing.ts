import { existsSync } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { writeAtomically } from '../../src/cms/write-atomically.ts';
import { turn } from '../background.ts';
import { cardIn } from './card-in.ts';
import { drawCard } from './draw.ts';

/** A rendered page, and where the file behind a path of the site such as `/media/…` is read. */
export interface PageToDraw {
  html(): Promise<string | undefined>;
  pictureFile(path: string): string | undefined;
}

/** The card that a page names, if any, and why it could not be drawn. */
export interface Drawn {
  card?: string;
  failure?: string;
  made: boolean;
}

// One core at a time: what visitors and editors wait for may take the next.
sharp.concurrency(1);

/** Draws the card of a page into a folder, unless it is there. */
export async function drawMissing(page: PageToDraw, folder: string): Promise<Drawn> {
  await turn();
  const html = await page.html();
  try {
    const named = cardIn(html ?? '');
    if (!named) return { made: false };
    const card = named.path.replace('/og/', '');
    const file = join(folder, card);
    if (existsSync(file)) return { card, made: false };
    const { picture } = named.card;
    const source = picture && page.pictureFile(picture);
    // An unreadable picture costs the card its picture, and nobody a card.
    const bytes = source ? await readFile(source) : undefined;
    const drawn = await drawCard(named.card, bytes).catch(() => drawCard({ ...named.card, drawing: 'back' }));
    await mkdir(folder, { recursive: true });
    await writeAtomically(file, drawn);
    return { card, made: true };
  } catch (error) {
    return { failure: error instanceof Error ? error.message : String(error), made: false };
  }
}
