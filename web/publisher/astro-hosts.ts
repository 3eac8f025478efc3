import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { openGraph } from '../src/content/open.ts';
import { redirectTargets } from '../src/content/paths.ts';
import { headersFile } from './hosts/headers-file.ts';
import { redirectsFile } from './hosts/redirects-file.ts';
import { vercelConfig } from './hosts/vercel-config.ts';

/**
 * Writes what hosts of static files read beside the pages: `_redirects` and `_headers` for Netlify and Cloudflare Pages,
 * and, where the build goes to `.vercel/output/static/`, the `config.json` above it. Elsewhere the refresh pages serve.
 */
export function hostFiles(): AstroIntegration {
  let base = '';
  return {
    name: 'kneadful:hosts',
    hooks: {
      'astro:config:done': ({ config }) => {
        base = config.base.replace(/\/$/, '');
      },
      'astro:build:done': async ({ dir }) => {
        const folder = fileURLToPath(dir);
        const redirects = redirectTargets(await openGraph());
        const forced = Boolean(process.env.NETLIFY);
        await writeFile(join(folder, '_redirects'), redirectsFile(redirects, { base, forced }));
        await writeFile(join(folder, '_headers'), headersFile(base));
        if (/[\\/]\.vercel[\\/]output[\\/]static[\\/]$/.test(folder))
          await writeFile(
            join(folder, '../config.json'),
            `${JSON.stringify(vercelConfig(redirects, base), null, 2)}\n`,
          );
      },
    },
  };
}
