import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { readSettings } from './settings.ts';

const outside = process.env;
beforeEach(() => {
  process.env = { ENV_FILE: '/no/such/file' };
});
afterEach(() => {
  process.env = outside;
});

test('need nothing but the token', () => {
  process.env.CMS_TOKEN = 'secret';
  const { cms, adminUrl, siteUrl, sitePort, host, pollSeconds } = readSettings();
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
  Object.assign(process.env, { SITE_PORT: '70000', SITE_URL: 'studio.example' });
  expect(readSettings).toThrow(
    new Error(
      'These settings are missing or wrong:\n' +
        '  CMS_TOKEN: The read-only token of the CMS; `npm start` makes one in .env.\n' +
        '  SITE_PORT: Too big: expected number to be <=65535\n' +
        '  SITE_URL: Invalid URL',
    ),
  );
});
