import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import ICAL from 'ical.js';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { listen, type Listening } from '../../tests/support/http.ts';
import { createStaticServer } from '../publisher/static-server.ts';
import { violationsOf } from './support/axe.ts';
import { browserIsHere, launchBrowser, overflowOf, troublesOf } from './support/browser.ts';
import { texts } from './support/document.ts';
import { folders, page as documentAt } from './support/site.ts';

const query = '?situation=chronic-back-pain&start=2026-11-23&days=tue';

(browserIsHere() ? describe : describe.skip)('the frequency planner', () => {
  let browser: Browser;
  let site: Listening;
  beforeAll(async () => {
    site = await listen(createStaticServer({ siteDir: folders.siteDir, base: '' }));
    browser = await launchBrowser();
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await site?.stop();
  });

  /** @returns what the page did that it should not */
  async function visit(path: string, options: BrowserContextOptions, use: (page: Page) => Promise<void>) {
    const context = await browser.newContext(options);
    const page = await context.newPage();
    const troubles = troublesOf(page, site.origin);
    try {
      await page.goto(site.origin + path);
      await use(page);
      return troubles;
    } finally {
      await context.close();
    }
  }

  /** It wakes when it is seen. */
  const wake = (page: Page) => page.locator('.planner').scrollIntoViewIfNeeded();

  test('turns a row of the table into dates, and its address brings them back', async () => {
    let shared = '';
    const troubles = await visit('/frequency/', {}, async (page) => {
      await wake(page);
      await page.getByLabel('First day you could come').fill('2026-11-23');
      await page.getByLabel('What brings you').selectOption('Chronic back pain');
      await page.getByRole('checkbox', { name: 'Tuesday' }).check();
      await page
        .getByRole('status')
        .filter({ hasText: /^\d+ visits, from Tuesday, November 24, 2026/ })
        .waitFor();
      shared = new URL(page.url()).search;
    });
    expect(troubles).toEqual([]);
    expect(shared).toBe(query);
    await visit(`/frequency/${shared}`, {}, async (page) => {
      await wake(page);
      const month = page.getByRole('table', { name: 'December 2026' });
      await month.waitFor();
      expect(await month.locator('strong').allTextContents()).toEqual([
        '1, At first',
        '8, At first',
        '15, At first',
        '22, After that',
      ]);
    });
  });

  test.each(['America/Los_Angeles', 'Pacific/Auckland'])(
    'saves the same days to a calendar in %s',
    async (timezoneId) => {
      const troubles = await visit(`/frequency/${query}`, { timezoneId, acceptDownloads: true }, async (page) => {
        await wake(page);
        const saved = page.waitForEvent('download');
        await page.getByRole('button', { name: 'Save to your calendar' }).click();
        const download = await saved;
        expect(download.suggestedFilename()).toBe('massage-plan.ics');
        const calendar = new ICAL.Component(ICAL.parse(readFileSync(await download.path(), 'utf8')) as unknown[]);
        const events = calendar.getAllSubcomponents('vevent').map((event) => new ICAL.Event(event));
        const days = await page
          .locator('.planner-list time')
          .evaluateAll((times) => times.map((time) => time.getAttribute('datetime')));
        expect(days[0]).toBe('2026-11-24');
        expect(events.map(({ startDate }) => String(startDate))).toEqual(days);
        expect(events[0]!.summary).toBe('Massage: At first');
        expect(events[0]!.description).toContain('Practice experience; no study cited');
      });
      expect(troubles).toEqual([]);
    },
  );

  test('is worked by keyboard alone', async () => {
    await visit(`/frequency/${query}`, {}, async (page) => {
      await wake(page);
      await page.getByRole('status').waitFor();
      await page.getByLabel('First day you could come').focus();
      for (let step = 0; step < 10; step++) {
        await page.keyboard.press('Tab');
        if (await page.evaluate(() => (document.activeElement as HTMLInputElement).type === 'checkbox')) break;
      }
      await page.keyboard.press('Space');
      expect(new URL(page.url()).search).toContain('days=tue,sun');
    });
  });

  describe.each(['light', 'dark'] as const)('in %s colours', (colorScheme) => {
    test.each([320, 768, 1280])('fits %i px and has no barrier', async (width) => {
      const options = { colorScheme, viewport: { width, height: 900 }, reducedMotion: 'reduce' } as const;
      await visit('/frequency/?situation=acute-pain-or-injury&start=2026-11-23', options, async (page) => {
        await wake(page);
        await page.getByRole('status').waitFor();
        await page.locator('.planner-list summary').click();
        expect(await overflowOf(page)).toEqual([]);
        expect(await violationsOf(page)).toEqual([]);
      });
    });
  });

  test('leaves the table to those who have no scripts', async () => {
    await visit('/frequency/', { javaScriptEnabled: false }, async (page) => {
      expect(await page.locator('.planner').isVisible()).toBe(false);
      expect(await page.getByRole('table').first().isVisible()).toBe(true);
    });
  });
});

describe('the frequency page', () => {
  test('has every row of the table in the planner', () => {
    expect(texts(documentAt('/frequency/'), '#planner-situation option').slice(1)).toEqual(
      texts(documentAt('/frequency/'), '#content table tbody th'),
    );
  });
});
