/** The process that `compress.ts` starts: makes compressed variants of blobs, one after the other. */
import { existsSync } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { writeAtomically } from '../src/cms/write-atomically.ts';
import { serveTask } from './background.ts';
import { Blobs } from './release/blobs.ts';
import { type Encoding, endingOf } from './static/encodings.ts';

export interface CompressInput {
  siteDir: string;
  /** Of the blobs, in hexadecimal. */
  hashes: string[];
}

/** Below this many bytes the answer fits into one packet anyway. */
const worthIt = 1024;

/** Of eleven. The last two steps cost ten times as much for about three per cent. */
const brotliQuality = 9;

const compressors: Record<Exclude<Encoding, 'identity'>, (bytes: Buffer) => Buffer> = {
  br: (bytes) =>
    brotliCompressSync(bytes, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: brotliQuality,
        [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
      },
    }),
  gzip: (bytes) => gzipSync(bytes, { level: constants.Z_BEST_COMPRESSION }),
};

serveTask(async ({ siteDir, hashes }: CompressInput): Promise<number> => {
  const folder = join(siteDir, 'compressed');
  await mkdir(folder, { recursive: true });
  const blobs = new Blobs(siteDir);
  let made = 0;
  for (const hash of hashes) made += await compress(blobs.path(hash), join(folder, hash));
  return made;
});

async function compress(blob: string, variant: string): Promise<number> {
  const wanted = Object.entries(compressors)
    .map(([encoding, shrink]) => ({ file: variant + endingOf(encoding as Encoding), shrink }))
    .filter(({ file }) => !existsSync(file));
  if (wanted.length === 0) return 0;
  const bytes = await readFile(blob).catch((error: NodeJS.ErrnoException) => {
    // Meanwhile its release may have been forgotten.
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (bytes === undefined || bytes.length < worthIt) return 0;
  for (const { file, shrink } of wanted) await writeAtomically(file, shrink(bytes));
  return wanted.length;
}
