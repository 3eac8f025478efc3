import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { violationsOf } from './support/axe.ts';
import { browserIsHere, layoutShiftOf, overflowAtWidths } from './support/browser.ts';
import { ReadingSite } from './support/reading-site.ts';

const everyone = ['Rosalind Hale', 'Tomás Arriaga', 'June Okafor'];

const names = (page: Page) => page.locator('.therapist:visible .card-link').allInnerTexts();
const status = (page: Page) => page.locator('.told [role=status]').innerText();
const query = (page: Page) => new URL(page.url()).search;
const choose = (page: Page, label: string, option: string) =>
  page.getByRole('combobox', { name: label, exact: true }).selectOption({ label: option });

(browserIsHere() ? describe : describe.skip)('a list that is chosen from', () => {
  let site: ReadingSite;

  beforeAll(async () => {
    site = await ReadingSite.open();
  }, 60_000);
  afterAll(() => site?.close());

  test('shows therapists by technique, language and whether they take new clients', async () => {
    const troubles = await site.visit('/therapists/', async (page) => {
      expect([await names(page), await status(page)]).toEqual([everyone, '3 of 3 therapists']);
      await choose(page, 'Technique', 'Trigger point therapy');
      expect(await names(page)).toEqual(['Tomás Arriaga', 'June Okafor']);
      await choose(page, 'Language', 'Spanish');
      expect([await names(page), await status(page)]).toEqual([['Tomás Arriaga'], '1 of 3 therapists']);
      await page.getByLabel('Taking new clients').check();
      expect([await names(page), query(page)]).toEqual([
        ['Tomás Arriaga'],
        '?technique=trigger-point&language=es&accepting=yes',
      ]);
      await choose(page, 'Language', 'American Sign Language');
      expect([await names(page), await status(page)]).toEqual([[], 'No therapist fits this choice.']);
      await page.getByRole('button', { name: 'Show all therapists' }).click();
      expect([await names(page), query(page)]).toEqual([everyone, '']);
      await page.goBack();
      expect([await names(page), await page.getByLabel('Taking new clients').isChecked()]).toEqual([[], true]);
    });
    expect(troubles).toEqual([]);
  });

  test('shows a shared choice, and its keyboard suffices', async () => {
    await site.visit('/therapists/?language=asl', async (page) => {
      expect(await names(page)).toEqual(['Rosalind Hale']);
      await page.getByLabel('Taking new clients').focus();
      await page.keyboard.press('Space');
      await page.waitForURL(({ search }) => search === '?language=asl&accepting=yes');
      expect(await names(page)).toEqual(['Rosalind Hale']);
    });
  });

  test('shows reviews by therapist, each with its label', async () => {
    await site.visit('/reviews/', async (page) => {
      const shown = page.locator('.review:visible');
      const total = await shown.count();
      expect(await status(page)).toBe(`${total} of ${total} reviews`);
      await choose(page, 'Therapist', 'June Okafor');
      const count = await shown.count();
      expect([count > 0 && count < total, query(page)]).toEqual([true, '?therapist=june-okafor']);
      expect(await shown.getByRole('link', { name: 'June Okafor' }).count()).toBe(count);
      expect(await shown.locator('.who .label').count()).toBe(count);
    });
  });

  describe.each(['/therapists/?language=es', '/reviews/?therapist=june-okafor'])('at %s', (path) => {
    test.each(['light', 'dark'] as const)('is accessible in %s colours and fits every width', async (colorScheme) => {
      const troubles = await site.visit(
        path,
        async (page) => {
          expect(await overflowAtWidths(page)).toEqual([]);
          expect(await violationsOf(page)).toEqual([]);
        },
        { colorScheme },
      );
      expect(troubles).toEqual([]);
    });

    test('moves nothing when its controls appear', async () => {
      await site.visit(path.replace(/\?.*/, ''), async (page) => {
        await page.locator('.choosable-list.ready').waitFor();
        expect(await layoutShiftOf(page)).toBe(0);
      });
    });

    test('is the list alone without scripts', async () => {
      await site.visit(
        path,
        async (page) => {
          expect(await page.locator('.choices:visible, .told:visible').count()).toBe(0);
          expect(await page.locator('[data-choosable]:visible').count()).toBeGreaterThan(2);
        },
        { javaScriptEnabled: false },
      );
    });
  });
});
