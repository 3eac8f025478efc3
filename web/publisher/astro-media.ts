import { createReadStream } from 'node:fs';
import { cp, rm, stat } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { snapshotFile } from '../src/content/open.ts';

const mediaFolder = () => join(dirname(snapshotFile()), 'media');

/** Brings the originals that the sync fetched to `/media/`, in `astro dev` and in `astro build`. */
export function syncedMedia(): AstroIntegration {
  return {
    name: 'kneadful:media',
    hooks: {
      'astro:server:setup': ({ server }) => {
        server.middlewares.use('/media', (request, response, next) => {
          const file = join(mediaFolder(), basename(request.url ?? ''));
          stat(file).then(
            () => {
              response.setHeader(
                'content-type',
                extname(file) === '.svg' ? 'image/svg+xml' : `image/${extname(file).slice(1)}`,
              );
              createReadStream(file).pipe(response);
            },
            () => next(),
          );
        });
      },
      'astro:build:done': async ({ dir }) => {
        const target = join(fileURLToPath(dir), 'media');
        await cp(mediaFolder(), target, { recursive: true, filter: (source) => basename(source) !== 'index.json' });
        await rm(join(target, 'index.json'), { force: true });
      },
    },
  };
}
