import { cp, readdir, readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { snapshotFile } from '../../src/content/open.ts';
import { drawMissing } from './draw-missing.ts';

/**
 * Brings the cards that the pages name to `og/` after `astro build`; those that an earlier build drew are kept beside the
 * snapshot. The publisher draws its own, after each release.
 */
export function shareCards(): AstroIntegration {
  return {
    name: 'kneadful:share-cards',
    hooks: {
      'astro:build:done': async ({ dir, logger }) => {
        const root = fileURLToPath(dir);
        const kept = join(dirname(snapshotFile()), 'og');
        const media = join(dirname(snapshotFile()), 'media');
        for (const file of await readdir(root, { recursive: true })) {
          if (!file.endsWith('.html')) continue;
          const page = {
            html: () => readFile(join(root, file), 'utf8'),
            pictureFile: (path: string) => join(media, basename(path)),
          };
          const { card, failure } = await drawMissing(page, kept);
          if (failure) logger.warn(failure);
          if (card) await cp(join(kept, card), join(root, 'og', card));
        }
      },
    },
  };
}
