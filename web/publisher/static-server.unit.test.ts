import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { listen, type Listening } from '../../tests/support/http.ts';
import { createStaticServer } from './static-server.ts';

const redirects = { '/old/': '/guide/', '/away/': 'https://example.org/', '/früher/': '/guide/背中/' };
const files: Record<string, string> = {
  'index.html': '<h1>Home</h1>',
  '404.html': '<h1>Not here</h1>',
  'guide/index.html': '<h1>Guide</h1>',
  'old/index.html': 'refresh',
  'guide/背中/index.html': '<h1>Back</h1>',
  'sitemap.xml': '<urlset/>',
  'robots.txt': 'User-agent: *',
  'favicon.svg': '<svg/>',
  '_astro/style.abc.css': 'a{}',
  '_astro/app.abc.js': '1',
  '_astro/f.abc.woff2': 'f',
  'media/a.webp': 'w',
  'media/a.avif': 'a',
  'data.bin': 'b',
  'release.json': JSON.stringify({ id: 'one', revision: 'r', redirects }),
};

const folder = mkdtempSync(join(tmpdir(), 'kneadful-static-'));
let site: Listening;
let below: Listening;
let empty: Listening;

beforeAll(async () => {
  for (const [path, body] of Object.entries(files)) {
    const file = join(folder, 'site/releases/one', path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, body);
  }
  writeFileSync(join(folder, 'site/secret.txt'), 'secret');
  symlinkSync('releases/one', join(folder, 'site/current'));
  site = await listen(createStaticServer({ siteDir: join(folder, 'site'), base: '' }));
  below = await listen(createStaticServer({ siteDir: join(folder, 'site'), base: '/studio' }));
  empty = await listen(createStaticServer({ siteDir: join(folder, 'empty'), base: '' }));
});

afterAll(async () => {
  await Promise.all([site, below, empty].map((server) => server.stop()));
  rmSync(folder, { recursive: true, force: true });
});

const get = (path: string, init: RequestInit = {}) => fetch(site.origin + path, { redirect: 'manual', ...init });

/** A path exactly as it is written: `fetch` would tidy it up. */
const raw = (path: string) =>
  new Promise<[number | undefined, string]>((resolve, reject) => {
    request(site.origin, { path }, (response) => {
      let body = '';
      response
        .on('data', (chunk: Buffer) => (body += chunk.toString()))
        .on('end', () => resolve([response.statusCode, body]));
    })
      .on('error', reject)
      .end();
  });

describe('a file', () => {
  test.each([
    ['/', 'text/html; charset=utf-8', 'no-cache'],
    ['/guide/', 'text/html; charset=utf-8', 'no-cache'],
    ['/sitemap.xml', 'application/xml; charset=utf-8', 'no-cache'],
    ['/robots.txt', 'text/plain; charset=utf-8', 'no-cache'],
    ['/favicon.svg', 'image/svg+xml', 'no-cache'],
    ['/_astro/style.abc.css', 'text/css; charset=utf-8', 'public, max-age=31536000, immutable'],
    ['/_astro/app.abc.js', 'text/javascript; charset=utf-8', 'public, max-age=31536000, immutable'],
    ['/_astro/f.abc.woff2', 'font/woff2', 'public, max-age=31536000, immutable'],
    ['/media/a.webp', 'image/webp', 'public, max-age=31536000, immutable'],
    ['/media/a.avif', 'image/avif', 'public, max-age=31536000, immutable'],
    ['/data.bin', 'application/octet-stream', 'no-cache'],
  ])('%s has its type and its time to live', async (path, type, cache) => {
    const { status, headers } = await get(path);
    expect([
      status,
      headers.get('content-type'),
      headers.get('cache-control'),
      headers.get('x-content-type-options'),
    ]).toEqual([200, type, cache, 'nosniff']);
  });

  test('is not sent again to who has it', async () => {
    const etag = (await get('/guide/')).headers.get('etag') ?? '';
    const again = await get('/guide/', { headers: { 'if-none-match': `"other", ${etag}` } });
    expect([again.status, again.headers.get('etag'), await again.text()]).toEqual([304, etag, '']);
    expect((await get('/guide/', { headers: { 'if-none-match': '"other"' } })).status).toBe(200);
  });

  test('is described without its body on HEAD', async () => {
    const head = await get('/guide/', { method: 'HEAD' });
    expect([head.status, head.headers.get('content-length'), await head.text()]).toEqual([200, '14', '']);
  });

  test('is not changed by anybody', async () => {
    const post = await get('/guide/', { method: 'POST' });
    expect([post.status, post.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
  });
});

describe('a path', () => {
  test.each([
    ['/guide', '/guide/'],
    ['/old/', '/guide/'],
    ['/old', '/guide/'],
    ['/away/', 'https://example.org/'],
    ['/guide/%E8%83%8C%E4%B8%AD', '/guide/%E8%83%8C%E4%B8%AD/'],
    ['/fr%C3%BCher/', '/guide/%E8%83%8C%E4%B8%AD/'],
  ])('%s leads to %s', async (from, to) => {
    const response = await get(from);
    expect([response.status, response.headers.get('location')]).toEqual([301, to]);
  });

  test('that is nowhere answers with the 404 page and its status', async () => {
    for (const path of [
      '/nothing/',
      '/nothing',
      '/guide/index.html/',
      '/release.json',
      '/_astro/',
      `/${'long'.repeat(200)}/`,
    ]) {
      const response = await get(path);
      expect([path, response.status, await response.text()]).toEqual([path, 404, '<h1>Not here</h1>']);
    }
  });

  test('that is not of this site, or not a path at all, shows nothing else', async () => {
    const attempts = [
      '/../secret.txt',
      '/../../secret.txt',
      '/guide/../../../secret.txt',
      '/%2e%2e/secret.txt',
      '/..%2f..%2fsecret.txt',
      '/%2e%2e%2f%2e%2e%2fsecret.txt',
      '/guide/..%2f..%2f..%2fsecret.txt',
      '/..%5c..%5csecret.txt',
      '/%00',
      '/%',
      '//secret.txt',
      '/%2Fexample.org',
    ];
    for (const path of attempts) expect([path, ...(await raw(path))]).toEqual([path, 404, '<h1>Not here</h1>']);
  });

  test('may have a query', async () => {
    expect((await get('/guide/?from=mail')).status).toBe(200);
  });
});

describe('a site below a path', () => {
  const at = async (path: string) => {
    const response = await fetch(below.origin + path, { redirect: 'manual' });
    return [response.status, response.headers.get('location')];
  };

  test('answers there, with the path in every redirect', async () => {
    expect(await at('/studio/')).toEqual([200, null]);
    expect(await at('/studio')).toEqual([200, null]);
    expect(await at('/studio/guide')).toEqual([301, '/studio/guide/']);
    expect(await at('/studio/old/')).toEqual([301, '/studio/guide/']);
    expect(await at('/studio/away/')).toEqual([301, 'https://example.org/']);
  });

  test('has nothing elsewhere', async () => {
    expect(await at('/')).toEqual([404, null]);
    expect(await at('/guide/')).toEqual([404, null]);
    expect(await at('/studiously/')).toEqual([404, null]);
  });
});

test('before the first release, visitors are asked to come back', async () => {
  const response = await fetch(empty.origin);
  expect([response.status, response.headers.get('retry-after'), await response.text()]).toEqual([
    503,
    '5',
    'Nothing is published yet.',
  ]);
});
