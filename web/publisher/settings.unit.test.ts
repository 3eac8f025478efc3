import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { readControlSettings, readSettings } from './settings.ts';

const outside = process.env;
beforeEach(() => {
  process.env = { ENV_FILE: '/no/such/file' };
});
afterEach(() => {
  process.env = outside;
});

test('need nothing but the token', () => {
  process.env.CMS_TOKEN = 'secret';
  const { cms, adminUrl, siteUrl, sitePort, host, pollSeconds, ...others } = readSettings();
  const { publisherPort, publisherUrl, publisherPublicUrl, controlToken, hookSecrets, keepReleases, logLevel } = others;
  expect({
    publisherPort,
    publisherUrl,
    publisherPublicUrl,
    controlToken,
    hookSecrets,
    keepReleases,
    logLevel,
  }).toEqual({
    publisherPort: 4322,
    publisherUrl: 'http://localhost:4322',
    publisherPublicUrl: 'http://localhost:4322',
    controlToken: undefined,
    hookSecrets: [],
    keepReleases: 20,
    logLevel: undefined,
  });
  expect({ cms, adminUrl, siteUrl: siteUrl.href, sitePort, host, pollSeconds }).toEqual({
    cms: { url: 'http://localhost:1337', token: 'secret' },
    adminUrl: 'http://localhost:1337',
    siteUrl: 'http://localhost:4321/',
    sitePort: 4321,
    host: '127.0.0.1',
    pollSeconds: 5,
  });
});

test('follow the ports, unless an address says more', () => {
  Object.assign(process.env, { CMS_TOKEN: 'secret', CMS_PORT: '2000', SITE_PORT: '3000', SITE_URL: '' });
  expect([readSettings().cms.url, readSettings().siteUrl.href]).toEqual([
    'http://localhost:2000',
    'http://localhost:3000/',
  ]);
  Object.assign(process.env, { PUBLISHER_PORT: '3001' });
  expect(readSettings().publisherUrl).toBe('http://localhost:3001');
  Object.assign(process.env, { PUBLISHER_URL: 'http://publisher:4322' });
  expect(readSettings().publisherPublicUrl).toBe('http://publisher:4322');
  Object.assign(process.env, {
    CMS_URL: 'http://cms:1337',
    CMS_PUBLIC_URL: 'https://cms.example',
    SITE_URL: 'https://studio.example/backs/',
  });
  expect([readSettings().cms.url, readSettings().adminUrl, readSettings().siteUrl.pathname]).toEqual([
    'http://cms:1337',
    'https://cms.example',
    '/backs/',
  ]);
});

test('are told all at once where they are wrong', () => {
  Object.assign(process.env, {
    SITE_PORT: '70000',
    SITE_URL: 'studio.example',
    REBUILD_TOKEN: 'short',
    REBUILD_WEBHOOK_SECRET: 'not base64!',
    KEEP_RELEASES: '0',
    SITE_CLOCK: '2026-12-25',
    LOG_LEVEL: 'loud',
  });
  expect(readSettings).toThrow(
    new Error(
      'These settings are missing or wrong:\n' +
        '  REBUILD_TOKEN: At least 16 characters; `npm start` makes one in .env.\n' +
        '  CMS_TOKEN: The read-only token of the CMS; `npm start` makes one in .env.\n' +
        '  SITE_PORT: Too big: expected number to be <=65535\n' +
        '  SITE_URL: Invalid URL\n' +
        '  REBUILD_WEBHOOK_SECRET: One secret, or two with a space between: `whsec_` and the base64 of 24 bytes or more. `npm start` makes one in .env.\n' +
        '  KEEP_RELEASES: Too small: expected number to be >=1\n' +
        '  SITE_CLOCK: A moment with its offset, such as 2026-12-25T10:00:00-06:00.\n' +
        '  LOG_LEVEL: Invalid option: expected one of "trace"|"debug"|"info"|"warn"|"error"|"fatal"|"silent"',
    ),
  );
});

test('take one hook secret, or two while one takes the place of the other', () => {
  const [one, other] = [1, 2].map((byte) => `whsec_${Buffer.alloc(32, byte).toString('base64')}`);
  Object.assign(process.env, { CMS_TOKEN: 'secret', REBUILD_WEBHOOK_SECRET: one });
  expect(readSettings().hookSecrets).toEqual([one]);
  process.env.REBUILD_WEBHOOK_SECRET = `${other}, ${one}`;
  expect(readSettings().hookSecrets).toEqual([other, one]);
});

test('open previews only where both what reads drafts and what signs addresses are set', () => {
  Object.assign(process.env, { CMS_TOKEN: 'secret', PREVIEW_TOKEN: 'reads-drafts' });
  expect(readSettings().preview).toBeUndefined();
  process.env.PREVIEW_SECRET = 'x'.repeat(32);
  expect(readSettings().preview).toEqual({ token: 'reads-drafts', secret: 'x'.repeat(32) });
  process.env.PREVIEW_TOKEN = '';
  expect(readSettings().preview).toBeUndefined();
  process.env.PREVIEW_SECRET = 'x'.repeat(31);
  expect(readSettings).toThrow(
    new Error(
      'These settings are missing or wrong:\n  PREVIEW_SECRET: At least 32 characters; `npm start` makes one in .env.',
    ),
  );
});

test('of a command that only calls the running publisher are its address and the token', () => {
  expect(readControlSettings()).toEqual({ url: 'http://localhost:4322', token: undefined });
  Object.assign(process.env, { PUBLISHER_PORT: '3001', REBUILD_TOKEN: 'sixteen-characters' });
  expect(readControlSettings()).toEqual({ url: 'http://localhost:3001', token: 'sixteen-characters' });
  process.env.PUBLISHER_URL = 'https://publisher.example';
  expect(readControlSettings().url).toBe('https://publisher.example');
});
