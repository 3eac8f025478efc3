import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { violationsOf } from './support/axe.ts';
import { browserIsHere, layoutShiftOf, overflowAtWidths } from './support/browser.ts';
import { ReadingSite } from './support/reading-site.ts';
import { seededSlugs } from './support/seed.ts';

const found = '/find/#where=lower&kind=muscle-tension&sign=none&pressure=firm';
const care = '/find/#kind=sciatic-irritation&sign=a-foot-or-leg-that-has-newly-become-weak-or-numb';

(browserIsHere() ? describe : describe.skip)('the technique finder', () => {
  let site: ReadingSite;

  beforeAll(async () => {
    site = await ReadingSite.open();
  }, 60_000);
  afterAll(() => site?.close());

  /** Uses the page once its questions can be answered. @returns what it did that it should not */
  const visit = (path: string, use: (page: Page) => Promise<void>, options: BrowserContextOptions = {}) =>
    site.visit(
      path,
      async (page) => {
        if (options.javaScriptEnabled !== false)
          await page.locator('.finder .questions:not([inert])').first().waitFor();
        await use(page);
      },
      options,
    );

  const names = (page: Page) => page.locator('.match h3').allTextContents();
  const told = (page: Page, text: string | RegExp) => page.getByRole('status').filter({ hasText: text }).waitFor();

  test('leads from what hurts to techniques, step by step, and back', async () => {
    const troubles = await visit('/find/', async (page) => {
      await page.getByLabel('Lower back').check();
      expect(await page.getByLabel('Neck stiffness').count()).toBe(0);
      await page.getByLabel('Muscle tension').check();
      await told(page, /does any of the signs above apply/);
      expect(await names(page)).toEqual([]);
      await page.getByLabel('None of these').check();
      await told(page, /^4 techniques suit what you said/);
      await page.getByLabel('firm', { exact: true }).check();
      await told(page, /The best match is Deep tissue massage\.$/);
      await page.waitForURL(({ hash }) => hash === '#where=lower&kind=muscle-tension&sign=none&pressure=firm');
      expect(await names(page)).toEqual([
        'Deep tissue massage',
        'Trigger point therapy',
        'Swedish massage',
        'Myofascial release',
      ]);
      await page.goBack();
      await told(page, /The best match is Swedish massage\.$/);
      await page.goForward();
      await told(page, /The best match is Deep tissue massage\.$/);
    });
    expect(troubles).toEqual([]);
  });

  test('answers an address that someone shared, with reasons, rhythm, questions and hands', async () => {
    const troubles = await visit(`${found}&who=desk-workers&kind=unheard-of&utm_source=x`, async (page) => {
      await told(page, /^4 techniques suit/);
      const first = page.locator('.match').filter({ hasText: 'Trigger point therapy' }).first();
      expect(await first.locator('.reasons a').allTextContents()).toEqual([
        'Muscle tension',
        'Office and desk workers',
        'Trigger point therapy',
        'Lower back (lumbar)',
      ]);
      const rhythms = page.locator('.rhythms > li');
      expect(await rhythms.locator('h3').allTextContents()).toEqual(['Monthly', 'Every 2 to 3 weeks']);
      expect(await rhythms.locator('.label').allTextContents()).toEqual(
        Array.from({ length: 2 }, () => 'Practice experience; no study cited'),
      );
      expect(await page.locator('.ask li').allTextContents()).toContain('Which of my habits might feed this?');
      expect(await first.locator('.sample').count()).toBeGreaterThan(0);
      // Every address that the finder shows is a page of the site.
      const addresses = await page
        .locator('.finder a')
        .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href));
      expect(addresses.length).toBeGreaterThan(20);
      const answers = await Promise.all(
        [...new Set(addresses)].map(async (address) => [address, (await fetch(address)).status]),
      );
      expect(answers.filter(([, status]) => status !== 200)).toEqual([]);
    });
    expect(troubles).toEqual([]);
  });

  test('has questions to ask for every condition of the sample content', async () => {
    const conditions = seededSlugs('condition').map((slug) => `kind=${slug}`);
    await visit(`/find/#${conditions.join('&')}&sign=none`, async (page) => {
      await page.locator('.ask').first().waitFor();
      expect(await page.locator('.ask').count()).toBe(conditions.length);
      for (const ask of await page.locator('.ask').all()) expect(await ask.locator('li').count()).toBeGreaterThan(1);
    });
  });

  test('a warning sign leads to care advice and to no technique, service, therapist or booking', async () => {
    const troubles = await visit(found, async (page) => {
      await told(page, /^4 techniques suit/);
      await page.getByLabel('Fever together with back pain').check();
      await told(page, 'Please see to this before any massage.');
      const card = page.locator('.finder .care');
      expect(await card.locator('h3').allTextContents()).toEqual(['See a doctor today']);
      expect(await card.getByText('Put massage off until you have been seen.').isVisible()).toBe(true);
      expect(await page.locator('.finder a').count()).toBe(0);
      expect(await page.locator('.site-header .book').isVisible()).toBe(false);
      expect(
        await page
          .locator('main a[href*="/techniques/"], main a[href*="/services/"]')
          .filter({ visible: true })
          .count(),
      ).toBe(0);
      await page.goBack();
      await told(page, /^4 techniques suit/);
      expect(await page.locator('.site-header .book').isVisible()).toBe(true);
    });
    expect(troubles).toEqual([]);
  });

  test('can be used by keyboard, with the focus in sight and where it was', async () => {
    await visit('/find/', async (page) => {
      await page.getByLabel('Upper back').focus();
      await page.keyboard.press('Space');
      const focused = page.locator('.option:has(:focus-visible)');
      expect(await focused.textContent()).toBe('Upper back and shoulders');
      expect(await focused.evaluate((element) => getComputedStyle(element).outlineStyle)).toBe('solid');
      await page.getByLabel('no preference').focus();
      await page.keyboard.press('ArrowUp');
      await page.waitForURL(({ hash }) => hash === '#where=upper&pressure=firm');
    });
  });

  test('moves nothing on the page while its script arrives', async () => {
    await visit('/find/', async (page) => {
      expect(await layoutShiftOf(page)).toBe(0);
    });
  });

  describe.each(['light', 'dark'] as const)('in %s colours', (colorScheme) => {
    test.each([
      ['its questions', '/find/', '.questions'],
      ['techniques', `${found}&who=desk-workers&goal=trigger-point`, '.match'],
      ['care advice', care, '.care'],
    ])(
      'is accessible and fits every width with %s',
      async (_what, path, selector) => {
        const troubles = await visit(
          path,
          async (page) => {
            await page.locator(`.finder ${selector}`).first().waitFor();
            expect(await overflowAtWidths(page)).toEqual([]);
            expect(await violationsOf(page)).toEqual([]);
          },
          { colorScheme },
        );
        expect(troubles).toEqual([]);
      },
      60_000,
    );
  });

  test('without JavaScript shows what it knows as lists, and no form', async () => {
    await visit(
      '/find/',
      async (page) => {
        expect(await page.locator('.finder').isVisible()).toBe(false);
        expect(await page.locator('input').filter({ visible: true }).count()).toBe(0);
        const condition = page.locator('.lists dl > div').filter({ hasText: 'Neck stiffness' });
        expect(await condition.locator('dd').allTextContents()).toEqual([
          expect.stringContaining('Swedish massage'),
          expect.stringContaining('Trigger point therapy'),
          expect.stringContaining('Myofascial release'),
        ]);
        await condition.getByRole('link', { name: 'Neck stiffness' }).click();
        await page.waitForURL(({ pathname }) => pathname === '/conditions/neck-stiffness/');
      },
      { javaScriptEnabled: false },
    );
  });

  test('shows its lists where its script does not arrive', async () => {
    const page = await site.browser.newPage();
    await page.route('**/_astro/*.js', (route) => route.abort());
    await page.goto(`${site.origin}/find/`);
    expect(await page.locator('.lists').isVisible()).toBe(true);
    await page.close();
  });

  test('shows no lists beside the form', async () => {
    await visit('/find/', async (page) => expect(await page.locator('.lists').isVisible()).toBe(false));
  });

  test('is one step from the pages where someone may not know what to choose', async () => {
    for (const path of ['/', '/techniques/', '/conditions/']) {
      const page = await site.browser.newPage();
      await page.goto(site.origin + path);
      await page.locator('main').getByRole('link', { name: 'Find what suits you' }).click();
      await page.waitForURL(({ pathname }) => pathname === '/find/');
      await page.close();
    }
  });
});
