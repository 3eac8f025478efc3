import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { browserIsHere } from './support/browser.ts';
import { ReadingSite } from './support/reading-site.ts';

const article = '/guide/back-massage-benefits/';
const current = (page: Page) => page.locator('nav.contents .open a[aria-current]').allInnerTexts();
const tools = (page: Page) => page.locator('[data-page-tools]');

(browserIsHere() ? describe : describe.skip)('a reader of the guide', () => {
  let site: ReadingSite;

  beforeAll(async () => {
    site = await ReadingSite.open();
  }, 60_000);
  afterAll(() => site.close());

  test('sees in the contents which part is being read', async () => {
    const troubles = await site.visit(article, async (page) => {
      const links = page.locator('nav.contents .open a');
      for (const index of [3, 8, 0]) {
        await links.nth(index).click();
        const name = await links.nth(index).innerText();
        await page.waitForFunction(
          (label) =>
            document.querySelector('nav.contents .open [aria-current=location]')?.textContent?.trim() === label,
          name,
          { timeout: 5000 },
        );
        expect(await current(page)).toEqual([name]);
        // To be seen, not only to be heard.
        const weights = await links.evaluateAll((all) => all.map((link) => getComputedStyle(link).fontWeight));
        expect(weights.indexOf('600')).toBe(index);
      }
      await page.evaluate(() => scrollTo(0, 0));
      await page.waitForFunction(() => !document.querySelector('nav.contents [aria-current]'), { timeout: 5000 });
    });
    expect(troubles).toEqual([]);
  });

  test('has the current part in sight in a list that is longer than the window', async () => {
    await site.visit(
      article,
      async (page) => {
        await page.evaluate(() => document.querySelector('nav.contents')!.scrollTo(0, 0));
        await page.locator('#when-massage-is-not-enough').evaluate((part) => part.scrollIntoView());
        const link = page.locator('nav.contents .open a[aria-current]');
        await link.waitFor();
        const [list, box] = [await page.locator('nav.contents').boundingBox(), await link.boundingBox()];
        expect(box!.y).toBeGreaterThanOrEqual(list!.y);
        expect(box!.y + box!.height).toBeLessThanOrEqual(list!.y + list!.height + 1);
      },
      { viewport: { width: 1280, height: 420 } },
    );
  });

  test.each([article, '/techniques/swedish/', '/conditions/chronic-low-back-pain/', '/research/'])(
    'prints %s',
    async (path) => {
      await site.visit(path, async (page) => {
        await page.evaluate(() => (window.print = () => void document.body.setAttribute('data-printed', '')));
        await tools(page).getByRole('button', { name: 'Print' }).click();
        expect(await page.locator('body[data-printed]').count()).toBe(1);
      });
    },
  );

  test('shares the page by the browser’s own way, where there is one', async () => {
    await site.visit('/research/?basis=practice', async (page) => {
      await page.evaluate(() =>
        Object.defineProperty(navigator, 'share', {
          value: async (what: object) => document.body.setAttribute('data-shared', JSON.stringify(what)),
        }),
      );
      await tools(page).getByRole('button', { name: 'Share' }).click();
      expect(JSON.parse((await page.locator('body').getAttribute('data-shared'))!)).toEqual({
        title: await page.title(),
        url: `${site.origin}/research/?basis=practice`,
      });
      expect(await tools(page).getByRole('status').textContent()).toBe('');
    });
  });

  test('is told nothing where the browser’s own way is closed without sharing', async () => {
    await site.visit(article, async (page) => {
      await page.evaluate(() =>
        Object.defineProperty(navigator, 'share', {
          value: async () => {
            document.body.setAttribute('data-asked', '');
            throw new DOMException('No.', 'AbortError');
          },
        }),
      );
      await tools(page).getByRole('button', { name: 'Share' }).click();
      await page.locator('body[data-asked]').waitFor();
      expect(await tools(page).getByRole('status').textContent()).toBe('');
    });
  });

  test('has the address copied where there is none, and is told so', async () => {
    await site.visit(
      article,
      async (page) => {
        await page.evaluate(() => Object.defineProperty(navigator, 'share', { value: undefined }));
        await tools(page).getByRole('button', { name: 'Share' }).click();
        await tools(page).getByRole('status').filter({ hasText: 'The address is copied.' }).waitFor();
        expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(site.origin + article);
      },
      { permissions: ['clipboard-read', 'clipboard-write'] },
    );
  });

  test('is shown the address where nothing may be copied', async () => {
    await site.visit(article, async (page) => {
      await page.evaluate(() => {
        Object.defineProperty(navigator, 'share', { value: undefined });
        Object.defineProperty(navigator, 'clipboard', { value: undefined });
      });
      await tools(page).getByRole('button', { name: 'Share' }).click();
      await tools(page)
        .getByRole('status')
        .filter({ hasText: `Copy this address: ${site.origin}${article}` })
        .waitFor();
    });
  });

  test('finds no button without scripts, and no place kept for one', async () => {
    await site.visit(
      article,
      async (page) => {
        expect(await tools(page).isVisible()).toBe(false);
        expect(await page.locator('main button:visible').count()).toBe(0);
        expect(await page.locator('nav.contents .open a').first().isVisible()).toBe(true);
      },
      { javaScriptEnabled: false },
    );
  });

  test.each([article, '/research/', '/conditions/chronic-low-back-pain/'])(
    'learns on %s what the words for certainty mean, without scripts too',
    async (path) => {
      await site.visit(
        path,
        async (page) => {
          const meaning = page.getByText('The true effect is very likely close to what the studies found.');
          expect(await meaning.isVisible()).toBe(false);
          await page.getByText('What the words for certainty mean').click();
          expect(await meaning.isVisible()).toBe(true);
          expect(await page.locator('.key dt').allInnerTexts()).toEqual([
            'High certainty',
            'Moderate certainty',
            'Low certainty',
            'Very low certainty',
            'Practice experience',
          ]);
        },
        { javaScriptEnabled: false },
      );
    },
  );

  test('is led to the signs of danger from the top of the article, on the first screen of a phone', async () => {
    await site.visit(
      article,
      async (page) => {
        const way = page.getByRole('link', { name: 'Check them first' });
        const { y, height } = (await way.boundingBox())!;
        expect(y + height).toBeLessThan(740);
        await way.click();
        const emergency = page.locator('li.care.emergency .urgency');
        const box = (await emergency.boundingBox())!;
        expect(box.y).toBeGreaterThan(60);
        expect(box.y).toBeLessThan(740);
      },
      { viewport: { width: 360, height: 740 } },
    );
  });

  test('has all of it on paper: answers, notes, what certainty means, and no buttons', async () => {
    await site.visit(article, async (page) => {
      await page.emulateMedia({ media: 'print' });
      const heights = await page
        .locator('.answer, .key dl, #sources li')
        .evaluateAll((all) => all.map((element) => element.getBoundingClientRect().height));
      expect(heights.filter((height) => height === 0)).toEqual([]);
      expect(heights.length).toBeGreaterThan(14);
      expect(await page.locator('button:visible, nav.contents:visible').count()).toBe(0);
    });
  });
});
