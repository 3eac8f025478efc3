import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';

/** The root `.env`, made on first start, or where ENV_FILE says. Settings that are already set win over it. */
const rootEnv = process.env.ENV_FILE || resolve(process.cwd(), '..', '.env');
if (existsSync(rootEnv)) process.loadEnvFile(rootEnv);

const filled = z.string().trim().min(1);
const secret = filled.describe('Made on first start by `npm start`, or set by you.');

const schema = z.object({
  NODE_ENV: z.enum(['development', 'production', 'test']).default('development'),
  HOST: filled.default('127.0.0.1'),
  CMS_PORT: z.coerce.number().int().min(0).max(65_535).default(1337),
  /** Where a browser reaches the CMS; behind a proxy this is not where it listens. */
  CMS_PUBLIC_URL: z.url().optional(),
  /** On: trust the X-Forwarded headers of a proxy in front. */
  CMS_BEHIND_PROXY: z.stringbool().default(false),

  DATABASE_CLIENT: z.enum(['sqlite', 'postgres']).default('sqlite'),
  DATABASE_FILENAME: filled.default('.tmp/data.db'),
  DATABASE_URL: z.url().optional(),

  APP_KEYS: secret,
  API_TOKEN_SALT: secret,
  ADMIN_JWT_SECRET: secret,
  TRANSFER_TOKEN_SALT: secret,
  ENCRYPTION_KEY: secret,

  /** The site's read-only API token, and the one that may read drafts too. */
  CMS_TOKEN: secret,
  PREVIEW_TOKEN: secret,

  /** The first admin, for scripted set-ups. Without them the first visit to /admin registers one. */
  ADMIN_EMAIL: z.email().optional(),
  ADMIN_PASSWORD: z.string().min(8).optional(),

  /** Holds `uploads/`. */
  CMS_PUBLIC_DIR: filled.default('public'),

  /** Whether an empty database is filled with the sample content. */
  SEED_CONTENT: z.stringbool().optional(),
  SEED_DIR: filled.default('seed'),
});

export type Settings = z.infer<typeof schema> & { production: boolean; seedContent: boolean };

/** The CMS's settings, parsed once. @throws with one line per setting that is missing or wrong. */
export function readSettings(env: NodeJS.ProcessEnv = process.env): Settings {
  const blankIsUnset = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = schema.safeParse(blankIsUnset);
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
    throw new Error(
      `The CMS cannot start: these settings are missing or wrong.\n${lines.join('\n')}\n` +
        'Set them in the environment, or run `npm start`, which makes the secrets in .env.',
    );
  }
  const production = parsed.data.NODE_ENV === 'production';
  return { ...parsed.data, production, seedContent: parsed.data.SEED_CONTENT ?? !production };
}

export default readSettings();
