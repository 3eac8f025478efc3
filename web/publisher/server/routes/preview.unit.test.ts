import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { previewAudience, type PreviewClaims } from '@kneadful/shared-types';
import jwt from 'jsonwebtoken';
import { CmsUnavailable } from '../../../src/cms/client.ts';
import { FakeCms } from '../../../src/cms/fake-cms.ts';
import { snapshot } from '../../../src/content/fixtures.ts';
import { ContentGraph } from '../../../src/content/graph.ts';
import { Previews, type Shown } from '../../preview/previews.ts';
import { PageFailed } from '../../renderer.ts';
import { ask, point, writeTree } from '../../static/fixtures.ts';
import { type RunningApi, startApi } from '../fixtures.ts';
import type { PreviewOptions } from './preview.ts';

const secret = 'a-secret-of-the-test-to-sign-previews';
const claims: PreviewClaims = { types: ['Person'], entry: { type: 'Technique', documentId: 't1' } };
const sign = (key = secret) => jwt.sign(claims, key, { audience: previewAudience, expiresIn: 600 });
const ended = 'This preview has ended. Open it again from the entry’s form in the admin.';

const start = (previews: PreviewOptions['previews'], changes: Partial<PreviewOptions> = {}) =>
  startApi({
    preview: {
      previews,
      secret,
      publicUrl: new URL('https://studio.example/base/'),
      cmsOrigin: 'https://cms.example',
      ...changes,
    },
  });

const sentenceOf = (body: Buffer | string) => /<p>(.*)<\/p>/.exec(String(body))?.[1];

describe('an address of a preview', () => {
  let api: RunningApi;
  let shown: (path: string) => Shown;
  let asked: unknown[];
  beforeEach(async () => {
    asked = [];
    shown = (path) => ({ kind: 'page', status: 200, body: Buffer.from(`<h1>${path}</h1>`) });
    api = await start({
      show: async (...given) => {
        asked.push(given);
        return shown(given[2]);
      },
    });
  });
  afterEach(() => api.stop());
  const get = (path: string, token = sign(), method = 'GET') => ask(api.origin, `/preview/${token}${path}`, {}, method);
  const unshown = {
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  };
  const headers = {
    ...unshown,
    'x-robots-tag': 'noindex, nofollow, noarchive',
    'content-security-policy': 'frame-ancestors https://cms.example',
  };

  test('shows the page to whoever has it, and to the admin’s frame alone', async () => {
    const token = sign();
    const { status, headers: given, body } = await get('/gu%C3%ADa/?locale=es', token);
    expect([status, body.toString()]).toEqual([200, '<h1>/guía/</h1>']);
    expect(given).toMatchObject({ ...headers, 'content-type': 'text/html; charset=utf-8' });
    expect(given['x-frame-options']).toBeUndefined();
    // The path of the publisher's public address stands before the preview's.
    expect(asked).toEqual([[claims, `/base/preview/${token}`, '/guía/', 'es']]);
  });

  test('without a path shows the home page', async () => {
    await get('');
    expect(asked).toEqual([[claims, expect.anything(), '/', undefined]]);
  });

  test('tells nothing where its signature is not the CMS’s', async () => {
    const token = sign();
    const answers = [sign('another-secret-that-is-long-enough-here'), 'x', token.slice(0, -1), `${token}x`].map(
      (each) => get('/guide/', each),
    );
    for (const { status, headers: given, body } of await Promise.all([...answers, ask(api.origin, '/preview/')])) {
      expect([status, sentenceOf(body)]).toEqual([401, ended]);
      expect(given).toMatchObject(headers);
    }
    expect(asked).toEqual([]);
    expect(api.logged()).not.toContain(token);
  });

  test('ends guessing, and does not shut out who has the right one', async () => {
    const codes = [];
    for (let guess = 0; guess < 22; guess++) codes.push((await get('/', `guess-${guess}`)).status);
    expect(codes).toEqual([...Array<number>(20).fill(401), 429, 429]);
    const { headers: given, body } = await get('/', 'guess');
    expect(sentenceOf(body)).toBe(`Too many calls. Try again in ${given['retry-after']} s.`);
    expect((await get('/')).status).toBe(200);
  });

  test('leads on below itself', async () => {
    shown = () => ({ kind: 'elsewhere', path: '/es/guía/#x?y' });
    const token = sign();
    const { status, headers: given } = await get('/entry/technique/t1', token);
    expect([status, given.location]).toEqual([302, `/base/preview/${token}/es/gu%C3%ADa/%23x%3Fy`]);
    expect(given).toMatchObject(headers);
    shown = () => ({ kind: 'elsewhere', path: '//elsewhere.example/' });
    expect((await get('/old/', token)).headers.location).toBe(`/base/preview/${token}//elsewhere.example/`);
  });

  test('shows files, of which one that is not the site’s own may not act as a page', async () => {
    shown = (path) => ({
      kind: 'file',
      type: path.endsWith('css') ? 'text/css; charset=utf-8' : 'image/svg+xml',
      body: Buffer.from('x'),
    });
    const [css, svg] = await Promise.all([get('/a.css'), get('/a.svg')]);
    expect([css.headers['content-type'], css.headers['content-security-policy']]).toEqual([
      'text/css; charset=utf-8',
      'frame-ancestors https://cms.example',
    ]);
    expect([svg.headers['content-type'], svg.headers['content-security-policy']]).toEqual([
      'image/svg+xml',
      "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors https://cms.example",
    ]);
  });

  test.each([
    [404, 'nothing', 'There is nothing at this address of the preview.'],
    [
      404,
      'unshown',
      'No page shows this entry yet. Link to it from an entry that has a page; what a visitor sent is shown once somebody of the studio has saved it. Of a language there are pages once the Studio is saved in it.',
    ],
  ] as const)('answers %i where there is %s to show', async (status, kind, text) => {
    shown = () => ({ kind });
    const answer = await get('/x');
    expect([answer.status, sentenceOf(answer.body)]).toEqual([status, text]);
    expect(answer.headers).toMatchObject(headers);
  });

  test.each([
    [
      503,
      new CmsUnavailable('The CMS at http://cms is away.'),
      'The drafts cannot be read just now. Try again in a moment.',
    ],
    [
      422,
      new PageFailed('/guide/', new Set(), 'a secret reason.', undefined),
      'With the drafts as they are saved, this page cannot be shown. The form says what is missing.',
    ],
  ])('answers %i where %s, and keeps the reason', async (status, error, text) => {
    shown = () => {
      throw error;
    };
    const answer = await get('/guide/');
    expect([answer.status, sentenceOf(answer.body)]).toEqual([status, text]);
    expect(answer.headers).toMatchObject(headers);
    expect(answer.body.toString()).not.toContain(error.message);
  });

  test('sends nothing that is typed into it', async () => {
    const { status, body } = await get('/forms/booking', sign(), 'POST');
    expect([status, sentenceOf(body), asked]).toEqual([
      405,
      'This is a preview: what you wrote was not sent to anybody. Go back to read on.',
      [],
    ]);
  });
});

