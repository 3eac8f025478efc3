import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { astroBuild, siteEnv, web } from './support/commands.ts';
import { filesIn, folders } from './support/site.ts';

const folder = mkdtempSync(join(web, '.tmp/hosts-'));
const output = join(folder, '.vercel/output/static');
const read = (file: string) => readFileSync(file, 'utf8');

beforeAll(async () => {
  const env = siteEnv(folders, { url: 'http://127.0.0.1:9', token: 'not used' });
  await astroBuild({ ...env, SITE_URL: 'https://pages.example/studio/', NETLIFY: 'true' }, output);
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true }));

test('a plain build has the redirects for Netlify and Cloudflare Pages beside its pages', () => {
  expect(read(join(folders.plainDir, '_redirects'))).toBe(
    '/massage-types/ /techniques/ 301\n' +
      '/massage-types /techniques/ 301\n' +
      '/therapist-bios/ /therapists/ 301\n' +
      '/therapist-bios /therapists/ 301\n',
  );
  expect(read(join(folders.plainDir, '_headers'))).toMatch(/^\/\*\n {2}x-content-type-options: nosniff\n/);
  expect(existsSync(join(folders.plainDir, 'massage-types/index.html'))).toBe(true);
});

test('a build on Netlify marks them as stronger than the refresh pages, below the base path', () => {
  expect(read(join(output, '_redirects')).split('\n')[0]).toBe('/studio/massage-types/ /studio/techniques/ 301!');
});

test('a build for Vercel has its rules above the pages', () => {
  const { version, routes } = JSON.parse(read(join(output, '../config.json'))) as {
    version: number;
    routes: unknown[];
  };
  expect([version, routes[0]]).toEqual([
    3,
    { src: '^/studio/massage-types/$', status: 301, headers: { Location: '/studio/techniques/' } },
  ]);
  expect(existsSync(join(folders.plainDir, '../config.json'))).toBe(false);
});

test('a build adds nothing else to what the publisher releases but the search index and the pictures of links', () => {
  const added = filesIn(folders.plainDir).filter(
    (file) => !existsSync(join(folders.siteDir, 'current', file)) && !/^(pagefind|og)\//.test(file),
  );
  expect(added).toEqual(['_headers', '_redirects']);
});
