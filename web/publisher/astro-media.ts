import { createReadStream } from 'node:fs';
import { copyFile, mkdir, readFile, stat } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { snapshotFile } from '../src/content/open.ts';
import type { Snapshot } from '../src/content/snapshot.ts';
import { servedFiles } from '../src/content/variants.ts';

const mediaFolder = () => join(dirname(snapshotFile()), 'media');

/** Where the type is not `image/` and the extension. */
const contentTypes: Record<string, string> = { '.svg': 'image/svg+xml', '.jpg': 'image/jpeg', '.tif': 'image/tiff' };

/** Brings the snapshot's pictures to `/media/`, in `astro dev` and in `astro build`. */
export function syncedMedia(): AstroIntegration {
  return {
    name: 'kneadful:media',
    hooks: {
      'astro:server:setup': ({ server }) => {
        server.middlewares.use('/media', (request, response, next) => {
          const file = join(mediaFolder(), basename(request.url ?? ''));
          stat(file).then(
            () => {
              const ext = extname(file);
              response.setHeader('content-type', contentTypes[ext] ?? `image/${ext.slice(1)}`);
              createReadStream(file).pipe(response);
            },
            () => next(),
          );
        });
      },
      // The folder keeps what earlier snapshots showed, too.
      'astro:build:done': async ({ dir }) => {
        const { media } = JSON.parse(await readFile(snapshotFile(), 'utf8')) as Snapshot;
        await mkdir(join(fileURLToPath(dir), 'media'), { recursive: true });
        for (const path of servedFiles(media))
          await copyFile(join(mediaFolder(), basename(path)), join(fileURLToPath(dir), path));
      },
    },
  };
}
