/**
 * Renders the seed's drawn pictures: for every SVG under `cms/seed`, the WebP file of the same name beside it,
 * as many pixels wide and high as the SVG's `viewBox`.
 *
 * Run `node cms/scripts/render-pictures.ts` (Node 24) after a picture has been drawn or changed, and commit both files.
 * Words after the command render only the pictures whose path contains one of them: `… render-pictures.ts therapist/`.
 */
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';

const seed = join(import.meta.dirname, '../seed');
/** Tried in turn until the file is small enough; the last is kept whatever it weighs. */
const qualities = [88, 84, 80];
const lightEnough = 80 * 1024;

/** Width and height of a picture, from the last two numbers of its `viewBox`. */
const sizeOf = (svg: string): { width: number; height: number } => {
  const box = /\bviewBox="([^"]+)"/
    .exec(svg)?.[1]
    ?.trim()
    .split(/[\s,]+/)
    .map(Number);
  const [, , width, height] = box ?? [];
  if (!width || !height) throw new Error('no viewBox with a width and a height');
  return { width, height };
};

/** Draws one SVG at its own size and writes the WebP beside it; answers the line to print. */
const render = async (file: string): Promise<string> => {
  const source = join(seed, file);
  const target = source.replace(/\.svg$/, '.webp');
  const svg = readFileSync(source, 'utf8');
  const { width, height } = sizeOf(svg);
  const drawn = sharp(Buffer.from(svg)).resize(width, height, { fit: 'fill' }).flatten({ background: '#ffffff' });
  let webp = Buffer.alloc(0);
  for (const quality of qualities) {
    webp = await drawn.clone().webp({ quality, effort: 6, smartSubsample: true }).toBuffer();
    if (webp.length <= lightEnough) break;
  }
  writeFileSync(target, webp);
  return `${file.replace(/\.svg$/, '.webp')} ${width}×${height} ${Math.ceil(webp.length / 1024)} KB`;
};

const wanted = process.argv.slice(2);
const files = globSync('**/*.svg', { cwd: seed })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => wanted.length === 0 || wanted.some((part) => file.includes(part)))
  .sort();
for (const file of files) {
  try {
    console.log(await render(file));
  } catch (error) {
    console.error(`${file}: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
  }
}
