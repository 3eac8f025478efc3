import { readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { PreviewAddress } from '@kneadful/shared-types';
import type { Browser, Page } from 'playwright-core';
import { openAdmin, openForm } from '../../tests/support/admin-page.ts';
import { picture, prose } from '../../tests/support/content.ts';
import { Editor } from '../../tests/support/editor.ts';
import { listen } from '../../tests/support/http.ts';
import { violationsOf } from './support/axe.ts';
import { browserIsHere, launchBrowser, overflowAtWidths, troublesOf } from './support/browser.ts';
import { Desk } from './support/desk.ts';
import { all, attribute, one, parseHtml, text } from './support/document.ts';
import { documents, folders } from './support/site.ts';

interface Found {
  documentId: string;
  name?: string;
}

let desk: Desk;
let editor: Editor;
const ids = { swedish: '', condition: '', article: '', frequency: '', review: '' };
let releasesBefore: unknown;

beforeAll(async () => {
  desk = await Desk.open(folders);
  editor = new Editor(desk.cms);
  const { data } = await desk.cms.graphql(`{
    techniques(filters: { slug: { eq: "swedish" } }) { documentId }
    conditions(filters: { techniques: { slug: { eq: "swedish" } } }) { documentId }
    articles { documentId }
    frequencyRecommendations { documentId }
    reviews { documentId }
  }`);
  const first = (root: string) => (data as Record<string, Found[]>)[root]![0]!.documentId;
  ids.swedish = first('techniques');
  ids.condition = first('conditions');
  ids.article = first('articles');
  ids.frequency = first('frequencyRecommendations');
  ids.review = first('reviews');
  releasesBefore = await released();
  await editor.save('technique', ids.swedish, { name: 'Draft strokes', bestFor: 'Trying a draft' });
  await editor.save('condition', ids.condition, { name: 'A draft of a condition' });
}, 240_000);
afterAll(() => desk?.close(), 60_000);

/** What is live, and what was: by the publisher's word and on its disk. */
async function released(): Promise<unknown> {
  const { siteDir } = desk.folders;
  const tree = readlinkSync(join(siteDir, 'current'));
  const page = readFileSync(join(siteDir, tree, 'techniques/swedish/index.html'), 'utf8');
  return [await (await desk.publisher.api()).releases(), tree, page];
}

async function addressOf(type: string, id: string, locale = 'en'): Promise<string> {
  const path = `/desk/entries/api::${type}.${type}/${id}/preview?locale=${locale}`;
  const { status, body } = await desk.cms.admin<{ data: PreviewAddress }>('GET', path);
  expect(status).toBe(200);
  return body.data.url;
}
/** What the addresses of a preview begin with. */
const baseOf = (url: string) => /^.*\/preview\/[^/]+/.exec(url)![0];

interface Opened {
  path: string;
  html: string;
}
async function read(url: string): Promise<Opened> {
  const response = await fetch(url);
  const html = await response.text();
  expect([response.status, html.slice(0, 15)]).toEqual([200, '<!DOCTYPE html>']);
  return { path: response.url.slice(baseOf(url).length), html };
}
const preview = async (type: string, id: string, locale?: string) => read(await addressOf(type, id, locale));
const heading = ({ html }: Opened) => text(one(parseHtml(html), 'h1'));

describe('the page of a draft', () => {
  test('is the entry’s own, as it is saved, and says that it is a preview', async () => {
    const shown = await preview('technique', ids.swedish);
    expect([shown.path, heading(shown)]).toEqual(['/techniques/swedish/', 'Draft strokes']);
    expect(shown.html).toContain('Trying a draft');
    expect(shown.html).toContain('A preview of drafts as they are saved. Visitors do not see it.');
    expect(documents.get('/techniques/swedish/')).not.toContain('A preview of drafts');
  });

  test('has the other drafts about it', async () => {
    expect((await preview('technique', ids.swedish)).html).toContain('A draft of a condition');
    expect((await preview('condition', ids.condition)).html).toContain('Draft strokes');
  });

  test('is there for an article of which only the title was typed', async () => {
    const { documentId } = await editor.create('article', { title: 'Only a title' });
    expect(heading(await preview('article', documentId))).toBe('Only a title');
  });

  test.each([
    ['technique', { name: 'Only a name' }],
    ['service', { name: 'Only a name', options: [] }],
    ['therapist', { name: 'Only a name' }],
    ['condition', { name: 'Only a name' }],
    ['audience', { name: 'Only a name' }],
    ['page', { title: 'Only a name' }],
  ])('is there for a %s of which only the name was typed', async (type, fields) => {
    const { documentId } = await editor.create(type, fields);
    expect(heading(await preview(type, documentId))).toContain('Only a name');
    await editor.remove(type, documentId);
  });

  test.each([
    ['location', { name: 'Only a name', openingHours: [] }, '/contact/'],
    ['research-finding', { finding: 'Only a finding' }, '/research/'],
    ['frequency-recommendation', { situation: 'Only a situation', phases: [] }, '/frequency/'],
    ['review', { text: 'Only a text' }, '/reviews/'],
    ['add-on', { name: 'Only a name' }, '/services/'],
    ['faq', { question: 'Only a question?' }, '/faq/'],
  ])('a %s of which little was typed does not break the page that lists it', async (type, fields, path) => {
    const { documentId } = await editor.create(type, fields);
    expect((await preview(type, documentId)).path).toBe(path);
    await editor.remove(type, documentId);
  });

  test('of an entry that has none is one that shows it', async () => {
    await editor.save('frequency-recommendation', ids.frequency, { situation: 'A draft of a situation' });
    const row = await preview('frequency-recommendation', ids.frequency);
    expect([row.path, row.html.includes('A draft of a situation')]).toEqual(['/frequency/', true]);
    await editor.save('review', ids.review, { text: 'A draft of what somebody said.' });
    const review = await preview('review', ids.review);
    expect([review.path, review.html.includes('A draft of what somebody said.')]).toEqual(['/reviews/', true]);
  });

  test('is in the language that is edited', async () => {
    await editor.save('technique', ids.swedish, { name: 'Un borrador' }, 'es');
    const shown = await preview('technique', ids.swedish, 'es');
    expect([shown.path.slice(0, 4), heading(shown)]).toEqual(['/es/', 'Un borrador']);
    expect(shown.html).toContain('Vista previa de los borradores');
    expect(heading(await preview('technique', ids.swedish))).toBe('Draft strokes');
  });

  test('leads nowhere but into the preview, to itself, and to other sites', async () => {
    const base = baseOf(await addressOf('article', ids.article));
    const { origin, pathname: inside } = new URL(base);
    const strays: string[] = [];
    for (const path of [
      '/',
      '/guide/',
      '/techniques/swedish/',
      '/services/',
      '/es/',
      '/book/',
      '/research/',
      '/404/',
    ]) {
      const html = await (await fetch(base + path)).text();
      for (const element of all(parseHtml(html), '[href], [src], [action], [srcset], [poster], [data-src]')) {
        const named = ['href', 'src', 'action', 'poster', 'data-src'].map((name) => attribute(element, name) ?? '');
        const sets = (attribute(element, 'srcset') ?? '').split(/,\s+/).map((each) => each.split(' ')[0]!);
        for (const address of [...named, ...sets].filter(Boolean)) {
          const target = new URL(address, base + path);
          const isInside = target.origin === origin && `${target.pathname}/`.startsWith(`${inside}/`);
          if (!isInside && target.origin === origin) strays.push(`${path}: ${address}`);
        }
      }
      // Nor does a script or a style of the page itself.
      expect([path, /["'(=, `]\/_astro\//.test(html)]).toEqual([path, false]);
    }
    expect(strays).toEqual([]);
  });

  test('has forms that reach nobody', async () => {
    const url = await addressOf('technique', ids.swedish);
    const book = parseHtml((await read(`${baseOf(url)}/book/`)).html);
    const action = all(book, 'form')
      .map((form) => attribute(form, 'action'))
      .find((each) => each?.includes('/forms/'));
    expect(action).toBe(`${new URL(baseOf(url)).pathname}/forms/booking`);
    const sent = await fetch(new URL(action!, url), { method: 'POST', body: new URLSearchParams({ name: 'Ana' }) });
    expect([sent.status, await sent.text()]).toEqual([405, expect.stringContaining('was not sent to anybody')]);
  });

  test('is shown to nobody whose address is not the CMS’s', async () => {
    const url = await addressOf('technique', ids.swedish);
    const token = baseOf(url).split('/').at(-1)!;
    const at = token.lastIndexOf('.') + 5;
    const changed = token.slice(0, at) + (token[at] === 'A' ? 'B' : 'A') + token.slice(at + 1);
    for (const address of [url.replace(token, changed), `${baseOf(url).replace(token, changed)}/techniques/swedish/`]) {
      const response = await fetch(address, { redirect: 'manual' });
      const body = await response.text();
      expect([response.status, body.includes('Draft strokes'), response.headers.get('location')]).toEqual([
        401,
        false,
        null,
      ]);
    }
  });
});

(browserIsHere() ? describe : describe.skip)('in a browser', () => {
  let browser: Browser;
  let admin: Page;
  beforeAll(async () => {
    browser = await launchBrowser();
    admin = await openAdmin(desk.cms, browser);
  }, 60_000);
  afterAll(() => browser?.close());

  const panel = () => admin.locator('[data-desk=preview]');
  const shownIn = (place: ReturnType<typeof panel>) => place.frameLocator('iframe');
  const visit = async (url: string, use: (page: Page) => Promise<void>) => {
    const page = await browser.newPage({ reducedMotion: 'reduce' });
    try {
      await page.goto(url);
      await use(page);
    } finally {
      await page.close();
    }
  };

  test('the form has it beside it, follows what is saved, and shows it larger, on a phone and on a desk', async () => {
    await openForm(desk.cms, admin, 'technique', ids.swedish);
    await shownIn(panel()).getByRole('heading', { level: 1, name: 'Draft strokes' }).waitFor();
    expect(await violationsOf(admin, '[data-desk=preview]')).toEqual([]);

    await admin.getByRole('textbox', { name: 'Name' }).fill('Other strokes');
    await panel().getByText('Save to see what you changed.').waitFor();
    await admin.getByRole('button', { name: 'Save', exact: true }).click();
    await shownIn(panel()).getByRole('heading', { level: 1, name: 'Other strokes' }).waitFor();

    await panel().getByRole('button', { name: 'Larger' }).click();
    const dialog = admin.getByRole('dialog');
    const width = () =>
      shownIn(dialog)
        .locator('html')
        .evaluate(() => innerWidth);
    await shownIn(dialog).getByRole('heading', { level: 1, name: 'Other strokes' }).waitFor();
    expect(await width()).toBe(1280);
    await dialog.getByRole('button', { name: 'Phone' }).click();
    await dialog.locator('iframe[title="Preview, phone"]').waitFor();
    await expect(width()).resolves.toBe(390);
    expect(await dialog.getByRole('button', { name: 'Phone' }).getAttribute('aria-pressed')).toBe('true');
    await admin.keyboard.press('Escape');

    const link = panel().getByRole('link', { name: 'In a new tab' });
    const [tab] = await Promise.all([admin.context().waitForEvent('page'), link.click()]);
    await tab.getByRole('heading', { level: 1, name: 'Other strokes' }).waitFor();
    await tab.close();
    await editor.save('technique', ids.swedish, { name: 'Draft strokes' });
  }, 90_000);

  test('who clicks in it stays in it, and finds nothing broken', async () => {
    const url = await addressOf('technique', ids.swedish);
    const base = baseOf(url);
    const page = await browser.newPage({ reducedMotion: 'reduce' });
    const troubles = troublesOf(page, new URL(url).origin);
    await page.goto(url);
    await page.locator('main').getByRole('link', { name: 'A draft of a condition' }).first().click();
    await page.getByRole('heading', { level: 1, name: 'A draft of a condition' }).waitFor();
    for (const path of [
      '/',
      '/techniques/',
      '/frequency/',
      '/guide/',
      '/services/',
      '/reviews/',
      '/book/',
      '/find/',
      '/es/',
    ]) {
      await page.goto(base + path, { waitUntil: 'networkidle' });
      expect([path, page.url().startsWith(base)]).toEqual([path, true]);
    }
    await page.goto(`${base}/techniques/`);
    await page.locator('main').getByRole('link', { name: 'Draft strokes' }).first().click();
    await page.getByRole('heading', { level: 1, name: 'Draft strokes' }).waitFor();
    expect(page.url()).toBe(`${base}/techniques/swedish/`);
    expect(await overflowAtWidths(page)).toEqual([]);
    expect(troubles).toEqual([]);
    await page.close();
  }, 90_000);

  test('a picture that only a draft names is shown', async () => {
    const { documentId } = await editor.create('technique', {
      name: 'Pictured',
      body: prose('It has one.'),
      picture: await picture(editor, 'Hands of a draft'),
    });
    await visit(await addressOf('technique', documentId), async (page) => {
      const image = page.getByAltText('Hands of a draft').first();
      await image.scrollIntoViewIfNeeded();
      await image.evaluate((element: HTMLImageElement) => element.decode());
      expect(await image.evaluate((element: HTMLImageElement) => element.naturalWidth)).toBeGreaterThan(0);
    });
    await editor.remove('technique', documentId);
  });

  test('a form that stays open has another address before the first one ends', async () => {
    await admin.clock.install();
    await openForm(desk.cms, admin, 'technique', ids.swedish);
    const frame = panel().locator('iframe');
    const first = await frame.getAttribute('src');
    // Addresses that are signed within a second are the same.
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    await admin.clock.fastForward('51:00');
    await admin.waitForFunction(
      (before) => document.querySelector('[data-desk=preview] iframe')?.getAttribute('src') !== before,
      first,
    );
    await shownIn(panel()).getByRole('heading', { level: 1, name: 'Draft strokes' }).waitFor();
  }, 60_000);

  test('no page of another site can show it in a frame', async () => {
    const url = await addressOf('technique', ids.swedish);
    const stranger = await listen((_request, response) => {
      response.setHeader('content-type', 'text/html').end(`<h1>Stranger</h1><iframe src="${url}"></iframe>`);
    });
    try {
      await visit(stranger.origin, async (page) => {
        const frame = page.frames()[1]!;
        await frame.waitForLoadState();
        expect(frame.url()).toBe('chrome-error://chromewebdata/');
        expect(await frame.content()).not.toContain('Draft strokes');
      });
    } finally {
      await stranger.stop();
    }
  });
});

test('nothing of all this was released', async () => {
  expect(await released()).toEqual(releasesBefore);
});
