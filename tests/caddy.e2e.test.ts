import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { documents, filesIn, folders, release as liveTree } from '../web/e2e/support/site.ts';
import { release } from '../web/publisher/release.ts';
import { caddyfile, caddyPath, TestCaddy } from './support/caddy.ts';

const folder = mkdtempSync(join(tmpdir(), 'kneadful-caddy-'));
const siteDir = join(folder, 'site');
const assets = join(folder, 'assets');
let caddy: TestCaddy;

/** Releases the published pages with some of them changed, as the publisher does. */
const releaseWith = (changed: Record<string, string>, redirects: Record<string, string> = {}) =>
  release(
    siteDir,
    {
      pages: Object.entries({ ...Object.fromEntries(documents), ...changed }).map(([path, html]) => ({
        path,
        body: Buffer.from(html),
      })),
      assets,
      media: [],
      redirects,
      revision: `r${Object.keys(changed).length}`,
    },
    new Date(),
  );

const describeWithCaddy = caddyPath ? describe : describe.skip;

describeWithCaddy('Caddy, with the release that the publisher made', () => {
  beforeAll(async () => {
    cpSync(folders.siteDir, siteDir, { recursive: true, verbatimSymlinks: true, preserveTimestamps: true });
    cpSync(join(folders.appDir, 'client'), assets, { recursive: true });
    caddy = await TestCaddy.start({ SITE_ROOT: siteDir }, folder);
  }, 60_000);
  afterAll(async () => {
    await caddy?.stop();
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
    for (const [path, policy] of [
      ['/', "frame-ancestors 'self'"],
      ['/no-such-page/', "frame-ancestors 'self'"],
      [`/${picture}`, "default-src 'none'; style-src 'unsafe-inline'; sandbox"],
    ] as const) {
      const { headers } = await caddy.get(path);
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'strict-origin-when-cross-origin',
        'permissions-policy': 'camera=(), microphone=(), payment=(), usb=()',
        'content-security-policy': policy,
      });
      expect([headers.server, headers['last-modified']]).toEqual([undefined, undefined]);
    }
  });

  test('takes nothing but reading', async () => {
    const { status, headers } = await caddy.get('/', {}, 'POST');
    expect([status, headers.allow]).toEqual([405, 'GET, HEAD']);
  });

  test('sends old addresses on for good, with and without the slash', async () => {
    for (const path of ['/massage-types/', '/massage-types']) {
      const { status, headers } = await caddy.get(path);
      expect([path, status, headers.location]).toEqual([path, 301, '/techniques/']);
    }
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
    const nothing = join(empty, 'assets');
    mkdirSync(nothing);
    const pages = ['/', '/guide/', '/404.html'].map((path) => ({ path, body: Buffer.from(`<h1>${path}</h1>`) }));
    await release(
      below,
      { pages, assets: nothing, media: [], redirects: { '/old/': '/guide/' }, revision: 'r' },
      new Date(),
    );
    const server = await TestCaddy.start({ SITE_ROOT: below, SITE_BASE: '/studio' }, empty);
    try {
      const answers = [];
      for (const path of ['/studio/', '/studio/guide', '/studio/old/', '/studio/nothing/', '/guide/']) {
        const { status, headers, body } = await server.get(path);
        answers.push([path, status, headers.location ?? body.toString()]);
      }
      expect(answers).toEqual([
        ['/studio/', 200, '<h1>/</h1>'],
        ['/studio/guide', 308, '/studio/guide/'],
        ['/studio/old/', 301, '/studio/guide/'],
        ['/studio/nothing/', 404, '<h1>/404.html</h1>'],
        ['/guide/', 404, '<h1>/404.html</h1>'],
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
