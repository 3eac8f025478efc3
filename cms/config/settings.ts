import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import { splitSecrets, unfitSigningSecret } from '../src/publishing/hooks/sign';

/** The root `.env`, made on first start, or where ENV_FILE says. Settings that are already set win over it. */
const rootEnv = process.env.ENV_FILE || resolve(process.cwd(), '..', '.env');
if (existsSync(rootEnv)) process.loadEnvFile(rootEnv);

const filled = z.string().trim().min(1);
const secret = filled.describe('Made on first start by `npm start`, or set by you.');

const seconds = z.coerce.number().min(0).max(86_400);

const schema = z
  .object({
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
    /** Signs the addresses of previews; the publisher's, too. Without it there are none. */
    PREVIEW_SECRET: filled.min(32, 'At least 32 characters; `npm start` makes one in .env.').optional(),

    /** The publisher's, for what visitors send. Without it the CMS takes nothing from them. */
    INTAKE_TOKEN: filled.min(16, 'At least 16 characters; `npm start` makes one in .env.').optional(),
    /** The mail server that tells the studio of what has come. Without it no mail is sent. */
    SMTP_URL: z.url({ protocol: /^smtps?$/, error: 'smtp://user:password@host:587, or smtps://…:465.' }).optional(),
    /** Whom those mails are from: an address that the mail server sends for. */
    MAIL_FROM: filled
      .max(254)
      .regex(/^(?:[^<>@]*<)?[^\s<>@]+@[^\s<>@]+>?$/, 'studio@example.org, or Studio <studio@example.org>.')
      .optional(),

    /** The first admin, for scripted set-ups. Without them the first visit to /admin registers one. */
    ADMIN_EMAIL: z.email().optional(),
    ADMIN_PASSWORD: z.string().min(8).optional(),

    /** Holds `uploads/`. */
    CMS_PUBLIC_DIR: filled.default('public'),

    /** Where the CMS reaches the publisher. */
    PUBLISHER_URL: z.url({ protocol: /^https?$/ }).optional(),
    PUBLISHER_PORT: z.coerce.number().int().min(1).max(65_535).default(4322),
    /** Where a browser reaches the publisher, which shows previews. */
    PUBLISHER_PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
    /** Signs the calls to the publisher; two while it is rotated, the new one first. Without it the publisher is not called. */
    REBUILD_WEBHOOK_SECRET: filled
      .refine((text) => splitSecrets(text).every((one) => !unfitSigningSecret(one)), {
        message: 'A signing secret is whsec_ followed by 24 to 64 random bytes in Base64.',
      })
      .optional(),
    /** For the publisher's control API: how the site is, on the admin's home page. Without it the page says so. */
    REBUILD_TOKEN: filled.min(16, 'At least 16 characters; `npm start` makes one in .env.').optional(),
    /** Hosts, or host:port, of your own network that build hooks may call. Without this only public addresses are called. */
    HOOK_ALLOWED_HOSTS: z.string().default(''),
    /** Build hooks of third parties wait until edits pause for this long, */
    HOOK_QUIET_SECONDS: seconds.default(10),
    /** and at the longest for this long. */
    HOOK_LONGEST_SECONDS: seconds.default(60),
    /** The first wait after a failed call; it doubles up to an hour. */
    HOOK_RETRY_SECONDS: seconds.default(5),
    /** How long a failing call is tried again; then it waits for the next change. */
    HOOK_GIVE_UP_HOURS: z.coerce.number().positive().default(48),
    /** How long a call may take. */
    HOOK_TIMEOUT_SECONDS: z.coerce.number().positive().max(300).default(10),

    /** How often the CMS looks for what is scheduled: another process may have been told of it, or died over it. */
    SCHEDULE_SECONDS: z.coerce.number().positive().max(3600).default(5),

    /** Whether an empty database is filled with the sample content. */
    SEED_CONTENT: z.stringbool().optional(),
    SEED_DIR: filled.default('seed'),
  })
  .refine(({ SMTP_URL, MAIL_FROM }) => !SMTP_URL || MAIL_FROM, {
    path: ['MAIL_FROM'],
    message: 'SMTP_URL is set: set this too, or neither.',
  });

export type Settings = z.infer<typeof schema> & { production: boolean; seedContent: boolean; previewUrl: string };

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
  const { SEED_CONTENT, PUBLISHER_PUBLIC_URL, PUBLISHER_URL, PUBLISHER_PORT } = parsed.data;
  const publisherUrl = PUBLISHER_PUBLIC_URL ?? PUBLISHER_URL ?? `http://localhost:${PUBLISHER_PORT}`;
  const previewUrl = publisherUrl.replace(/\/$/, '');
  return { ...parsed.data, production, seedContent: SEED_CONTENT ?? !production, previewUrl };
}

export default readSettings();
