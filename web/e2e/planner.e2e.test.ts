import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import ICAL from 'ical.js';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { violationsOf } from './support/axe.ts';
import { browserIsHere, overflowOf } from './support/browser.ts';
import { texts } from './support/document.ts';
import { ReadingSite } from './support/reading-site.ts';
import { page as documentAt } from './support/site.ts';

const query = '#situation=chronic-back-pain&start=2026-11-23&days=tue';

(browserIsHere() ? describe : describe.skip)('the frequency planner', () => {
  let site: ReadingSite;
  beforeAll(async () => {
    site = await ReadingSite.open();
  }, 60_000);
  afterAll(() => site?.close());

  const visit = (path: string, options: BrowserContextOptions, use: (page: Page) => Promise<void>) =>
    site.visit(path, use, options);

  /** It wakes when it is seen. */
  const wake = (page: Page) => page.locator('.planner').scrollIntoViewIfNeeded();

  test('turns a row of the table into dates, and its address brings them back', async () => {
    const troubles = await visit('/frequency/', {}, async (page) => {
      await wake(page);
      await page.getByLabel('First day you could come').fill('2026-11-23');
      await page.getByLabel('What brings you').selectOption('Chronic back pain');
      await page.getByRole('checkbox', { name: 'Tuesday' }).check();
      await page
        .getByRole('status')
        .filter({ hasText: /^\d+ visits, from Tuesday, November 24, 2026/ })
        .waitFor();
      await page.waitForURL(({ hash }) => hash === query);
    });
    expect(troubles).toEqual([]);
    await visit(`/frequency/${query}`, {}, async (page) => {
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
      await page.waitForURL(({ hash }) => hash.includes('days=tue,sun'));
    });
  });

  describe.each(['light', 'dark'] as const)('in %s colours', (colorScheme) => {
    test.each([320, 768, 1280])('fits %i px and has no barrier', async (width) => {
      const options = { colorScheme, viewport: { width, height: 900 }, reducedMotion: 'reduce' } as const;
      await visit('/frequency/#situation=acute-pain-or-injury&start=2026-11-23', options, async (page) => {
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
