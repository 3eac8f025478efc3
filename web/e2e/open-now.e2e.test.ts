import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { createRenderer } from '../publisher/renderer.ts';
import { ContentGraph } from '../src/content/graph.ts';
import type { Snapshot } from '../src/content/snapshot.ts';
import { browserIsHere } from './support/browser.ts';
import { all, attribute, type Element, one, parseHtml, text, texts } from './support/document.ts';
import { ReadingSite } from './support/reading-site.ts';
import { folders, page as released } from './support/site.ts';

const plain = (words: string) => words.replace(/[\u00a0\u202f]/g, ' ');
const sentence = (page: Element) => plain(text(one(page, '[data-sentence]')));
const rowsOfToday = (page: Element) =>
  all(page, 'main tr[aria-current]').map((row) => [
    attribute(row, 'data-from') ?? attribute(row, 'data-date'),
    text(row),
  ]);

describe('the release says whether the studio is open at the moment at which it is made', () => {
  test.each(['/', '/contact/'])('%s', (path) => {
    expect(sentence(released(path))).toBe('Open now, until 7 PM');
  });

  test('and names the day to those whose browser runs no scripts', () => {
    expect(attribute(one(released('/contact/'), '.open-now time'), 'datetime')).toBe('2026-06-10');
    expect(text(one(released('/contact/'), '.open-now time'))).toBe('as of June 10, 2026');
  });
});

describe('the compiled app, at any moment,', () => {
  let render: Awaited<ReturnType<typeof createRenderer>>;
  let graph: ContentGraph;

  beforeAll(async () => {
    graph = new ContentGraph(JSON.parse(readFileSync(folders.snapshotFile, 'utf8')) as Snapshot);
    render = await createRenderer(new URL('http://localhost:4321'), folders.appDir);
  });

  async function pageAt(moment: string, path = '/contact/') {
    const { body, expires } = await render(graph, () => new Date(moment))(path);
    return { page: parseHtml(new TextDecoder().decode(body)), expires: new Date(expires!).toISOString() };
  }

  test.each([
    ['2026-06-10T13:59:59.999Z', 'Closed now, opens at 9 AM', '2026-06-10T14:00:00.000Z'],
    ['2026-06-10T14:00:00.000Z', 'Open now, until 7 PM', '2026-06-11T00:00:00.000Z'],
    ['2026-06-11T00:00:00.000Z', 'Closed now, opens tomorrow at 9 AM', '2026-06-11T05:00:00.000Z'],
    ['2026-11-25T23:00:00.000Z', 'Open now, until 7 PM', '2026-11-26T01:00:00.000Z'],
    ['2026-11-26T01:00:00.000Z', 'Closed now, opens Friday at 9 AM', '2026-11-26T06:00:00.000Z'],
    ['2026-12-24T19:59:00.000Z', 'Open now, until 2 PM', '2026-12-24T20:00:00.000Z'],
    ['2027-03-14T13:59:00.000Z', 'Closed now, opens at 9 AM', '2027-03-14T14:00:00.000Z'],
  ])('%s: %s', async (moment, said, expires) => {
    for (const path of ['/', '/contact/']) {
      const at = await pageAt(moment, path);
      expect([path, sentence(at.page), at.expires]).toEqual([path, said, expires]);
    }
  });

  test('marks today’s row with a word, also where today is an exception', async () => {
    const { page } = await pageAt('2026-06-13T12:00:00Z');
    expect(rowsOfToday(page)).toEqual([['saturday', expect.stringMatching(/^Saturday today ?9\sAM to 6\sPM$/)]]);
    const christmas = await pageAt('2026-12-25T16:00:00Z');
    expect(rowsOfToday(christmas.page)).toEqual([
      ['2026-12-25', expect.stringMatching(/^December 25, 2026 today ?Christmas Day ?Closed$/)],
    ]);
  });

  test('lists the exceptions of today and later, and no list where there is none', async () => {
    const names = async (moment: string) => texts((await pageAt(moment)).page, '[data-date] th .soft');
    const late = ['New Year’s Eve', 'New Year’s Day'];
    expect((await names('2026-12-25T05:59:00Z')).slice(0, 4)).toEqual(['Christmas Eve', 'Christmas Day', ...late]);
    expect((await names('2026-12-25T06:00:00Z')).slice(0, 3)).toEqual(['Christmas Day', ...late]);
    expect(all((await pageAt('2030-01-01T12:00:00Z')).page, '[data-exceptions]')).toEqual([]);
  });

  test('expires for no page that does not speak of it', async () => {
    const { expires } = await render(graph, () => new Date('2026-06-10T15:00:00Z'))('/faq/');
    expect(expires).toBeUndefined();
  });
});

(browserIsHere() ? describe : describe.skip)('a page that nobody renews', () => {
  let site: ReadingSite;

  beforeAll(async () => {
    site = await ReadingSite.open();
  }, 60_000);
  afterAll(() => site?.close());

  /** Opens the page long after it was made, far from the studio. @returns what it did that it should not */
  const visit = (path: string, moment: string, use: (page: Page) => Promise<void>): Promise<string[]> =>
    site.visit(
      path,
      async (page) => {
        await page.clock.pauseAt(moment);
        await use(page);
      },
      {
        timezoneId: 'Asia/Tokyo',
        prepare: (page) => page.clock.install({ time: Date.parse(moment) - 60_000 }),
      },
    );

  const said = async (page: Page) => plain((await page.locator('[data-sentence]').textContent())!);
  const today = (page: Page) => page.locator('main tr[aria-current=date]:visible').allInnerTexts();

  test('is true when it is opened, and stays so past opening, closing and midnight', async () => {
    const troubles = await visit('/contact/', '2026-11-27T14:59:30Z', async (page) => {
      expect(await said(page)).toBe('Closed now, opens at 9 AM');
      await page.clock.runFor(30_000);
      expect(await said(page)).toBe('Open now, until 7 PM');
      await page.clock.runFor('10:00:00');
      expect(await said(page)).toBe('Closed now, opens tomorrow at 9 AM');
      expect(plain((await today(page)).join())).toMatch(/^Monday to Friday\stoday/);
      await page.clock.runFor('05:00:00');
      expect(await said(page)).toBe('Closed now, opens at 9 AM');
      expect(plain((await today(page)).join())).toMatch(/^Saturday\stoday/);
    });
    expect(troubles).toEqual([]);
  });

  test('knows a holiday, and drops those that are over', async () => {
    await visit('/contact/', '2026-11-26T15:00:00Z', async (page) => {
      expect(await said(page)).toBe('Closed now, opens tomorrow at 9 AM');
      expect((await today(page)).join()).toMatch(/^November 26, 2026\stoday\s+Thanksgiving/);
      await page.clock.runFor('24:00:00');
      expect(await page.getByText('November 26, 2026').isVisible()).toBe(false);
      expect(await page.getByText('December 25, 2026').isVisible()).toBe(true);
    });
  });

  test('is true on the home page too', async () => {
    const troubles = await visit('/', '2026-06-14T20:59:45Z', async (page) => {
      expect(await said(page)).toBe('Open now, until 4 PM');
      await page.clock.runFor(15_000);
      expect(await said(page)).toBe('Closed now, opens tomorrow at 9 AM');
    });
    expect(troubles).toEqual([]);
  });
});
