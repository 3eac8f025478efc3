import { existsSync } from 'node:fs';
import { join } from 'node:path';
import react from '@astrojs/react';
import { defineConfig } from 'astro/config';
import { publisherAdapter } from './publisher/adapter.ts';
import { styleguide } from './publisher/astro-styleguide.ts';
import { hostFiles } from './publisher/astro-hosts.ts';
import { languageRoutes } from './publisher/astro-languages.ts';
import { syncedMedia } from './publisher/astro-media.ts';
import { shareCards } from './publisher/share-cards/astro-share-cards.ts';
import { searchIndex } from './publisher/search/astro-search.ts';

const rootEnv = process.env.ENV_FILE || join(import.meta.dirname, '../.env');
if (existsSync(rootEnv)) process.loadEnvFile(rootEnv);

const site = new URL(process.env.SITE_URL || `http://localhost:${process.env.SITE_PORT || 4321}`);

/**
 * One configuration, two renderers: `astro build` writes every page (`SITE_RENDERER` unset), and the publisher's
 * adapter compiles the same pages into an app that renders one at a time. Both must give the same bytes.
 */
const warm = process.env.SITE_RENDERER === 'publisher';

/** Where forms are sent, if the site's own host cannot pass `/forms/*` on to the publisher. Compiled into pages and policy. */
const formsUrl = (process.env.FORMS_URL ?? '').replace(/\/$/, '');
const formsOrigin = formsUrl && new URL(formsUrl).origin;
const base = site.pathname.replace(/\/$/, '');

const developing = process.argv.includes('dev');

export default defineConfig({
  site: site.origin,
  base: site.pathname,
  trailingSlash: 'always',
  output: warm ? 'server' : 'static',
  ...(warm && { adapter: publisherAdapter() }),
  // Elsewhere for tests, and wherever a host looks for its files.
  outDir: process.env.OUT_DIR || (warm ? './dist/app' : './dist/site'),
  integrations: [
    react(),
    ...(warm ? [] : [languageRoutes(), syncedMedia(), searchIndex(), shareCards(), hostFiles(), styleguide()]),
  ],
  // The admin panel has another React at the root of the repository, where Astro's renderer would find it.
  vite: {
    // Not by the setting's own name: Astro would put there what was typed.
    define: { 'import.meta.env.FORMS_AT': JSON.stringify(formsUrl) },
    // As the static server does it; the publisher is started by `npm run site -- watch`.
    server: {
      proxy: {
        [`${base}/forms/`]: {
          target: process.env.PUBLISHER_URL || `http://localhost:${process.env.PUBLISHER_PORT || 4322}`,
          rewrite: (path) => path.slice(base.length),
        },
      },
    },
    resolve: { dedupe: ['react', 'react-dom'] },
    // The dev server cannot read React's CommonJS itself.
    ssr: { noExternal: developing ? ['@astrojs/react'] : ['@astrojs/react', 'react', 'react-dom'] },
    // One style sheet for the whole site: a page waits for one request, and the next page has it already.
    build: { cssCodeSplit: false },
  },
  build: { format: 'directory' },
  // Nothing is Markdown here, and its highlighter would put styles inline.
  markdown: { syntaxHighlight: false },
  // Astro adds the hashes of what it puts inline itself.
  security: {
    csp: {
      directives: [
        "default-src 'self'",
        "base-uri 'none'",
        `form-action 'self'${formsOrigin && ` ${formsOrigin}`}`,
        "object-src 'none'",
        ...(formsOrigin ? [`connect-src 'self' ${formsOrigin}` as const] : []),
      ],
      scriptDirective: { resources: ["'self'"] },
      styleDirective: { resources: ["'self'"] },
    },
  },
  devToolbar: { enabled: false },
  server: { host: process.env.HOST || '127.0.0.1', port: Number(process.env.SITE_PORT || 4321) },
});
