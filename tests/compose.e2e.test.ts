import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { folders as built } from '../web/e2e/support/site.ts';
import { caddyfile, caddyPath, TestCaddy } from './support/caddy.ts';
import { root } from './support/cms.ts';
import { composeWith } from './support/compose.ts';
import { postgresIsAvailable, startPostgres, type TestPostgres } from './support/databases.ts';
import { freePort } from './support/ports.ts';
import { answers, TestProcess } from './support/process.ts';

const folder = mkdtempSync(join(tmpdir(), 'kneadful-compose-'));
const secrets = [
  'POSTGRES_PASSWORD',
  'APP_KEYS',
  'API_TOKEN_SALT',
  'ADMIN_JWT_SECRET',
  'TRANSFER_TOKEN_SALT',
  'ENCRYPTION_KEY',
  'CMS_TOKEN',
  'PREVIEW_TOKEN',
  'PREVIEW_SECRET',
  'REBUILD_TOKEN',
  'INTAKE_TOKEN',
];
const admin = { email: 'owner@studio.example', password: 'Kneadful-Test-1' };
const { services } = composeWith({
  ...Object.fromEntries(secrets.map((name) => [name, `${name.toLowerCase()}-0123456789abcdef0123456789abcdef`])),
  REBUILD_WEBHOOK_SECRET: `whsec_${Buffer.from('0123456789abcdef0123456789abcdef').toString('base64')}`,
  SITE_URL: 'http://localhost:4321',
  ADMIN_EMAIL: admin.email,
  ADMIN_PASSWORD: admin.password,
  SEED_CONTENT: 'true',
});
const { cms: cmsService, publisher: publisherService, caddy: caddyService } = services;
const siteDir = join(folder, 'site');

let postgres: TestPostgres;
let cms: TestProcess;
let cmsUrl: string;
let publisher: TestProcess;
let publisherUrl: string;
let caddy: TestCaddy | undefined;

/** What a health check runs, at this machine's addresses and paths. */
function healthy(test: string[]): boolean {
  const here = (word: string) =>
    word
      .replace('http://127.0.0.1:1337', cmsUrl)
      .replace('http://127.0.0.1:4322', publisherUrl)
      .replace('http://127.0.0.1:4321', `http://127.0.0.1:${caddy?.port}`)
      .replace('/data/site', siteDir);
  const [kind, ...words] = test.map(here);
  const [file = '', ...args] = kind === 'CMD-SHELL' ? ['sh', '-c', words[0]!.replaceAll('$$', '$')] : words;
  try {
    execFileSync(file === 'node' ? process.execPath : file, args, { stdio: 'ignore', env: { PATH: process.env.PATH } });
    return true;
  } catch {
    return false;
  }
}

/** The compose file's services without containers: its commands and environments, with this machine's addresses and paths put in. */
(postgresIsAvailable ? describe : describe.skip)('the services of the compose file', () => {
  beforeAll(async () => {
    postgres = await startPostgres();
    const port = await freePort();
    cmsUrl = `http://127.0.0.1:${port}`;
    const publisherPort = await freePort();
    publisherUrl = `http://127.0.0.1:${publisherPort}`;
    mkdirSync(join(folder, 'public/uploads'), { recursive: true });
    cms = new TestProcess(cmsService!.command!, {
      cwd: join(root, 'cms'),
      env: {
        ...cmsService!.environment,
        HOST: '127.0.0.1',
        CMS_PORT: String(port),
        DATABASE_URL: postgres.url,
        CMS_PUBLIC_DIR: join(folder, 'public'),
        PUBLISHER_URL: publisherUrl,
        ENV_FILE: join(folder, 'none'),
      },
    });
    await cms.until('it answers', answers(`${cmsUrl}/_health`));
    publisher = new TestProcess(publisherService!.command!, {
      cwd: join(root, 'web'),
      env: {
        ...publisherService!.environment,
        NODE_ENV: 'production',
        // The image's own.
        SITE_URL: publisherService!.build!.args!.SITE_URL!,
        HOST: '127.0.0.1',
        PUBLISHER_PORT: String(publisherPort),
        CMS_URL: cmsUrl,
        SITE_DIR: siteDir,
        SNAPSHOT_FILE: join(folder, 'snapshot/content.json'),
        APP_DIR: built.appDir,
        // Longer than the test: what comes before that was told by the CMS.
        POLL_SECONDS: '3600',
        ENV_FILE: join(folder, 'none'),
      },
    });
    await publisher.until('a release is live', () => existsSync(join(siteDir, 'current')), 60);
    if (!caddyPath) return;
    const [, ...args] = caddyService!.command!;
    caddy = await TestCaddy.start(
      { ...caddyService!.environment, SITE_ROOT: siteDir },
      folder,
      args.map((arg) => arg.replace('/etc/caddy/Caddyfile', caddyfile)),
    );
  }, 240_000);

  afterAll(async () => {
    await caddy?.stop();
    await publisher?.stop();
    await cms?.stop();
    await postgres?.stop();
    rmSync(folder, { recursive: true, force: true });
  }, 60_000);

  const home = async () =>
    caddy ? (await caddy.get('/')).body.toString() : readFileSync(join(siteDir, 'current/index.html'), 'utf8');

  test('publish the sample content from PostgreSQL', async () => {
    expect(publisher.output).toMatch(/^Release \S+ is live: \d+ pages rendered, \d+ files\.$/m);
    expect(await home()).toContain('<link rel="canonical" href="http://localhost:4321/"');
  });

  test('pass their own health checks', () => {
    expect(healthy(cmsService!.healthcheck!.test)).toBe(true);
    expect(healthy(publisherService!.healthcheck!.test)).toBe(true);
    if (caddy && existsSync('/usr/bin/wget')) expect(healthy(caddyService!.healthcheck!.test)).toBe(true);
  });

  test('bring an edit from the admin to the visitors', async () => {
    const call = async (method: string, path: string, body: object, token = '') => {
      const response = await fetch(`${cmsUrl}${path}`, {
        method,
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: JSON.stringify(body),
      });
      return (await response.json()) as { data: { token: string } };
    };
    const { data } = await call('POST', '/admin/login', admin);
    await call(
      'POST',
      '/content-manager/single-types/api::studio.studio/actions/publish',
      { tagline: 'Hands from the second home' },
      data.token,
    );
    await publisher.until('the edit is live', async () => (await home()).includes('Hands from the second home'), 60);
  }, 90_000);

  test('serve the last release on while the CMS and the publisher are down', async () => {
    await cms.stop();
    await publisher.stop();
    expect(await home()).toContain('Hands from the second home');
  }, 30_000);
});
