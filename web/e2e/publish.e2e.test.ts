import { existsSync, mkdtempSync, readFileSync, readlinkSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { accentOf } from '@kneadful/shared-types';
import { TestCms } from '../../tests/support/cms.ts';
import { Editor } from '../../tests/support/editor.ts';
import { listen } from '../../tests/support/http.ts';
import { createStaticServer } from '../publisher/static-server.ts';
import { violationsOf } from './support/axe.ts';
import { browserIsHere, launchBrowser, layoutShiftOf, overflowAtWidths, troublesOf } from './support/browser.ts';
import { foldersIn, type Outcome, publisher, siteClock, siteEnv } from './support/commands.ts';
import { changeRows } from './support/database.ts';
import { all, attribute, one, parseHtml, text } from './support/document.ts';
import { filesIn } from './support/files-in.ts';
import { folders as shared } from './support/site.ts';

const folder = mkdtempSync(join(tmpdir(), 'kneadful-publish-'));
const folders = { ...foldersIn(folder), appDir: shared.appDir };
let cms: TestCms;
let first: Outcome;

const publish = (changes: NodeJS.ProcessEnv = {}) => publisher('publish', { ...siteEnv(folders, cms), ...changes });
const live = () => readlinkSync(join(folders.siteDir, 'current')).replace('trees/', '');
const livePage = (path: string) => readFileSync(join(folders.siteDir, 'current', path, 'index.html'), 'utf8');
const told = ({ messages }: Outcome, kind: 'failed' | 'warn' | 'done') =>
  messages.filter((message) => kind in message).map((message) => message[kind]);
const studio = (action: 'publish' | 'unpublish', fields: object = {}) =>
  cms.admin('POST', `/content-manager/single-types/api::studio.studio/actions/${action}`, fields);

beforeAll(async () => {
  cms = await TestCms.start({ seed: true });
  first = await publish();
}, 600_000);

afterAll(async () => {
  await cms?.stop();
  rmSync(folder, { recursive: true, force: true });
}, 30_000);

describe('publishing', () => {
  test('tells each step and what came of it', () => {
    expect(first.code).toBe(0);
    expect(first.messages).toEqual([
      { begin: 'Pulling the content' },
      { end: expect.stringMatching(/^\d{3} entries, \d+ pictures$/) },
      { begin: 'Rendering the site' },
      { end: expect.stringMatching(/^\d+ pages and files$/) },
      { begin: 'Releasing' },
      { end: expect.stringMatching(/^\d{8}T\d{9}Z-[\da-f]{8}$/) },
      // Pictures in their smaller variants were a release of their own.
      { done: live() },
    ]);
  });

  test('brings an edit to the live site', async () => {
    const { status } = await studio('publish', { tagline: 'Hands that listen, since this test' });
    expect(status).toBe(200);
    const before = live();
    expect((await publish()).code).toBe(0);
    expect(live()).not.toBe(before);
    expect(livePage('/')).toContain('Hands that listen, since this test');
  });
});

describe('a publish that fails keeps the last release', () => {
  async function expectFailure(outcome: Promise<Outcome>, sentence: string): Promise<void> {
    const before = live();
    const result = await outcome;
    expect(told(result, 'failed')).toEqual([sentence]);
    expect(told(result, 'done')).toEqual([]);
    expect(result.code).toBe(1);
    expect(live()).toBe(before);
    expect(existsSync(join(folders.siteDir, 'current/index.html'))).toBe(true);
  }

  test('when CMS_TOKEN is wrong', () =>
    expectFailure(
      publish({ CMS_TOKEN: 'not-the-token' }),
      `The CMS at ${cms.url} refuses CMS_TOKEN. Set it to the token that the CMS was started with (see .env).`,
    ));

  test('when the studio is unpublished', async () => {
    expect((await studio('unpublish')).status).toBe(200);
    await expectFailure(
      publish(),
      'Nothing was published: the site needs a studio that is published and complete. Publish it in the CMS.',
    );
    expect((await studio('publish')).status).toBe(200);
  });

  test('when the CMS is stopped', async () => {
    await cms.halt();
    await expectFailure(publish(), `The CMS at ${cms.url} cannot be reached. Start it, or set CMS_URL to where it is.`);
    await cms.boot();
  }, 60_000);
});

describe('an entry that is not fit to be live', () => {
  /** Past the guard, as a restored backup might. The row says that it changed by its moment of publishing. */
  const setAlternativeText = (value: string | null) => {
    changeRows(
      cms,
      `UPDATE components_parts_picture SET alternative_text = ? WHERE id IN (
         SELECT link.cmp_id FROM therapists_cmps link JOIN therapists entry ON entry.id = link.entity_id
         WHERE entry.slug = 'june-okafor' AND entry.locale = 'en' AND entry.published_at IS NOT NULL AND link.field = 'portrait')`,
      value,
    );
    changeRows(
      cms,
      'UPDATE therapists SET published_at = published_at + 1 WHERE slug = ? AND published_at IS NOT NULL AND locale = ?',
      'june-okafor',
      'en',
    );
  };

  test('stays at its last live version, named with its field and where to mend it, while the rest goes live', async () => {
    const { data } = await cms.graphql('{ therapists(filters: { slug: { eq: "june-okafor" } }) { documentId } }');
    const [{ documentId }] = data?.therapists as [{ documentId: string }];
    setAlternativeText(null);
    await studio('publish', { tagline: 'The rest goes live' });

    const result = await publish();
    expect(told(result, 'warn')).toEqual([
      'Therapist “June Okafor” is not fit to be live. portrait.alternativeText: Describe the picture for people who do not see it. Visitors see its last version. ' +
        `Mend it at ${cms.url}/admin/content-manager/collection-types/api::therapist.therapist/${documentId}?plugins[i18n][locale]=en`,
    ]);
    expect(result.code).toBe(0);
    expect(livePage('/')).toContain('The rest goes live');
    expect(livePage('/therapists/june-okafor/')).toContain('June Okafor');
    expect(livePage('/therapists/')).toContain('june-okafor');
  });

  test('is live again once it is mended', async () => {
    setAlternativeText('A portrait in clay tones');
    const result = await publish();
    expect(told(result, 'warn')).toEqual([]);
    expect(livePage('/therapists/june-okafor/')).toContain('alt="A portrait in clay tones"');
  });
});

describe('a studio that makes it theirs', () => {
  /** Wider than any header, and with a script that nobody may run. */
  const drawing =
    '<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="200" viewBox="0 0 1200 200"><script>globalThis.ran = 1</script><rect width="1200" height="200" fill="#205080"/></svg>';
  const accent = '#ffd400';
  const bookingLink = 'https://book.example/studio';
  const read = () =>
    new Map(
      filesIn(join(folders.siteDir, 'current'))
        .filter((file) => /\.(html|css|xml)$/.test(file))
        .map((file) => [file, readFileSync(join(folders.siteDir, 'current', file), 'utf8')]),
    );
  let before: Map<string, string>;

  beforeAll(async () => {
    before = read();
    const logo = await new Editor(cms).upload('sign.svg', Buffer.from(drawing));
    expect((await studio('publish', { logo, accent, bookingLink })).status).toBe(200);
    expect((await publish()).code).toBe(0);
  }, 120_000);

  test('has its sign in the header, the footer and the structured data of the home page', () => {
    const home = parseHtml(livePage('/'));
    const signs = all(home, '.wordmark img').map((sign) =>
      ['src', 'alt', 'width', 'height'].map((name) => attribute(sign, name)),
    );
    const [[src] = []] = signs;
    expect(src).toMatch(/^\/media\/[\da-f]{20}\.svg$/);
    expect(signs).toEqual([
      [src, '', '200', '33'],
      [src, '', '200', '33'],
    ]);
    expect(livePage('/')).toContain(`"logo":"http://localhost:4321${src}"`);
  });

  test('has no form, and says so where it was and where it says what is kept', () => {
    expect(all(parseHtml(livePage('/book/')), '[data-form]')).toEqual([]);
    expect(text(one(parseHtml(livePage('/book/')), '.lede'))).toContain('We take appointments on book.example');
    expect(livePage('/privacy/')).toContain('You book on book.example.');
    expect(livePage('/es/book/')).toContain('Reservar en book.example');
    const leading = [...read()].filter(([, html]) => /<a class="button[^"]*" href="[^"]*\/book\//.test(html));
    expect(leading.map(([path]) => path)).toEqual([]);
  });

  const pages = ['/', '/services/swedish/', '/book/', '/find/', '/guide/back-massage-benefits/', '/es/'];

  (browserIsHere() ? test : test.skip).each(['light', 'dark'] as const)(
    'can be read, and leads to its own booking, on a %s screen',
    async (scheme) => {
      const server = await listen(createStaticServer({ siteDir: folders.siteDir, base: '' }));
      const browser = await launchBrowser();
      try {
        const context = await browser.newContext({ reducedMotion: 'reduce', colorScheme: scheme });
        const page = await context.newPage();
        // The studio is as open as the pages say.
        await page.clock.install({ time: new Date(siteClock) });
        const troubles = troublesOf(page, server.origin);
        const { base, on } = accentOf(accent, scheme);
        // The fonts are in the cache then: what could move is the logo's doing.
        await page.goto(`${server.origin}/about/`, { waitUntil: 'networkidle' });
        for (const path of pages) {
          await page.goto(server.origin + path, { waitUntil: 'networkidle' });
          expect([path, await layoutShiftOf(page)]).toEqual([path, 0]);
          const book = page.locator('.site-header .book');
          expect(await book.getAttribute('href')).toBe(bookingLink);
          expect(await book.getAttribute('rel')).toBe('noopener');
          const says = path === '/es/' ? 'Reservar en book.example' : 'Book on book.example';
          expect(await page.getByRole('banner').getByRole('link', { name: says, exact: true }).count()).toBe(1);
          const colours = await book.evaluate((link) => [
            getComputedStyle(link).backgroundColor,
            getComputedStyle(link).color,
          ]);
          expect([path, ...colours]).toEqual([path, rgb(base), rgb(on)]);
          const sign = page.locator('.site-header .wordmark img');
          expect(await sign.evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBe(1200);
          expect([path, await violationsOf(page)]).toEqual([path, []]);
          expect([path, await overflowAtWidths(page)]).toEqual([path, []]);
        }
        expect(troubles).toEqual([]);
      } finally {
        await browser.close();
        await server.stop();
      }
    },
    120_000,
  );

  test('has every page as it was, byte for byte, once it takes that back', async () => {
    expect((await studio('publish', { logo: null, accent: null, bookingLink: null })).status).toBe(200);
    expect((await publish()).code).toBe(0);
    const after = read();
    expect([...after].filter(([path, html]) => before.get(path) !== html).map(([path]) => path)).toEqual([]);
    expect([...after.keys()]).toEqual([...before.keys()]);
  });

  test.each([
    [{ accent: 'plum' }, 'accent', 'Write the colour as # and six digits or letters from a to f, such as #4a154b.'],
    [
      { bookingLink: 'book.example' },
      'bookingLink',
      'Copy the whole address of your booking page from the browser. It begins with https://, such as https://book.example/studio.',
    ],
  ])('is told in a sentence beside the field what cannot be: %j', async (fields, field, message) => {
    const { status, body } = await cms.admin<{ error: { details: { errors: { path: string[]; message: string }[] } } }>(
      'POST',
      '/content-manager/single-types/api::studio.studio/actions/publish',
      fields,
    );
    expect([status, body.error.details.errors.map((error) => [error.path, error.message])]).toEqual([
      400,
      [[[field], message]],
    ]);
  });
});

/** `#ffd400` as a browser tells it. */
const rgb = (hex: string) =>
  `rgb(${[1, 3, 5].map((start) => Number.parseInt(hex.slice(start, start + 2), 16)).join(', ')})`;
