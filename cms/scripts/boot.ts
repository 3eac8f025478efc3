import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Core } from '@strapi/strapi';
import { throwawaySecrets } from './throwaway-secrets.ts';

// Strapi's ES modules import folders, which Node refuses; its CommonJS build works.
const { createStrapi } = createRequire(import.meta.url)('@strapi/strapi') as typeof import('@strapi/strapi');

const appDir = join(import.meta.dirname, '..');

/** Loads the built CMS without listening. The caller ends it with `strapi.destroy()`. */
export async function loadCms(): Promise<Core.Strapi> {
  process.chdir(appDir);
  process.env.STRAPI_TELEMETRY_DISABLED = 'true';
  return createStrapi({ appDir, distDir: join(appDir, 'dist') }).load();
}

/** The same on an empty database of its own with secrets of its own, for what needs the code alone. */
export async function withEmptyCms<Result>(use: (strapi: Core.Strapi) => Promise<Result> | Result): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'kneadful-cms-'));
  Object.assign(process.env, throwawaySecrets(), {
    DATABASE_CLIENT: 'sqlite',
    DATABASE_FILENAME: join(folder, 'data.db'),
    SEED_CONTENT: 'false',
    NODE_ENV: 'test',
  });
  const strapi = await loadCms();
  try {
    return await use(strapi);
  } finally {
    await strapi.destroy();
    rmSync(folder, { recursive: true, force: true });
  }
}
