import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, jest, test } from '@jest/globals';
import sharp from 'sharp';
import { colours } from '../../src/content/emblem.ts';
import type { ShareCard } from '../../src/content/share-card.ts';
import { drawCard, titleSize } from './draw.ts';

jest.setTimeout(60_000);

const card: ShareCard = { title: 'Lower back', studio: 'Kneadful Massage', drawing: 'back' };

/** The bounds of what is written in a column of the card: pixels that are not paper. */
async function written(png: Buffer, column: { left: number; width: number }) {
  const area = sharp(png).extract({ ...column, top: 0, height: 630 });
  const { data, info } = await area.removeAlpha().greyscale().raw().toBuffer({ resolveWithObject: true });
  const dark = [...data.keys()].filter((index) => data[index]! < 140);
  const rows = dark.map((index) => Math.floor(index / info.width));
  const columns = dark.map((index) => column.left + (index % info.width));
  const ends = (list: number[]) => [list.reduce((a, b) => Math.min(a, b)), list.reduce((a, b) => Math.max(a, b))];
  return { count: dark.length, rows: ends(rows), columns: ends(columns) };
}
const words = { left: 0, width: 770 };

describe('a card', () => {
  test.each([
    ['short', 'Sleep'],
    ['long', 'What the studies say about massage for low back pain that has lasted longer than twelve weeks'],
    ['endless', 'and so on '.repeat(60)],
    ['of one word', 'Donaudampfschifffahrtsgesellschaftskapitän'],
    ['in letters of other languages', 'Ćwiczenia na plecy: łagodny masaż'],
    ['with signs that no font has', 'Masaje 你好 🙂'],
    ['that looks like markup', '</text><script>alert(1)</script> & “co”'],
  ])('with a title that is %s keeps to its size and its margins', async (_what, title) => {
    const png = await drawCard({ ...card, title });
    const { format, width, height } = await sharp(png).metadata();
    expect([format, width, height]).toEqual(['png', 1200, 630]);
    const { count, rows, columns } = await written(png, words);
    expect(count).toBeGreaterThan(500);
    expect([rows[0]! >= 60, rows[1]! <= 575, columns[0]! >= 70, columns[1]! <= 769]).toEqual([true, true, true, true]);
    expect(png.length).toBeLessThan(150_000);
  });

  test('shows its title, and the part of the back that the page is about', async () => {
    const drawings = await Promise.all([
      drawCard(card),
      drawCard({ ...card, title: 'Upper back' }),
      drawCard({ ...card, drawing: 'upper' }),
      drawCard({ ...card, drawing: 'lower' }),
    ]);
    expect(new Set(drawings.map((png) => png.toString('base64'))).size).toBe(4);
    expect(await drawCard(card)).toEqual(drawings[0]);
  });

  test('shows the page’s own picture', async () => {
    const red = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#ff0000' } })
      .webp()
      .toBuffer();
    const png = await drawCard({ ...card, drawing: 'picture', picture: '/media/red.webp' }, red);
    const [r, g, b] = await sharp(png)
      .extract({ left: 1000, top: 300, width: 1, height: 1 })
      .removeAlpha()
      .raw()
      .toBuffer();
    expect([r! > 240, g! < 15, b! < 15]).toEqual([true, true, true]);
  });

  test('cannot be drawn of what is no picture', async () => {
    await expect(drawCard({ ...card, drawing: 'picture' }, Buffer.from('no picture'))).rejects.toThrow(
      /unsupported image format/,
    );
  });
});

test('titles grow smaller with their length and with their longest word', () => {
  const sizes = [10, 40, 70, 120, 200].map((length) => titleSize('a b '.repeat(50).slice(0, length)));
  expect(sizes).toEqual([86, 72, 58, 48, 42]);
  expect(titleSize('Physiotherapeutisch')).toBeLessThan(60);
});

test('the colours are those of the site in light', () => {
  const tokens = readFileSync(join(import.meta.dirname, '../../src/styles/tokens.css'), 'utf8').split('@media')[0]!;
  for (const [name, colour] of Object.entries(colours))
    expect(tokens).toContain(`--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}: ${colour};`);
});
