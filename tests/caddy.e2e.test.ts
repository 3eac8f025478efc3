import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { documents, filesIn, folders, release as liveTree } from '../web/e2e/support/site.ts';
import { Blobs } from '../web/publisher/release/blobs.ts';
import { Trees } from '../web/publisher/release/trees.ts';
import { point, writeTree } from '../web/publisher/static/fixtures.ts';
import { headersOf } from '../web/publisher/static/headers.ts';
import { caddyfile, caddyPath, TestCaddy } from './support/caddy.ts';
import { listen, type Listening } from './support/http.ts';

const folder = mkdtempSync(join(tmpdir(), 'kneadful-caddy-'));
const siteDir = join(folder, 'site');
let caddy: TestCaddy;
/** What a publisher is asked for. */
let publisher: Listening;
const asked: unknown[] = [];
/** What a publisher says of a preview. */
const ofPreview = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'content-security-policy': 'frame-ancestors https://cms.example',
  'referrer-policy': 'no-referrer',
  'x-robots-tag': 'noindex, nofollow, noarchive',
};

/** Releases pages and assets, as the publisher does: the two trees take turns. */
async function release(
  folder: string,
  pages: Record<string, string>,
  redirects: Record<string, string> = {},
  assets: string[] = [],
): Promise<void> {
  const blobs = new Blobs(folder);
  const trees = new Trees(folder, blobs);
  const files = new Map<string, string>();
  for (const [path, html] of Object.entries(pages)) files.set(path, await blobs.put(Buffer.from(html)));
  for (const path of assets) files.set(`/${path}`, await blobs.putFile(join(liveTree, path)));
  await trees.show({ id: `release-${++released}`, revision: 'r', redirects }, await trees.idle(), files);
}
let released = 0;

/** Releases the published pages with some of them changed. */
const releaseWith = (changed: Record<string, string>, redirects?: Record<string, string>) =>
  release(
    siteDir,
    { ...Object.fromEntries(documents), ...changed },
    redirects,
    filesIn(liveTree).filter((file) => file.startsWith('_astro/')),
  );

const describeWithCaddy = caddyPath ? describe : describe.skip;

