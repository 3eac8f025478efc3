import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';

const web = join(import.meta.dirname, '..');

/** The settings cannot be used. The message names every one that is missing or wrong. */
export class SettingsWrong extends Error {
  override name = 'SettingsWrong';
}

const port = (standard: number) => z.coerce.number().int().min(0).max(65_535).default(standard);

/** Standard Webhooks: base64, usually after `whsec_`. */
const isHookSecret = (secret: string) => {
  const base64 = secret.replace(/^whsec_/, '');
  return /^[A-Za-z\d+/]+={0,2}$/.test(base64) && Buffer.from(base64, 'base64').length >= 24;
};

/** What it takes to call the publisher that runs. */
const control = z.object({
  PUBLISHER_PORT: port(4322),
  /** The publisher as the CMS and the commands reach it. */
  PUBLISHER_URL: z.url().optional(),
  /** For the control API, and for calls of the hook without a signature. Without it, those are refused. */
  REBUILD_TOKEN: z.string().min(16, 'At least 16 characters; `npm start` makes one in .env.').optional(),
});

const schema = control
  .extend({
    HOST: z.string().default('127.0.0.1'),
    CMS_PORT: z.coerce.number().int().default(1337),
    /** The CMS as this process reaches it. */
    CMS_URL: z.url().optional(),
    /** The CMS as a browser reaches it: for links into the admin panel. */
    CMS_PUBLIC_URL: z.url().optional(),
    CMS_TOKEN: z.string({ error: 'The read-only token of the CMS; `npm start` makes one in .env.' }).min(1),
    SITE_PORT: port(4321),
    /** Origin and base path of the site, as visitors see them. */
    SITE_URL: z.url().optional(),
    /** The publisher as a browser reaches it. */
    PUBLISHER_PUBLIC_URL: z.url().optional(),
    /** Reads drafts for previews, whose addresses the CMS signs with the secret. Without both there are none. */
    PREVIEW_TOKEN: z.string().min(1).optional(),
    PREVIEW_SECRET: z.string().min(32, 'At least 32 characters; `npm start` makes one in .env.').optional(),
    /** For what visitors send, which the CMS takes from its bearer alone. Without it the forms say that they cannot. */
    INTAKE_TOKEN: z.string().min(16, 'At least 16 characters; `npm start` makes one in .env.').optional(),
    /** Where browsers send forms to, if not to the site's own origin: it has to pass `/forms/*` on to the publisher. */
    FORMS_URL: z.url().optional(),
    /** Signs the CMS's calls of the hook; two, with a space or a comma between, while one takes the other's place. */
    REBUILD_WEBHOOK_SECRET: z
      .string()
      .transform((list) => list.trim().split(/[\s,]+/))
      .refine(
        (secrets) => secrets.every(isHookSecret),
        'One secret, or two with a space between: `whsec_` and the base64 of 24 bytes or more. `npm start` makes one in .env.',
      )
      .optional(),
    /** The compiled app: where `astro build` was told to leave it by OUT_DIR. */
    APP_DIR: z.string().default(join(web, 'dist/app')),
    SITE_DIR: z.string().default(join(web, '.site')),
    SNAPSHOT_FILE: z.string().default(join(web, '.snapshot/content.json')),
    /** Seconds between looks at the CMS's revision. */
    POLL_SECONDS: z.coerce.number().positive().default(5),
    /** How many releases can be gone back to, the live one included. */
    KEEP_RELEASES: z.coerce.number().int().min(1).default(20),
    /** Every page is made as of this moment, and none is renewed when it expires: for tests, and to look ahead. */
    SITE_CLOCK: z.iso
      .datetime({ offset: true, error: 'A moment with its offset, such as 2026-12-25T10:00:00-06:00.' })
      .optional(),
    /** Without it `watch` logs from `info` on, and the commands that end by themselves log nothing. */
    LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).optional(),
  })
  .transform((env) => {
    const cmsUrl = env.CMS_URL ?? `http://localhost:${env.CMS_PORT}`;
    const { url: publisherUrl, token: controlToken } = controlSettings(env);
    return {
      host: env.HOST,
      cms: { url: cmsUrl, token: env.CMS_TOKEN },
      adminUrl: env.CMS_PUBLIC_URL ?? cmsUrl,
      sitePort: env.SITE_PORT,
      siteUrl: new URL(env.SITE_URL ?? `http://localhost:${env.SITE_PORT}`),
      publisherPort: env.PUBLISHER_PORT,
      publisherUrl,
      publisherPublicUrl: env.PUBLISHER_PUBLIC_URL ?? publisherUrl,
      controlToken,
      preview:
        env.PREVIEW_TOKEN && env.PREVIEW_SECRET ? { token: env.PREVIEW_TOKEN, secret: env.PREVIEW_SECRET } : undefined,
      intakeToken: env.INTAKE_TOKEN,
      formsUrl: env.FORMS_URL === undefined ? undefined : new URL(env.FORMS_URL),
      hookSecrets: env.REBUILD_WEBHOOK_SECRET ?? [],
      appDir: resolve(env.APP_DIR),
      siteDir: resolve(env.SITE_DIR),
      snapshotFile: resolve(env.SNAPSHOT_FILE),
      pollSeconds: env.POLL_SECONDS,
      keepReleases: env.KEEP_RELEASES,
      siteClock: env.SITE_CLOCK,
      logLevel: env.LOG_LEVEL,
    };
  });

const controlSettings = (env: z.output<typeof control>) => ({
  url: env.PUBLISHER_URL ?? `http://localhost:${env.PUBLISHER_PORT}`,
  token: env.REBUILD_TOKEN,
});

export type Settings = z.output<typeof schema>;
/** Where the running publisher is, and the token for it. */
export type ControlSettings = ReturnType<typeof controlSettings>;

/** The publisher's settings, from the environment and the root `.env`. @throws SettingsWrong */
export const readSettings = (): Settings => read(schema);

/** Those of a command that only talks to the running publisher. @throws SettingsWrong */
export const readControlSettings = (): ControlSettings => read(control.transform(controlSettings));

function read<Schema extends z.ZodType>(wanted: Schema): z.output<Schema> {
  const rootEnv = process.env.ENV_FILE || join(web, '../.env');
  if (existsSync(rootEnv)) process.loadEnvFile(rootEnv);
  const filled = Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== ''));
  const parsed = wanted.safeParse(filled);
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
  throw new SettingsWrong(`These settings are missing or wrong:\n${lines.join('\n')}`);
}
