import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { languagesOf } from '../src/content/languages.ts';
import { openGraph, snapshotFile } from '../src/content/open.ts';

/** What the site has once, for all its languages, and files that are no routes to Astro. */
const onlyOnce = /^(404|robots|sitemap|sitemaps\/|_)/;

/**
 * The same pages once more for each language of the snapshot, under its prefix: `/es/guide/[slug]`. The publisher's app
 * needs none of it, since it is asked for a page of a language by the page's address below it. In development, a
 * language that goes live is seen after a restart.
 */
export function languageRoutes(): AstroIntegration {
  return {
    name: 'kneadful:languages',
    hooks: {
      'astro:config:setup': async ({ config, injectRoute, logger }) => {
        if (!existsSync(snapshotFile())) return;
        const folder = new URL('pages/', config.srcDir);
        const files = await readdir(fileURLToPath(folder), { recursive: true });
        const pages = files.filter((file) => /\.(astro|ts)$/.test(file) && !onlyOnce.test(file));
        const [, ...others] = languagesOf(await openGraph());
        for (const { locale, prefix } of others) {
          logger.info(`${locale}: the pages below ${prefix}/`);
          for (const file of pages) {
            const route = file.replace(/\.(astro|ts)$/, '').replace(/(^|\/)index$/, '');
            injectRoute({ pattern: `${prefix}/${route}`.replace(/\/$/, ''), entrypoint: new URL(file, folder) });
          }
        }
      },
    },
  };
}
