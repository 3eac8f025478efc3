import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { listen, type Listening } from '../../../tests/support/http.ts';
import { createStaticServer } from '../static-server.ts';
import { ask, hashOf, point, record, writeTree } from './fixtures.ts';

const home = '<h1>Home</h1>'.repeat(50);
const guide = '<h1>Guide</h1>'.repeat(50);
const missing = '<h1>Not here</h1>'.repeat(50);
const siteDir = mkdtempSync(join(tmpdir(), 'kneadful-variants-'));
let site: Listening;

beforeAll(async () => {
  writeTree(join(siteDir, 'trees/one'), {
    'index.html': home,
    'guide/index.html': guide,
    '404.html': missing,
    'media/a.webp': 'picture',
    'release.json': record('one'),
  });
  point(join(siteDir, 'current'), 'trees/one');
  mkdirSync(join(siteDir, 'compressed'));
  for (const text of [home, missing]) {
    writeFileSync(join(siteDir, 'compressed', `${hashOf(text)}.br`), brotliCompressSync(text));
    writeFileSync(join(siteDir, 'compressed', `${hashOf(text)}.gz`), gzipSync(text));
  }
  // Nobody may be given this: pictures are compressed as they are.
  writeFileSync(join(siteDir, 'compressed', `${hashOf('picture')}.br`), 'nonsense');
  site = await listen(createStaticServer({ siteDir, base: '' }));
});
afterAll(async () => {
  await site.stop();
  rmSync(siteDir, { recursive: true });
});

const get = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  ask(site.origin, path, headers, method);
const accepting = (encodings: string) => ({ 'accept-encoding': encodings });

test('a page is sent in the smallest way that the client takes', async () => {
  const br = await get('/', accepting('gzip, br'));
  expect([br.headers['content-encoding'], brotliDecompressSync(br.body).toString()]).toEqual(['br', home]);
  const gzip = await get('/', accepting('gzip, br;q=0.5'));
  expect([gzip.headers['content-encoding'], gunzipSync(gzip.body).toString()]).toEqual(['gzip', home]);
  const plain = await get('/', accepting('br;q=0'));
  expect([plain.headers['content-encoding'], plain.body.toString()]).toEqual([undefined, home]);
});

test('a page whose variants are still to be made is sent as it is', async () => {
  const { headers, body } = await get('/guide/', accepting('br, gzip'));
  expect([headers['content-encoding'], body.toString()]).toEqual([undefined, guide]);
});

test('a picture is sent as it is', async () => {
  const { headers, body } = await get('/media/a.webp', accepting('br, gzip'));
  expect([headers['content-encoding'], headers.vary, body.toString()]).toEqual([undefined, undefined, 'picture']);
});

test('the page for what is missing is compressed too', async () => {
  const { status, headers, body } = await get('/nothing/', accepting('br'));
  expect([status, headers['content-encoding'], headers.etag]).toEqual([404, 'br', undefined]);
  expect(brotliDecompressSync(body).toString()).toBe(missing);
});

test('caches are told that the answer depends on it', async () => {
  const etag = (await get('/')).headers.etag!;
  const asked: Record<string, string>[] = [
    {},
    accepting('br'),
    { 'if-none-match': etag },
    { 'if-none-match': etag, ...accepting('br') },
  ];
  for (const headers of asked) expect((await get('/', headers)).headers.vary).toBe('Accept-Encoding');
});

test('every variant has a tag of its own', async () => {
  const tags = await Promise.all(
    ['br', 'gzip', ''].map(async (each) => (await get('/', accepting(each))).headers.etag),
  );
  expect(new Set(tags).size).toBe(3);
});

test('a client that has a variant it takes is told that it is still right', async () => {
  for (const encoding of ['br', 'gzip', '']) {
    const { etag } = (await get('/', accepting(encoding))).headers;
    const again = await get('/', { 'if-none-match': `W/"other", W/${etag!}`, ...accepting('br, gzip') });
    expect([encoding, again.status, again.headers.etag, again.body.length]).toEqual([encoding, 304, etag, 0]);
  }
});

test('a cache that has a variant its client does not take is sent another', async () => {
  const { etag } = (await get('/', accepting('br'))).headers;
  const again = await get('/', { 'if-none-match': etag!, ...accepting('gzip') });
  expect([again.status, again.headers['content-encoding']]).toEqual([200, 'gzip']);
  expect((await get('/', { 'if-none-match': etag! })).status).toBe(200);
});

test('a tag is not taken for the one of another page', async () => {
  const { etag } = (await get('/')).headers;
  expect((await get('/guide/', { 'if-none-match': etag! })).status).toBe(200);
});

test('HEAD tells the length of the variant that GET sends', async () => {
  for (const encoding of ['br', 'gzip', '']) {
    const whole = await get('/', accepting(encoding));
    const head = await get('/', accepting(encoding), 'HEAD');
    expect([head.status, head.headers['content-length'], head.headers.etag, head.body.length]).toEqual([
      200,
      String(whole.body.length),
      whole.headers.etag,
      0,
    ]);
  }
});
