import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import satori, { type Font } from 'satori';
import sharp from 'sharp';
import { colours, emblem } from '../../src/content/emblem.ts';
import { cardSize, type ShareCard } from '../../src/content/share-card.ts';

const { resolve } = createRequire(import.meta.url);

/** Pixels: the drawing stands at the right, the words beside it. */
const drawingWidth = 430;
const edge = 76;
const textWidth = cardSize.width - drawingWidth - 2 * edge;

/**
 * Draws a card. Letters become outlines, from the very fonts of the site, so that no font of the machine matters.
 * @param picture the page's own, where the card shows it
 * @returns a PNG
 * @throws where the picture cannot be read
 */
export async function drawCard(card: ShareCard, picture?: Buffer): Promise<Buffer> {
  const words = await satori(wordsOf(card) as Parameters<typeof satori>[0], { ...cardSize, fonts: await fonts() });
  const drawing = picture ? await photograph(picture) : await back(card.drawing);
  return sharp({ create: { ...cardSize, channels: 3, background: colours.paper } })
    .composite([{ input: drawing, left: cardSize.width - drawingWidth, top: 0 }, { input: Buffer.from(words) }])
    .png({ palette: true, effort: 5 })
    .toBuffer();
}

/** Titles are as large as fits: the fewer words, the larger. Pixels. */
export function titleSize(title: string): number {
  const step = [
    { most: 24, size: 86 },
    { most: 45, size: 72 },
    { most: 80, size: 58 },
    { most: 130, size: 48 },
  ].find(({ most }) => title.length <= most);
  const longest = Math.max(...title.split(/\s+/).map((word) => word.length));
  return Math.min(step?.size ?? 42, Math.max(30, Math.floor(textWidth / (0.58 * longest))));
}

/** What is longer ends with an ellipsis. */
const linesOf = (size: number) => Math.floor(390 / (size * 1.12));

type Style = Record<string, string | number>;
const box = (style: Style, children?: unknown) => ({
  type: 'div',
  props: { style: { display: 'flex', ...style }, children },
});

function wordsOf({ title, studio }: ShareCard): object {
  const size = titleSize(title);
  const titleStyle = {
    display: 'block',
    fontFamily: 'Fraunces',
    fontSize: size,
    lineHeight: 1.12,
    letterSpacing: '-0.015em',
    color: colours.ink,
    wordBreak: 'break-word',
    lineClamp: linesOf(size),
  };
  const sign = [
    box({ width: 44, height: 5, background: colours.clay, marginRight: 20 }),
    box(
      { fontFamily: 'Figtree', fontSize: 32, color: colours.inkSoft, width: textWidth - 64, lineHeight: 1.2 },
      studio,
    ),
  ];
  return box({ width: textWidth, height: cardSize.height - 2 * edge, margin: edge, flexDirection: 'column' }, [
    box({ flexGrow: 1, alignItems: 'center', width: textWidth }, box({ ...titleStyle, width: textWidth }, title)),
    box({ alignItems: 'center', width: textWidth }, sign),
  ]);
}

async function back(drawing: ShareCard['drawing']): Promise<Buffer> {
  const only = drawing === 'back' || drawing === 'picture' ? undefined : drawing;
  const width = 480;
  // Its margins are cut off, so that it stands as large as it can.
  const map = await sharp(Buffer.from(emblem(only)), { density: 200 })
    .resize({ width })
    .png()
    .toBuffer();
  const { height = 0 } = await sharp(map).metadata();
  const cut = { left: (width - drawingWidth) / 2, top: 0, width: drawingWidth, height };
  return sharp({ create: { width: drawingWidth, height: cardSize.height, channels: 3, background: colours.linen } })
    .composite([{ input: await sharp(map).extract(cut).toBuffer(), left: 0, top: cardSize.height - height }])
    .png()
    .toBuffer();
}

const photograph = (picture: Buffer): Promise<Buffer> =>
  sharp(picture, { failOn: 'error' })
    .autoOrient()
    .resize({ width: drawingWidth, height: cardSize.height, fit: 'cover' })
    .flatten({ background: colours.linen })
    .png()
    .toBuffer();

let loaded: Promise<Font[]> | undefined;

/** A letter that the first file of a family does not have is looked for in the next. */
function fonts(): Promise<Font[]> {
  const font = async (name: string, subset: string): Promise<Font> => {
    const file = resolve(`@fontsource/${name.toLowerCase()}/files/${name.toLowerCase()}-${subset}-500-normal.woff`);
    return { name, data: await readFile(file), weight: 500, style: 'normal' };
  };
  loaded ??= Promise.all(
    ['latin', 'latin-ext'].flatMap((subset) => ['Fraunces', 'Figtree'].map((name) => font(name, subset))),
  );
  return loaded;
}
