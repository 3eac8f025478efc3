import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { violationsOf } from './support/axe.ts';
import { browserIsHere, overflowOf, troublesOf } from './support/browser.ts';
import { pageTypes } from './support/page-types.ts';
import { ReadingSite } from './support/reading-site.ts';

const widths = [320, 360, 768, 1280];
const schemes = ['light', 'dark'] as const;

const inBrowser = browserIsHere() ? describe : describe.skip;

inBrowser('in a real browser', () => {
  let site: ReadingSite;

  beforeAll(async () => {
    site = await ReadingSite.open();
  }, 60_000);
  afterAll(() => site?.close());

  describe.each(schemes)('in %s colours', (colorScheme) => {
    let page: Page;
    let troubles: string[];
    beforeAll(async () => {
      page = await site.browser.newPage({ colorScheme, reducedMotion: 'reduce' });
      troubles = troublesOf(page, site.origin);
    });
    afterAll(() => page?.close());

    test.each(pageTypes)(
      '%s fits every width, is accessible, and keeps to itself',
      async (path) => {
        troubles.length = 0;
        await page.goto(site.origin + path);
        for (const width of widths) {
          await page.setViewportSize({ width, height: 900 });
          expect([width, await overflowOf(page)]).toEqual([width, []]);
          // The menu of a phone has other elements; its colours are those of the wide page.
          if (width === 1280 || (width === 360 && colorScheme === 'light'))
            expect([width, await violationsOf(page)]).toEqual([width, []]);
        }
        expect(troubles).toEqual([]);
      },
      60_000,
    );
  });

  test('the menu of a phone opens without JavaScript and leads on', async () => {
    const context = await site.browser.newContext({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } });
    const page = await context.newPage();
    await page.goto(`${site.origin}/`);
    const link = page.locator('header nav ul.down a', { hasText: 'Techniques' });
    expect(await link.isVisible()).toBe(false);
    await page.locator('header nav summary').click();
    expect(await link.isVisible()).toBe(true);
    await link.click();
    expect(page.url()).toBe(`${site.origin}/techniques/`);
    await context.close();
  }, 30_000);

  test('the answer to a question opens when it is linked to', async () => {
    const page = await site.browser.newPage();
    await page.goto(`${site.origin}/faq/`);
    const id = await page.locator('.answer').first().getAttribute('id');
    await page.close();
    // As from a link on another page: a reload would go back to where the reader was instead.
    const opened = await site.browser.newPage();
    await opened.goto(`${site.origin}/faq/#${id}`);
    const answer = opened.locator(`#${id}`);
    await answer.waitFor({ state: 'visible', timeout: 20_000 });
    expect(await answer.isVisible()).toBe(true);
    await opened.close();
  }, 40_000);
});
