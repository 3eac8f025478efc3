import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { violationsOf } from './support/axe.ts';
import { browserIsHere, launchBrowser, layoutShiftOf, overflowAtWidths, troublesOf } from './support/browser.ts';
import { type SearchableSite, searchableSite } from './support/searchable-site.ts';

let browser: Browser;
let searchable: SearchableSite;
let site: string;

(browserIsHere() ? describe : describe.skip)('the search page', () => {
  beforeAll(async () => {
    [browser, searchable] = await Promise.all([launchBrowser(), searchableSite()]);
    site = await searchable.serve('');
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    await searchable.stop();
  });

  /** @returns what the page did that it should not */
  async function visit(path: string, use: (page: Page) => Promise<void>): Promise<string[]> {
    const page = await browser.newPage();
    const troubles = troublesOf(page, site);
    try {
      await page.goto(site + path);
      await use(page);
      return troubles;
    } finally {
      await page.close();
    }
  }

  const told = (page: Page, text: RegExp) => page.getByRole('status').filter({ hasText: text }).waitFor();
  const input = (page: Page) => page.getByRole('searchbox');
  const results = (page: Page) => page.locator('ol.results li');

  test('leads to the lists while there is no index, and finds as soon as there is one', async () => {
    await visit('/search/?q=sciatica', async (page) => {
      await told(page, /^The search cannot be reached just now\./);
      const place = page.locator('[data-places] a').first();
      expect(await place.isVisible()).toBe(true);
      await searchable.index();
      expect(searchable.failures).toEqual([]);
      await input(page).press('Enter');
      await told(page, /pages for “sciatica”$/);
      expect(await place.isVisible()).toBe(false);
    });
  });

  test('is one step from every page, and finds as the visitor types', async () => {
    const troubles = await visit('/therapists/', async (page) => {
      await page.getByRole('banner').getByRole('link', { name: 'Search' }).click();
      await input(page).pressSequentially('sciatica');
      await told(page, /pages for “sciatica”$/);
      const first = results(page).first();
      expect(await first.locator('mark').count()).toBeGreaterThan(0);
      expect(await first.locator('.label').textContent()).toBe('Guide');
      expect(new URL(page.url()).search).toBe('?q=sciatica');
      await first.getByRole('link').click();
      await page.waitForURL((url) => url.pathname !== '/search/');
      expect((await page.textContent('main'))!.toLowerCase()).toContain('sciatic');
    });
    expect(troubles).toEqual([]);
  });

  test('finds what was typed before its script came', async () => {
    const page = await browser.newPage();
    const script = Promise.withResolvers<undefined>();
    await page.route(/\.js$/, async (route) => {
      await script.promise;
      await route.continue();
    });
    await page.goto(`${site}/search/`, { waitUntil: 'commit' });
    await input(page).pressSequentially('sciatica');
    script.resolve(undefined);
    await told(page, /pages for “sciatica”$/);
    expect(await input(page).inputValue()).toBe('sciatica');
    await page.close();
  });

  test('answers an address with words in it, and shows ten at a time', async () => {
    const troubles = await visit('/search/?q=massage', async (page) => {
      await told(page, /^\d\d pages for “massage”$/);
      expect(await results(page).count()).toBe(10);
      await page.getByRole('button', { name: 'Show more' }).click();
      const link = results(page).nth(10).getByRole('link');
      await link.waitFor();
      // The reader goes on from there.
      expect(await link.evaluate((element) => element === document.activeElement)).toBe(true);
      await input(page).fill('');
      await results(page).first().waitFor({ state: 'detached' });
      expect([await page.getByRole('status').textContent(), new URL(page.url()).search]).toEqual(['', '']);
    });
    expect(troubles).toEqual([]);
  });

  test('finds pages of the studio too', async () => {
    await visit('/search/?q=gift+certificates', async (page) => {
      await told(page, /for “gift certificates”$/);
      expect(await results(page).first().locator('.label').textContent()).toBe('Studio');
    });
  });

  test('looks in a part of the site alone, says how many pages each has, and keeps to it', async () => {
    const troubles = await visit('/search/?q=neck', async (page) => {
      await told(page, /for “neck”$/);
      const labels = () => page.locator('[data-kinds] label').allInnerTexts();
      const [everywhere, guide, studio] = (await labels()).map((label) => Number(/\((\d+)\)$/.exec(label)![1]));
      expect([everywhere, guide! > 0, studio! > 0]).toEqual([guide! + studio!, true, true]);
      await page.getByRole('radio', { name: /^Studio/ }).check();
      await told(page, new RegExp(`^(${studio}|One) pages? for “neck”$`));
      expect(new Set(await results(page).locator('.label').allTextContents())).toEqual(new Set(['Studio']));
      expect(new URL(page.url()).search).toBe('?q=neck&kind=studio');
      await input(page).fill('shoulder');
      await told(page, /for “shoulder”$/);
      expect(new URL(page.url()).search).toBe('?q=shoulder&kind=studio');
      expect(new Set(await results(page).locator('.label').allTextContents())).toEqual(new Set(['Studio']));
    });
    expect(troubles).toEqual([]);
  });

  test('is used with the keyboard alone, and a page opens at what was found', async () => {
    const troubles = await visit('/search/?q=sciatica&kind=guide', async (page) => {
      await told(page, /for “sciatica”$/);
      expect(await page.getByRole('radio', { name: /^Guide/ }).isChecked()).toBe(true);
      await page.locator('body').press('/');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('ArrowDown');
      const second = results(page).nth(1).getByRole('link');
      expect(await second.evaluate((link) => link === document.activeElement)).toBe(true);
      expect(await second.getAttribute('href')).toMatch(/^\/[^#]+\/#:~:text=\w+/);
      await page.keyboard.press('ArrowUp');
      await page.keyboard.press('ArrowUp');
      await page.keyboard.press('Escape');
      await results(page).first().waitFor({ state: 'detached' });
      expect([await input(page).inputValue(), new URL(page.url()).search]).toEqual(['', '?kind=guide']);
    });
    expect(troubles).toEqual([]);
  });

  test.each(['light', 'dark'] as const)('is accessible with results in %s colours, and fits', async (colorScheme) => {
    await visit('/search/?q=massage&kind=guide', async (page) => {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await results(page).first().waitFor();
      expect(await violationsOf(page)).toEqual([]);
      expect(await layoutShiftOf(page)).toBe(0);
      expect(await overflowAtWidths(page)).toEqual([]);
    });
  });

  test('says that nothing was found, and shows what was typed as text', async () => {
    const typed = '<img>qxyzzyq';
    const troubles = await visit(`/search/?q=${encodeURIComponent(typed)}`, async (page) => {
      await told(page, /^Nothing found for/);
      expect(await page.getByRole('status').textContent()).toContain(`“${typed}”`);
      expect(await page.locator('.search img').count()).toBe(0);
    });
    expect(troubles).toEqual([]);
  });

  test('is where the form of the page for what is missing leads', async () => {
    await visit('/no-such-page/', async (page) => {
      await input(page).fill('prices');
      await input(page).press('Enter');
      await page.waitForURL(`${site}/search/?q=prices`);
      await told(page, /for “prices”/);
    });
  });

  test('names the lists to those who have no scripts', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${site}/search/`);
    // Chromium shows it to those who have switched scripts off, not to those whose scripts a test keeps from running.
    expect(await page.locator('noscript').textContent()).toContain('The search needs JavaScript.');
    expect(await page.locator('[data-places] a').first().isVisible()).toBe(true);
    expect(await page.locator('[data-kinds]').isVisible()).toBe(false);
    await context.close();
  });
});
