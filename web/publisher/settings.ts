import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';

const web = join(import.meta.dirname, '..');

const schema = z
  .object({
    HOST: z.string().default('127.0.0.1'),
    CMS_PORT: z.coerce.number().int().default(1337),
    /** The CMS as this process reaches it. */
    CMS_URL: z.url().optional(),
    /** The CMS as a browser reaches it: for links into the admin panel. */
    CMS_PUBLIC_URL: z.url().optional(),
    CMS_TOKEN: z.string({ error: 'The read-only token of the CMS; `npm start` makes one in .env.' }).min(1),
    SITE_PORT: z.coerce.number().int().min(0).max(65_535).default(4321),
    /** Origin and base path of the site, as visitors see them. */
    SITE_URL: z.url().optional(),
    /** The compiled app: where `astro build` was told to leave it by OUT_DIR. */
    APP_DIR: z.string().default(join(web, 'dist/app')),
    SITE_DIR: z.string().default(join(web, '.site')),
    SNAPSHOT_FILE: z.string().default(join(web, '.snapshot/content.json')),
    /** Seconds between looks at the CMS's revision. */
    POLL_SECONDS: z.coerce.number().positive().default(5),
  })
  .transform((env) => {
    const cmsUrl = env.CMS_URL ?? `http://localhost:${env.CMS_PORT}`;
    return {
      host: env.HOST,
      cms: { url: cmsUrl, token: env.CMS_TOKEN },
      adminUrl: env.CMS_PUBLIC_URL ?? cmsUrl,
      sitePort: env.SITE_PORT,
      siteUrl: new URL(env.SITE_URL ?? `http://localhost:${env.SITE_PORT}`),
      appDir: resolve(env.APP_DIR),
      siteDir: resolve(env.SITE_DIR),
      snapshotFile: resolve(env.SNAPSHOT_FILE),
      pollSeconds: env.POLL_SECONDS,
    };
  });

export type Settings = z.output<typeof schema>;

/** The publisher's settings, from the environment and the root `.env`. @throws naming every setting that is wrong */
export function readSettings(): Settings {
  const rootEnv = process.env.ENV_FILE || join(web, '../.env');
  if (existsSync(rootEnv)) process.loadEnvFile(rootEnv);
  const filled = Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== ''));
  const parsed = schema.safeParse(filled);
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
  throw new Error(`These settings are missing or wrong:\n${lines.join('\n')}`);
}
