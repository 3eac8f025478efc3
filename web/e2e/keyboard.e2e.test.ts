import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { browserIsHere, overflowOf } from './support/browser.ts';
import { accessibilityOutline, headingsAsSeen, movingParts, walkByKeyboard } from './support/keyboard.ts';
import { pageTypes } from './support/page-types.ts';
import { ReadingSite } from './support/reading-site.ts';

const desk = { width: 1280, height: 900 };

(browserIsHere() ? describe : describe.skip)('without a pointer, with large letters, by ear', () => {
  let site: ReadingSite;
  beforeAll(async () => {
    site = await ReadingSite.open();
  }, 60_000);
  afterAll(() => site?.close());
  const visit = (path: string, use: (page: Page) => Promise<void>) =>
    site.visit(
      path,
      async (page) => {
        await page.waitForFunction(() => !document.querySelector('astro-island[ssr], astro-island [inert]'));
        await use(page);
      },
      { viewport: desk },
    );

  test.each(pageTypes)(
    '%s is gone through by the Tab key: nothing is missed, holds the focus or hides it',
    async (path) => {
      await visit(path, async (page) => {
        expect(await walkByKeyboard(page)).toEqual({ first: 'a.skip', unseen: [], missed: [], trapped: [] });
      });
    },
    60_000,
  );

  test('the link that comes first leads past the header', async () => {
    await visit('/', async (page) => {
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await page.keyboard.press('Tab');
      expect(await page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true);
    });
  });

  test.each(pageTypes)('%s is heard in the order in which it is seen, and does not move', async (path) => {
    await visit(path, async (page) => {
      expect(await movingParts(page)).toEqual([]);
      // In one column from top to bottom is the order.
      await page.setViewportSize({ width: 360, height: 800 });
      const { headings, landmarks } = await accessibilityOutline(page);
      expect(landmarks).toEqual(['banner', 'main', 'contentinfo']);
      expect(headings).toEqual(await headingsAsSeen(page));
      const levels = headings.map((heading) => Number(heading[0]));
      expect(levels.filter((level) => level === 1)).toEqual([1]);
      expect(levels.filter((level, index) => index > 0 && level > levels[index - 1]! + 1)).toEqual([]);
    });
  });

  test.each(pageTypes)('%s fits at 200 %% zoom, and with letters twice as large', async (path) => {
    await visit(path, async (page) => {
      await page.setViewportSize({ width: desk.width / 2, height: desk.height / 2 });
      expect(await overflowOf(page)).toEqual([]);
      await page.setViewportSize(desk);
      await page.evaluate(() => {
        document.documentElement.style.fontSize = '200%';
      });
      expect(await overflowOf(page)).toEqual([]);
    });
  });
});
