import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { listen, type Listening } from '../../tests/support/http.ts';
import { ask, point, record, writeTree } from './static/fixtures.ts';
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
  'release.json': record('one', redirects),
};

const folder = mkdtempSync(join(tmpdir(), 'kneadful-static-'));
let site: Listening;
let below: Listening;
let empty: Listening;

beforeAll(async () => {
  writeTree(join(folder, 'site/trees/one'), files);
  writeFileSync(join(folder, 'site/secret.txt'), 'secret');
  point(join(folder, 'site/current'), 'trees/one');
  site = await listen(createStaticServer({ siteDir: join(folder, 'site'), base: '' }));
  below = await listen(createStaticServer({ siteDir: join(folder, 'site'), base: '/studio' }));
  empty = await listen(createStaticServer({ siteDir: join(folder, 'empty'), base: '' }));
});

afterAll(async () => {
  await Promise.all([site, below, empty].map((server) => server.stop()));
  rmSync(folder, { recursive: true, force: true });
});

const get = (path: string, init: RequestInit = {}) => fetch(site.origin + path, { redirect: 'manual', ...init });

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
    expect([status, headers.get('content-type'), headers.get('cache-control')]).toEqual([200, type, cache]);
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

test('every answer says how a browser is to treat it, and an upload may not act as a page', async () => {
  const answers: [path: string, method: string, status: number, policy: string][] = [
    ['/', 'GET', 200, "frame-ancestors 'self'"],
    ['/guide', 'GET', 301, "frame-ancestors 'self'"],
    ['/old/', 'GET', 301, "frame-ancestors 'self'"],
    ['/nothing/', 'GET', 404, "frame-ancestors 'self'"],
    ['/', 'POST', 405, "frame-ancestors 'self'"],
    ['/media/a.webp', 'GET', 200, "default-src 'none'; style-src 'unsafe-inline'; sandbox"],
  ];
  for (const [path, method, status, policy] of answers) {
    const answer = await ask(site.origin, path, {}, method);
    expect([path, method, answer.status]).toEqual([path, method, status]);
    expect(answer.headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'strict-origin-when-cross-origin',
      'permissions-policy': 'camera=(), microphone=(), payment=(), usb=()',
      'content-security-policy': policy,
    });
  }
});

describe('a path', () => {
  test.each([
    ['/guide', '/guide/'],
    ['/guide?from=mail&to=', '/guide/?from=mail&to='],
    ['/old/', '/guide/'],
    ['/old', '/guide/'],
    ['/away/', 'https://example.org/'],
    ['/guide/%E8%83%8C%E4%B8%AD', '/guide/%E8%83%8C%E4%B8%AD/'],
    ['/fr%C3%BCher/', '/guide/%E8%83%8C%E4%B8%AD/'],
  ])('%s leads to %s', async (from, to) => {
    const response = await get(from);
    expect([response.status, response.headers.get('location'), response.headers.get('cache-control')]).toEqual([
      301,
      to,
      'no-cache',
    ]);
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
    for (const path of attempts) {
      const { status, body } = await ask(site.origin, path);
      expect([path, status, body.toString()]).toEqual([path, 404, '<h1>Not here</h1>']);
    }
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

test('a tree that is no release is an error of the site, told in the log alone', async () => {
  const broken = join(folder, 'broken');
  writeTree(join(broken, 'trees/one'), { 'index.html': 'home' });
  point(join(broken, 'current'), 'trees/one');
  const server = await listen(createStaticServer({ siteDir: broken, base: '' }));
  const told: unknown[] = [];
  const { error } = console;
  console.error = (message) => told.push(message);
  try {
    const { status, body } = await ask(server.origin, '/');
    expect([status, body.toString()]).toEqual([500, 'The server could not answer.']);
    expect(told.map(String)).toEqual(['Error: The tree one is no release: it has no record of itself. Publish again.']);
  } finally {
    console.error = error;
    await server.stop();
  }
});

test('before the first release, visitors are asked to come back', async () => {
  const response = await fetch(empty.origin);
  expect([response.status, response.headers.get('retry-after'), await response.text()]).toEqual([
    503,
    '5',
    'Nothing is published yet.',
  ]);
});
