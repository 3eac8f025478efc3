/** A task of the background: makes the variants of one picture. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import sharp from 'sharp';
import { writeAtomically } from '../../src/cms/write-atomically.ts';
import type { MediaFile } from '../../src/content/snapshot.ts';
import { encoders, type Variant, variantsOf } from '../../src/content/variants.ts';
import { serveTask, turn } from '../background.ts';

export interface Order {
  folder: string;
  file: MediaFile;
}

/** Why the picture cannot be read; nothing where all is made. */
export type Made = { unreadable?: string };

// One core at a time: another picture may take the next, or nobody.
sharp.concurrency(1);

serveTask(async ({ folder, file }: Order): Promise<Made> => {
  const missing = variantsOf(file).filter(({ src }) => !existsSync(join(folder, basename(src))));
  const original = await readFile(join(folder, basename(file.src)));
  for (const [width, variants] of Map.groupBy(missing, (variant) => variant.width)) {
    await turn();
    const encoded = await encode(original, width, variants).catch(unreadable);
    if ('unreadable' in encoded) return encoded;
    for (const { src, bytes } of encoded) await writeAtomically(join(folder, basename(src)), bytes);
  }
  return {};
});

/** Decodes and shrinks once for all formats. Phones turn pictures by a mark in the file, which no variant keeps. */
async function encode(original: Buffer, width: number, variants: Variant[]) {
  const picture = sharp(original, { failOn: 'error' });
  const { pages = 1 } = await picture.metadata();
  if (pages > 1) throw new Error('it moves');
  const { data, info } = await picture
    .autoOrient()
    .resize({ width, withoutEnlargement: true })
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  const raw = { width: info.width, height: info.height, channels: info.channels };
  return Promise.all(
    variants.map(async ({ format, src }) => ({
      src,
      bytes: await sharp(data, { raw }).toFormat(format, encoders[format]).toBuffer(),
    })),
  );
}

const unreadable = (error: Error): Made & { unreadable: string } => ({
  unreadable: error.message.split('\n')[0]!.replace(/\.$/, ''),
});
