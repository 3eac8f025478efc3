import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { browserIsHere, layoutShiftOf } from './support/browser.ts';
import { ReadingSite } from './support/reading-site.ts';

const ours = [
  'Chronic low back pain',
  'Muscle tension',
  'Stress-related back pain',
  'Post-exercise soreness',
  'Anxiety with back tension',
  'Limited range of motion',
];
const phone = { viewport: { width: 360, height: 740 } };

const shown = (page: Page) => page.locator('.records tbody tr:visible th').allInnerTexts();
const status = (page: Page) => page.locator('.told [role=status]').innerText();
const field = (page: Page, label: string) => page.getByRole('combobox', { name: label, exact: true });
const choose = (page: Page, label: string, option: string) => field(page, label).selectOption({ label: option });
const query = (page: Page) => new URL(page.url()).search;
const heading = (page: Page, name: string) => page.getByRole('columnheader', { name });

(browserIsHere() ? describe : describe.skip)('the research table', () => {
  let site: ReadingSite;

  beforeAll(async () => {
    site = await ReadingSite.open();
  }, 60_000);
  afterAll(() => site.close());

  test('shows the findings that fit every choice, and says how many', async () => {
    const troubles = await site.visit('/research/', async (page) => {
      expect([await shown(page), await status(page)]).toEqual([ours, '6 of 6 findings']);
      await choose(page, 'Basis', 'Practice experience');
      expect([await shown(page), await status(page)]).toEqual([ours.slice(1), '5 of 6 findings']);
      await choose(page, 'Condition', 'Muscle tension');
      expect([await shown(page), await status(page)]).toEqual([['Muscle tension'], '1 of 6 findings']);
    });
    expect(troubles).toEqual([]);
  });

  test('keeps the choice in the address, so that it can be shared and gone back from', async () => {
    await site.visit('/research/?basis=practice', async (page) => {
      expect([await shown(page), await field(page, 'Basis').inputValue()]).toEqual([ours.slice(1), 'practice']);
      await choose(page, 'Condition', 'Limited range of motion');
      expect(query(page)).toBe('?condition=limited-range-of-motion&basis=practice');
      await page.goBack();
      expect([query(page), await shown(page)]).toEqual(['?basis=practice', ours.slice(1)]);
      expect(await field(page, 'Condition').inputValue()).toBe('');
      await page.goForward();
      expect(await shown(page)).toEqual(['Limited range of motion']);
    });
  });

  test('shows everything for an address that chooses what there is not', async () => {
    await site.visit('/research/?condition=gone&sort=price', async (page) => {
      expect([await shown(page), await status(page)]).toEqual([ours, '6 of 6 findings']);
    });
  });

  test('says that nothing fits, and shows all again', async () => {
    await site.visit('/research/', async (page) => {
      const all = page.getByRole('button', { name: 'Show all findings' });
      expect(await all.isVisible()).toBe(false);
      await choose(page, 'Certainty', 'High certainty');
      expect([await shown(page), await status(page)]).toEqual([[], 'No finding fits this choice.']);
      expect(await page.locator('.records').isVisible()).toBe(false);
      await all.click();
      expect([await shown(page), query(page), await all.isVisible()]).toEqual([ours, '', false]);
      expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('condition');
    });
  });

  test('is sorted by its headings, with the keyboard too', async () => {
    await site.visit('/research/', async (page) => {
      const condition = heading(page, 'Condition');
      expect(await condition.getAttribute('aria-sort')).toBeNull();
      await condition.getByRole('button').press('Enter');
      expect([await condition.getAttribute('aria-sort'), query(page)]).toEqual(['ascending', '?sort=condition']);
      expect(await shown(page)).toEqual(ours.toSorted());
      await condition.getByRole('button').press('Enter');
      expect([await condition.getAttribute('aria-sort'), await shown(page)]).toEqual([
        'descending',
        ours.toSorted().reverse(),
      ]);
      await heading(page, 'Basis and certainty').getByRole('button').click();
      expect([await condition.getAttribute('aria-sort'), await shown(page)]).toEqual([null, ours]);
      expect(await heading(page, 'Basis and certainty').getAttribute('aria-sort')).toBe('descending');
      await heading(page, 'Basis and certainty').getByRole('button').click();
      expect(await shown(page)).toEqual([...ours.slice(1), ours[0]]);
    });
  });

  test('is sorted by a list on a phone, where its headings are not seen and take no focus', async () => {
    await site.visit(
      '/research/',
      async (page) => {
        expect(await page.getByRole('main').getByRole('columnheader').count()).toBe(0);
        await choose(page, 'Sort by', 'Condition, Z to A');
        expect(await shown(page)).toEqual(ours.toSorted().reverse());
        expect(await page.locator('td[data-label="Finding"]').first().isVisible()).toBe(true);
        await page.setViewportSize({ width: 1280, height: 740 });
        expect(await field(page, 'Sort by').isVisible()).toBe(false);
        expect(await heading(page, 'Condition').getAttribute('aria-sort')).toBe('descending');
      },
      phone,
    );
  });

  test('prints what is shown, without its controls', async () => {
    await site.visit('/research/?condition=muscle-tension', async (page) => {
      await page.emulateMedia({ media: 'print' });
      expect([await shown(page), await field(page, 'Basis').isVisible()]).toEqual([['Muscle tension'], false]);
    });
  });

  test('moves nothing when its controls appear', async () => {
    await site.visit('/research/', async (page) => {
      expect(await layoutShiftOf(page)).toBe(0);
    });
  });

  test('is the table alone without scripts', async () => {
    await site.visit(
      '/research/',
      async (page) => {
        expect(await shown(page)).toEqual(ours);
        expect(await page.locator('.records thead th').allInnerTexts()).toHaveLength(4);
        expect(await page.locator('main select:visible, main button:visible, .told:visible').count()).toBe(0);
      },
      { javaScriptEnabled: false },
    );
  });
});
