import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { listen, type Listening } from '../../../tests/support/http.ts';
import { createStaticServer } from '../static-server.ts';
import { ask, point, record, writeTree } from './fixtures.ts';

const siteDir = mkdtempSync(join(tmpdir(), 'kneadful-search-files-'));
let site: Listening;
let below: Listening;

beforeAll(async () => {
  writeTree(join(siteDir, 'trees/one'), {
    '404.html': 'Not here',
    'pagefind/pagefind.js': 'of the release',
    'release.json': record('one'),
  });
  point(join(siteDir, 'current'), 'trees/one');
  writeTree(join(siteDir, 'search/first'), { 'pagefind.js': 'first', 'fragment/a.pf_fragment': 'a of the first' });
  writeTree(join(siteDir, 'search/second'), { 'pagefind.js': 'second', 'fragment/b.pf_fragment': 'b of the second' });
  writeTree(join(siteDir, 'search/third'), { 'fragment/c.pf_fragment': 'c' });
  writeTree(join(siteDir, 'og'), { 'back-1a.png': 'drawn', 'back-1a.png.7.new': 'half' });
  point(join(siteDir, 'search/previous'), 'first');
  point(join(siteDir, 'search/current'), 'second');
  site = await listen(createStaticServer({ siteDir, base: '' }));
  below = await listen(createStaticServer({ siteDir, base: '/studio' }));
});
afterAll(async () => {
  await Promise.all([site.stop(), below.stop()]);
  rmSync(siteDir, { recursive: true });
});

const get = async (path: string, { origin } = site) => {
  const { status, headers, body } = await ask(origin, path);
  return [status, headers['content-type'], headers['cache-control'], body.toString()];
};

test('come from the live index, to be asked for again', async () => {
  const script = [200, 'text/javascript; charset=utf-8', 'no-cache', 'second'];
  expect(await get('/pagefind/pagefind.js')).toEqual(script);
  expect(await get('/studio/pagefind/pagefind.js', below)).toEqual(script);
  expect(await get('/pagefind/fragment/b.pf_fragment')).toEqual([
    200,
    'application/octet-stream',
    'no-cache',
    'b of the second',
  ]);
});

test('of the index before it are there for those who are searching in it', async () => {
  expect((await get('/pagefind/fragment/a.pf_fragment'))[3]).toBe('a of the first');
});

test('beside them, the pictures of shared links are there to be kept', async () => {
  expect(await get('/og/back-1a.png')).toEqual([200, 'image/png', 'public, max-age=31536000, immutable', 'drawn']);
  expect((await get('/studio/og/back-1a.png', below))[3]).toBe('drawn');
});

test.each([
  '/og/back-2b.png',
  '/og/back-1a.png.7.new',
  '/og/../state.db',
  '/og/',
  '/pagefind/fragment/c.pf_fragment',
  '/pagefind/../../trees/one/release.json',
  '/pagefind/%2e%2e/third/fragment/c.pf_fragment',
  '/pagefind/..%2fthird%2ffragment/c.pf_fragment',
  '/pagefind/',
  '/pagefind/fragment',
])('of no other index are there: %s', async (path) => {
  expect((await get(path)).at(0)).toBe(404);
});
