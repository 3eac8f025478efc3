import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { violationsOf } from './support/axe.ts';
import { browserIsHere, overflowOf } from './support/browser.ts';
import { ReadingSite } from './support/reading-site.ts';

const article = '/guide/back-massage-benefits/';
const cites = (page: Page) => page.locator('main .cite a');
const note = (page: Page) => page.getByRole('dialog', { name: /^Source \d/ });
const isFocused = (page: Page, selector: string) =>
  page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector);

(browserIsHere() ? describe : describe.skip)('a citation', () => {
  let site: ReadingSite;

  beforeAll(async () => {
    site = await ReadingSite.open();
  }, 60_000);
  afterAll(() => site.close());

  test('opens its note beside it, and the page stays where it is', async () => {
    const troubles = await site.visit(article, async (page) => {
      const cite = cites(page).first();
      await cite.scrollIntoViewIfNeeded();
      const before = await page.evaluate(() => scrollY);
      await cite.click();
      expect(await note(page).locator('.source').innerText()).toBe(await page.locator('#note-1 .source').innerText());
      expect([await page.evaluate(() => scrollY), new URL(page.url()).hash]).toEqual([before, '']);
      expect(await cite.getAttribute('aria-expanded')).toBe('true');
      expect(await isFocused(page, '[role=dialog]')).toBe(true);
    });
    expect(troubles).toEqual([]);
  });

  test.each([
    ['Escape', (page: Page) => page.keyboard.press('Escape')],
    ['its button', (page: Page) => note(page).getByRole('button', { name: 'Close' }).click()],
    ['a press on the citation again', (page: Page) => cites(page).first().click()],
  ])('is closed by %s, and has the focus again', async (_name, close) => {
    await site.visit(article, async (page) => {
      await cites(page).first().click();
      await note(page).waitFor();
      await close(page);
      await note(page).waitFor({ state: 'hidden' });
      expect(await cites(page).first().getAttribute('aria-expanded')).toBe('false');
      expect(await isFocused(page, '.cite a')).toBe(true);
    });
  });

  test('is closed by a press elsewhere, and by another citation, which opens its own', async () => {
    await site.visit(article, async (page) => {
      await cites(page).first().click();
      await page.locator('h1').click({ force: true });
      await note(page).waitFor({ state: 'hidden' });
      await cites(page).first().click();
      const other = page.locator('main .cite a[href="#note-3"]').first();
      await other.click();
      expect(await note(page).getAttribute('aria-label')).toMatch(/^Source 3/);
      expect(await page.locator('[aria-expanded=true]').getAttribute('href')).toBe('#note-3');
    });
  });

  test('is opened and left with the keyboard, which goes on where it was', async () => {
    await site.visit(article, async (page) => {
      await cites(page).first().press('Enter');
      await note(page).waitFor();
      const stops = await note(page).locator('a, button').count();
      for (let stop = 0; stop < stops; stop++) await page.keyboard.press('Tab');
      expect(await isFocused(page, '[role=dialog] [data-onward]')).toBe(true);
      await page.keyboard.press('Tab');
      expect([await note(page).count(), await isFocused(page, '#cite-1')]).toEqual([0, true]);
      await page.keyboard.press('Enter');
      await page.keyboard.press('Shift+Tab');
      expect([await note(page).count(), await isFocused(page, '#cite-1')]).toEqual([0, true]);
    });
  });

  test('leads on to the list of sources', async () => {
    await site.visit(article, async (page) => {
      await cites(page).first().click();
      await note(page).getByRole('link', { name: 'See it in the list of sources' }).click();
      expect(new URL(page.url()).hash).toBe('#note-1');
      await note(page).waitFor({ state: 'hidden' });
    });
  });

  test.each(['light', 'dark'] as const)(
    'shows every note whole on the narrowest phone, accessibly, in %s colours',
    async (colorScheme) => {
      await site.visit(
        article,
        async (page) => {
          const outside: string[] = [];
          for (const cite of await cites(page).all()) {
            await cite.scrollIntoViewIfNeeded();
            if (!(await cite.isVisible())) continue;
            await cite.press('Enter');
            const { x, y, width, height } = (await note(page).boundingBox())!;
            if (x < 0 || y < 0 || x + width > 320 || y + height > 568)
              outside.push(`${await cite.getAttribute('href')}: ${x} ${y} ${width} ${height}`);
            expect(width).toBeGreaterThan(280);
          }
          expect([outside, await overflowOf(page)]).toEqual([[], []]);
          expect(await violationsOf(page)).toEqual([]);
        },
        { viewport: { width: 320, height: 568 }, colorScheme },
      );
    },
    60_000,
  );

  test('stays beside its citation while the page is scrolled and the window changes', async () => {
    await site.visit(article, async (page) => {
      const distance = async () => (await note(page).boundingBox())!.y - (await cites(page).first().boundingBox())!.y;
      await cites(page).first().click();
      const before = await distance();
      await page.mouse.wheel(0, 120);
      await page.waitForFunction(() => scrollY > 0);
      expect(Math.abs((await distance()) - before)).toBeLessThan(2);
      await page.setViewportSize({ width: 400, height: 700 });
      const { x, width } = (await note(page).boundingBox())!;
      expect([x >= 0, x + width <= 400]).toEqual([true, true]);
    });
  });

  test('opens in a new tab for those who ask for that', async () => {
    await site.visit(article, async (page) => {
      const opened = page.context().waitForEvent('page');
      await cites(page)
        .first()
        .click({ modifiers: ['ControlOrMeta'] });
      expect(new URL((await opened).url()).hash).toBe('#note-1');
      expect(await note(page).count()).toBe(0);
    });
  });

  test('leads to the list without scripts, and the note leads back', async () => {
    await site.visit(
      article,
      async (page) => {
        await cites(page).first().click();
        expect(new URL(page.url()).hash).toBe('#note-1');
        await page.locator('#note-1').getByRole('link', { name: 'Back to the text that cites source 1' }).click();
        expect(new URL(page.url()).hash).toBe('#cite-1');
        expect(await page.locator('#cite-1').isVisible()).toBe(true);
      },
      { javaScriptEnabled: false },
    );
  });
});