describeWithCaddy('Caddy, with the release that the publisher made', () => {
  beforeAll(async () => {
    cpSync(folders.siteDir, siteDir, { recursive: true, verbatimSymlinks: true, preserveTimestamps: true });
    publisher = await listen(({ method, url, headers }, response) => {
      asked.push([method, url, headers['x-forwarded-for'], headers.cookie]);
      if (url?.startsWith('/preview/')) return void response.writeHead(200, ofPreview).end('<h1>A draft</h1>');
      response.writeHead(303, { location: '/forms/booking/thanks/B7K-2MX', 'cache-control': 'no-store' }).end();
    });
    caddy = await TestCaddy.start({ SITE_ROOT: siteDir, PUBLISHER: new URL(publisher.origin).host }, folder);
  }, 60_000);
  afterAll(async () => {
    await caddy?.stop();
    await publisher?.stop();
    rmSync(folder, { recursive: true, force: true });
  }, 30_000);

  test('finds the Caddyfile valid and formatted', () => {
    expect(execFileSync(caddyPath!, ['fmt', caddyfile], { encoding: 'utf8' })).toBe(readFileSync(caddyfile, 'utf8'));
    execFileSync(caddyPath!, ['validate', '--config', caddyfile], {
      env: { ...process.env, XDG_DATA_HOME: folder },
      stdio: 'ignore',
    });
  });

  test('serves every file of the release, byte for byte', async () => {
    for (const file of filesIn(liveTree).filter((each) => each !== 'release.json')) {
      const path = `/${file.replace(/(^|\/)index\.html$/, '$1')}`;
      const isRedirect = file.endsWith('.html') && documents.get(path)?.includes('http-equiv="refresh"');
      if (isRedirect || file === '404.html') continue;
      const { status, body } = await caddy.get(encodeURI(path));
      expect([path, status, body.equals(readFileSync(join(liveTree, file)))]).toEqual([path, 200, true]);
    }
  }, 30_000);

  test('sends a folder’s address to the one with a slash', async () => {
    const { status, headers } = await caddy.get('/guide');
    expect([status, headers.location]).toEqual([308, '/guide/']);
  });

  test.each([
    '/no-such-page/',
    '/_astro/no-such.css',
    '/release.json',
    '/%72elease.json',
    '/guide/../release.json',
    '/../redirects.caddy',
    '/techniques/index',
    '/_astro/',
  ])('answers %s with the page for what is missing, to be asked for again', async (path) => {
    const { status, headers, body } = await caddy.get(path);
    expect([status, headers['cache-control'], headers.etag]).toEqual([404, 'no-cache', undefined]);
    expect(body.toString()).toBe(documents.get('/404.html'));
  });

  test('sends that page whole, whatever part or version is asked for', async () => {
    const { status, body } = await caddy.get('/no-such-page/', { 'if-none-match': '*', range: 'bytes=0-3' });
    expect([status, body.toString()]).toEqual([404, documents.get('/404.html')]);
  });

  test('compresses for those who take it', async () => {
    const { headers, body } = await caddy.get('/', { 'accept-encoding': 'gzip' });
    expect([headers['content-encoding'], headers.vary]).toEqual(['gzip', 'Accept-Encoding']);
    expect(gunzipSync(body).toString()).toBe(documents.get('/'));
    expect((await caddy.get('/')).headers['content-encoding']).toBeUndefined();
  });

  test('lets browsers keep what is named by its content, and ask for the rest each time', async () => {
    const kept = async (path: string) => (await caddy.get(path)).headers['cache-control'];
    const asset = filesIn(liveTree).find((file) => file.startsWith('_astro/'))!;
    const picture = filesIn(liveTree).find((file) => file.startsWith('media/'))!;
    expect([await kept(`/${asset}`), await kept(`/${picture}`)]).toEqual(
      Array(2).fill('public, max-age=31536000, immutable'),
    );
    expect([await kept('/'), await kept('/robots.txt'), await kept('/massage-types/')]).toEqual(
      Array(3).fill('no-cache'),
    );
  });

  test('says how a browser is to treat what it gets', async () => {
    const picture = filesIn(liveTree).find((file) => file.startsWith('media/'))!;
    for (const path of ['/', '/no-such-page/', `/${picture}`]) {
      const { headers } = await caddy.get(path);
      // As our own server says it.
      expect(headers).toMatchObject(headersOf(path));
      expect([headers.server, headers['last-modified']]).toEqual([undefined, undefined]);
    }
  });

  test('takes nothing but reading', async () => {
    const { status, headers } = await caddy.get('/', {}, 'POST');
    expect([status, headers.allow]).toEqual([405, 'GET, HEAD']);
  });

  test('passes what visitors send to the publisher, with the address that the proxy in front names, and nothing else', async () => {
    const from = { 'x-forwarded-for': '203.0.113.9', cookie: 'a=b' };
    const { status, headers } = await caddy.get('/forms/booking', from, 'POST');
    expect([status, headers.location, headers['cache-control']]).toEqual([
      303,
      '/forms/booking/thanks/B7K-2MX',
      'no-store',
    ]);
    expect((await caddy.get('/healthz')).status).toBe(404);
    expect(asked).toEqual([['POST', '/forms/booking', '203.0.113.9, 127.0.0.1', undefined]]);
  });

  test('passes previews to the publisher, and what it says of them on as it is', async () => {
    asked.length = 0;
    const { status, headers, body } = await caddy.get('/preview/a.b.c/guide/?locale=es', { cookie: 'a=b' });
    expect([status, body.toString(), headers.server]).toEqual([200, '<h1>A draft</h1>', undefined]);
    expect(headers).toMatchObject({ ...ofPreview, 'x-content-type-options': 'nosniff' });
    expect((await caddy.get('/preview/a.b.c/forms/booking', {}, 'POST')).status).toBe(200);
    expect(asked).toEqual([
      ['GET', '/preview/a.b.c/guide/?locale=es', '127.0.0.1', undefined],
      ['POST', '/preview/a.b.c/forms/booking', '127.0.0.1', undefined],
    ]);
  });

  test('sends old addresses on for good, with and without the slash', async () => {
    for (const path of ['/massage-types/', '/massage-types']) {
      const { status, headers } = await caddy.get(path);
      expect([path, status, headers.location]).toEqual([path, 301, '/techniques/']);
    }
  });

  test('serves the pictures of shared links, which may be kept', async () => {
    const [name = ''] = readdirSync(join(siteDir, 'og'));
    const { status, headers, body } = await caddy.get(`/og/${name}`);
    expect([status, headers['content-type'], body.equals(readFileSync(join(siteDir, 'og', name)))]).toEqual([
      200,
      'image/png',
      true,
    ]);
    expect(headers).toMatchObject(headersOf(`/og/${name}`));
    const missing = ['/og/back-0000.png', '/og/', '/og/../state.db', '/og/..%2fstate.db'];
    const answers = await Promise.all(missing.map((path) => caddy.get(path)));
    expect(answers.map((answer) => [answer.status, answer.headers['cache-control']])).toEqual(
      missing.map(() => [404, 'no-cache']),
    );
  });

  describe('the search index', () => {
    beforeAll(() => {
      const folder = join(siteDir, 'search');
      writeTree(join(folder, 'first'), { 'pagefind.js': 'one', 'fragment/a.pf_fragment': 'a of the first' });
      writeTree(join(folder, 'second'), { 'pagefind.js': 'two', 'fragment/b.pf_fragment': 'b of the second' });
      writeTree(join(folder, 'third'), { 'fragment/c.pf_fragment': 'c of the third' });
      rmSync(join(folder, 'previous'), { force: true });
      point(join(folder, 'current'), 'first');
    });
    const read = async (path: string) => (await caddy.get(path)).body.toString();

    test('is served as it is, to be asked for again', async () => {
      const { status, headers, body } = await caddy.get('/pagefind/pagefind.js');
      expect([status, headers['content-type'], body.toString()]).toEqual([
        200,
        expect.stringContaining('text/javascript'),
        'one',
      ]);
      expect(headers).toMatchObject(headersOf('/pagefind/pagefind.js'));
      expect((await caddy.get('/pagefind/pagefind.js', { 'if-none-match': headers.etag! })).status).toBe(304);
    });

    test('changes by one swap, and the one before it is there for those who are searching in it', async () => {
      const { etag } = (await caddy.get('/pagefind/pagefind.js')).headers;
      point(join(siteDir, 'search/previous'), 'first');
      point(join(siteDir, 'search/current'), 'second');
      const changed = await caddy.get('/pagefind/pagefind.js', { 'if-none-match': etag! });
      expect([changed.status, changed.body.toString()]).toEqual([200, 'two']);
      expect(await read('/pagefind/fragment/b.pf_fragment')).toBe('b of the second');
      expect(await read('/pagefind/fragment/a.pf_fragment')).toBe('a of the first');
    });

    test.each([
      '/pagefind/fragment/c.pf_fragment',
      '/pagefind/third/fragment/c.pf_fragment',
      '/pagefind/current/pagefind.js',
      '/pagefind/%2e%2e/third/fragment/c.pf_fragment',
      '/pagefind/..%2f..%2fredirects.caddy',
      '/pagefind/*.js',
      '/pagefind/',
      '/pagefind/fragment/',
    ])('shows nothing else: %s', async (path) => {
      const { status, body } = await caddy.get(path);
      expect([status, body.toString()]).toEqual([404, documents.get('/404.html')]);
    });
  });

  describe('after a new release', () => {
    const home = documents.get('/')!;
    const swapped = home.replace(/<title>(.)(.)/, '<title>$2$1');

    test('a page that has changed is sent, though it is as long and as old; one that has not is not', async () => {
      expect(swapped).toHaveLength(home.length);
      expect(swapped).not.toBe(home);
      const first = await caddy.get('/');
      const other = await caddy.get('/guide/');
      const ask = (path: string, etag?: string) => caddy.get(path, { 'if-none-match': etag! });
      expect((await ask('/', first.headers.etag)).status).toBe(304);

      await releaseWith({ '/': swapped });
      const second = await ask('/', first.headers.etag);
      expect([second.status, second.body.toString()]).toEqual([200, swapped]);
      expect((await ask('/guide/', other.headers.etag)).status).toBe(304);

      await releaseWith({});
      const third = await ask('/', second.headers.etag);
      expect([third.status, third.body.toString(), third.headers.etag]).toEqual([200, home, first.headers.etag]);
    });

    test('a date is no reason to send nothing', async () => {
      const { status } = await caddy.get('/', { 'if-modified-since': new Date(Date.now() + 86_400_000).toUTCString() });
      expect(status).toBe(200);
    });

    test('its redirects are the ones that count, and what an editor typed stays an address', async () => {
      await releaseWith(
        {},
        {
          '/old-prices/': '/services/',
          '/partner/': 'https://partner.example/{env.HOME}/"x"?a=b&c=%20d#e',
          '/caf\u00e9/': '/\u00fcber/',
          '/a{$HOME}/': '/never/',
          '/b"/': '/never/',
        },
      );
      await caddy.reload();
      const leads = async (path: string) => {
        const { status, headers } = await caddy.get(encodeURI(path));
        return status === 301 ? headers.location : status;
      };
      expect(await leads('/old-prices/')).toBe('/services/');
      expect(await leads('/partner/')).toBe('https://partner.example/%7Benv.HOME%7D/%22x%22?a=b&c=%20d#e');
      expect(await leads('/caf\u00e9/')).toBe('/%C3%BCber/');
      expect(await leads('/massage-types/')).toBe(200);
    });
  });
});

