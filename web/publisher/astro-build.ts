/**
 * Runs Astro's build without its telemetry: `site` writes every page of the snapshot, `app` compiles the pages into the
 * app that the publisher keeps warm.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const rootEnv = join(root, '../.env');
if (existsSync(rootEnv)) process.loadEnvFile(rootEnv);

process.env.ASTRO_TELEMETRY_DISABLED = '1';
process.env.SITE_RENDERER = process.argv[2] === 'app' ? 'publisher' : '';

// Astro reads the environment while it loads.
const { build } = await import('astro');
// Compiling for the publisher ignores `getStaticPaths`, which the plain build needs, and would say so for every route.
await build({ root, logLevel: process.env.SITE_RENDERER ? 'error' : 'warn' });