test('without previews the address is not there', async () => {
  const api = await startApi();
  try {
    expect((await ask(api.origin, `/preview/${sign()}/`)).status).toBe(404);
  } finally {
    await api.stop();
  }
});

describe('whatever is asked for', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kneadful-preview-'));
  const folders = { siteDir: join(folder, 'site'), appDir: join(folder, 'app'), media: join(folder, 'media') };
  let api: RunningApi;
  beforeAll(async () => {
    writeTree(join(folders.siteDir, 'trees/one'), {
      'robots.txt': 'live',
      '_astro/a.css': 'live',
      'release.json': 'secret',
    });
    point(join(folders.siteDir, 'current'), 'trees/one');
    writeFileSync(join(folder, 'secret.txt'), 'secret');
    writeFileSync(join(folders.siteDir, 'secret.txt'), 'secret');
    const cms = FakeCms.withSite();
    const client = { ...cms.client, query: async () => ({ contentDrafts: [] }) as never };
    const source = {
      live: () => new ContentGraph(snapshot()),
      version: () => 'one',
      render: async (_graph: unknown, path: string) => Buffer.from(`page ${path}`),
      folders: () => folders,
    };
    api = await start(new Previews(source, client, new URL('https://studio.example/')));
  });
  afterAll(async () => {
    await api.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  test('files of the live release and pages are there', async () => {
    const answers = await Promise.all(
      ['/robots.txt', '/guide/', '/guide'].map((path) => ask(api.origin, `/preview/${sign()}${path}`)),
    );
    expect(answers.map(({ status, body }) => [status, body.toString()])).toEqual([
      [200, 'live'],
      [200, 'page /guide/'],
      [302, ''],
    ]);
  });

  test.each([
    '/../secret.txt',
    '/..%2fsecret.txt',
    '/%2e%2e/secret.txt',
    '/%2e%2e%2fsecret.txt',
    '/_astro/..%2f..%2f..%2fsecret.txt',
    '/media/%2e%2e/secret.txt',
    '/media/..%2fsecret.txt',
    '/media/..%5csecret.txt',
    '/media/draft-%2e%2e/%2e%2e/secret.txt',
    '/secret.txt%00.css',
    '/%00',
    '/%00/',
    '/%',
    '/%zz/',
    '/%ff/',
    '/%c0%ae%c0%ae/secret.txt',
    '/%252e%252e/secret.txt',
    '//',
    '//etc/passwd',
    '/entry/technique/t1?locale=fr',
    '/entry/technique/t1?locale=en&locale=es',
    '/entry/secret/t1',
    '/entry/constructor/__proto__',
    '/__proto__',
    '/constructor',
    '/media/constructor',
    '/media/',
    '/_astro',
    '/release.json',
    `/${'a'.repeat(5000)}`,
  ])('%s is answered, and shows no file that is not the site’s', async (path) => {
    const { status, body } = await ask(api.origin, `/preview/${sign()}${path}`);
    expect(status).toBeLessThan(500);
    expect(body.toString()).not.toMatch(/secret$|root:/);
  });
});