describeWithCaddy('Caddy, elsewhere', () => {
  const empty = mkdtempSync(join(tmpdir(), 'kneadful-caddy-'));
  afterAll(() => rmSync(empty, { recursive: true, force: true }));

  test('serves below the base path of SITE_URL', async () => {
    const below = join(empty, 'below');
    const pages = Object.fromEntries(['/', '/guide/', '/404.html'].map((path) => [path, `<h1>${path}</h1>`]));
    await release(below, pages, { '/old/': '/guide/' });
    writeTree(join(below, 'search/first'), { 'pagefind.js': 'first' });
    point(join(below, 'search/current'), 'first');
    const server = await TestCaddy.start({ SITE_ROOT: below, SITE_BASE: '/studio' }, empty);
    try {
      const answers = [];
      for (const path of [
        '/studio/',
        '/studio/guide',
        '/studio/old/',
        '/studio/pagefind/pagefind.js',
        '/studio/nothing/',
        '/guide/',
      ]) {
        const { status, headers, body } = await server.get(path);
        answers.push([path, status, headers.location ?? body.toString()]);
      }
      expect(answers).toEqual([
        ['/studio/', 200, '<h1>/</h1>'],
        ['/studio/guide', 308, '/studio/guide/'],
        ['/studio/old/', 301, '/studio/guide/'],
        ['/studio/pagefind/pagefind.js', 200, 'first'],
        ['/studio/nothing/', 404, '<h1>/404.html</h1>'],
        ['/guide/', 404, '<h1>/404.html</h1>'],
      ]);
    } finally {
      await server.stop();
    }
  });

  test('says so where the publisher does not answer, below the base path too', async () => {
    const away = { SITE_ROOT: join(empty, 'nowhere'), SITE_BASE: '/studio', PUBLISHER: '127.0.0.1:1' };
    const server = await TestCaddy.start(away, empty);
    try {
      const answers = await Promise.all(
        ['/studio/preview/a/', '/studio/forms/booking'].map((path) => server.get(path)),
      );
      expect(answers.map(({ status, headers, body }) => [status, headers['retry-after'], body.toString()])).toEqual([
        [503, '5', 'There is no preview just now: the publisher does not answer. Try again in a moment.'],
        [503, '60', expect.stringMatching(/^This could not be sent just now\./)],
      ]);
    } finally {
      await server.stop();
    }
  });

  test('says that nothing is published while nothing is', async () => {
    const server = await TestCaddy.start({ SITE_ROOT: join(empty, 'nowhere') }, empty);
    try {
      const { status, headers, body } = await server.get('/guide/');
      expect([status, headers['retry-after'], body.toString()]).toEqual([503, '5', 'Nothing is published yet.']);
    } finally {
      await server.stop();
    }
  });
});
