import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { buildIndex } from './pagefind.ts';

/** Writes the search index to `pagefind/` after `astro build`. The publisher makes its own, after each release. */
export function searchIndex(): AstroIntegration {
  return {
    name: 'kneadful:search',
    hooks: {
      'astro:build:done': async ({ dir }) => {
        const root = fileURLToPath(dir);
        await rm(join(root, 'pagefind'), { recursive: true, force: true });
        const files = await readdir(root, { recursive: true });
        const pages = files
          .filter((file) => file.endsWith('.html'))
          .map((file) => ({
            url: `/${file.replaceAll('\\', '/')}`.replace(/\/index\.html$/, '/'),
            html: () => readFile(join(root, file), 'utf8'),
          }));
        await buildIndex(pages, join(root, 'pagefind'));
      },
    },
  };
}
