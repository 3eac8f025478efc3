import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { violationsOf } from './support/axe.ts';
import { browserIsHere, layoutShiftOf, overflowOf } from './support/browser.ts';
import { all, attribute, one } from './support/document.ts';
import { web } from './support/commands.ts';
import { fillIn, FormsSite } from './support/forms-site.ts';
import { documents, page as released } from './support/site.ts';
import { compressedSize, read, scriptsOf } from './support/weights.ts';

const budgets = JSON.parse(readFileSync(join(web, 'budgets.json'), 'utf8')) as {
  formPage: { scriptBytesBrotli: number };
};

const withoutScript = { javaScriptEnabled: false };

/** By the key alone, and only forwards. @throws where a page's worth of fields does not lead there */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let presses = 0; presses < 60; presses++) {
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`The Tab key does not lead to ${selector}.`);
}

const send = (page: Page) => page.click('[data-send]');
const thanks = (page: Page) => page.locator('[data-reference]:visible').textContent();
const summary = (page: Page) => page.locator('[data-summary]:visible a').allTextContents();

describe('the pages', () => {
  test('lead from the header, the footer and both consents to the forms and to what is kept', () => {
    expect(attribute(one(released('/'), '.site-header .book'), 'href')).toBe('/book/');
    expect(all(released('/'), '.site-footer a[href="/privacy/"]')).toHaveLength(1);
    for (const path of ['/book/', '/reviews/'])
      expect(all(released(path), '.form-consent a[href="/privacy/"]')).toHaveLength(1);
    expect(documents.get('/privacy/')).toContain('After 90 days it is deleted');
    expect(attribute(one(released('/services/swedish/'), '.book a'), 'href')).toBe('/book/?service=swedish');
  });

  test('bring little script to fill in the form with', () => {
    const { files, texts } = scriptsOf(released('/book/'), documents.get('/book/')!);
    const bytes = [...texts, ...files.map((file) => read(file).toString())].map((script) => compressedSize(script));
    expect(bytes.reduce((sum, each) => sum + each, 0)).toBeLessThan(budgets.formPage.scriptBytesBrotli);
    expect(files.map((file) => read(file).toString()).join('\n')).toContain('too-many');
  });
});

(browserIsHere() ? describe : describe.skip)('in a browser', () => {
  let site: FormsSite;
  beforeAll(async () => {
    site = await FormsSite.open();
  }, 60_000);
  afterAll(() => site?.close());
  beforeEach(() => {
    site.messages.length = 0;
    site.isAway = false;
  });

  describe('without scripts', () => {
    const visit = (use: (page: Page) => Promise<void>, path = '/book/') => site.visit(path, use, withoutScript);

    test('a request is taken, and its page says how to cancel', async () => {
      await visit(async (page) => {
        await fillIn(page);
        await send(page);
        await page.waitForURL(/\/forms\/booking\/thanks\/B7K-2M\d+\?locale=en$/);
        expect(await thanks(page)).toMatch(/^B7K-2M\d+$/);
        expect(await page.getByText('Would you like to cancel or change it?').isVisible()).toBe(true);
        await page.reload();
      });
      expect(site.messages).toMatchObject([
        {
          url: '/intake/booking-requests',
          form: { name: 'Ana', phone: '555-0100', preferredTimes: ['2026-06-15T10:30'], consent: true },
        },
      ]);
    });

    test('what is wrong comes back beside what was typed', async () => {
      await visit(async (page) => {
        await fillIn(page, '22:30');
        await page.fill('[name=phone]', '');
        await send(page);
        expect(await summary(page)).toEqual([
          'First choice: We are closed at that time. Our hours are on this page.',
          'E-mail: Leave an e-mail address or a phone number, so that we can answer.',
        ]);
        expect(await page.inputValue('[name=message]')).toBe('The left shoulder');
        expect(await page.isChecked('[name=consent]')).toBe(true);
        expect(await page.getAttribute('[name=time-1]', 'aria-describedby')).toBe('error-date-1');
        await page.locator('[name=time-1]').fill('10:00');
        await page.fill('[name=email]', 'ana@example.com');
        await send(page);
        expect(await thanks(page)).toMatch(/^B7K/);
      });
      expect(site.messages).toHaveLength(1);
    });

    test('with the CMS away everything stays, with the phone number', async () => {
      site.isAway = true;
      await visit(async (page) => {
        await fillIn(page);
        await send(page);
        expect(await page.locator('[data-notice]:visible').textContent()).toContain('It could not be sent just now');
        expect(await page.locator('[data-notice] a[href="tel:5550142"]').isVisible()).toBe(true);
        site.isAway = false;
        await send(page);
        expect(await thanks(page)).toMatch(/^B7K/);
      });
      expect(new Set(site.messages.map(({ sendingId }) => sendingId)).size).toBe(1);
    });

    test('a review is taken', async () => {
      await visit(async (page) => {
        await page.fill('[name=text]', 'It helped.');
        await page.fill('[name=reviewer]', 'A. B.');
        await page.check('[name=consent]');
        await send(page);
        expect(await thanks(page)).toMatch(/^B7K/);
      }, '/reviews/');
      expect(site.messages).toMatchObject([
        { url: '/intake/reviews', form: { text: 'It helped.', reviewer: 'A. B.' } },
      ]);
    });
  });

  describe('with scripts', () => {
    test('a request is sent in place, once, however often it is clicked', async () => {
      await site.visit('/book/?service=swedish', async (page) => {
        const service = await page.locator('[name=service] option:checked').textContent();
        expect(service?.trim()).toBe('Swedish massage');
        await fillIn(page);
        await page.dblclick('[data-send]');
        expect(await thanks(page)).toMatch(/^B7K/);
        expect(await page.evaluate(() => document.activeElement?.getAttribute('data-thanks'))).toBe('booking');
        expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
      });
      expect(site.messages).toHaveLength(1);
    });

    test('a request is sent by keyboard alone', async () => {
      await site.visit('/book/', async (page) => {
        await tabTo(page, '[name=date-1]');
        await page.keyboard.type('06152026');
        await tabTo(page, '[name=time-1]');
        await page.keyboard.type('10:30');
        await tabTo(page, '[name=therapist]');
        await page.keyboard.press('ArrowDown');
        await tabTo(page, '[name=message]');
        await page.keyboard.type('The left shoulder');
        await tabTo(page, '[name=name]');
        await page.keyboard.type('Ana');
        await tabTo(page, '[name=phone]');
        await page.keyboard.type('555-0100');
        await tabTo(page, '[name=consent]');
        await page.keyboard.press('Space');
        await tabTo(page, '[data-send]');
        await page.keyboard.press('Enter');
        expect(await thanks(page)).toMatch(/^B7K/);
      });
      expect(site.messages.map(({ form }) => form)).toMatchObject([
        {
          name: 'Ana',
          phone: '555-0100',
          message: 'The left shoulder',
          preferredTimes: ['2026-06-15T10:30'],
          consent: true,
        },
      ]);
      expect(site.messages[0]!.form.therapist).toEqual(expect.any(String));
    });

    test('times are those at which the studio is open, and what is wrong gets the focus', async () => {
      await site.visit('/book/', async (page) => {
        await page.fill('[name=date-1]', '2026-06-14');
        const times = await page.locator('[name=time-1] option').allTextContents();
        expect([times[1], times.at(-1)].map((time) => time?.replace('\u202f', ' '))).toEqual(['9 AM', '3:30 PM']);
        await page.fill('[name=date-1]', '2026-11-26');
        expect(await page.locator('[name=time-1] option').allTextContents()).toEqual(['We are closed that day']);
        await send(page);
        await page.waitForSelector('[data-summary]:not([hidden])');
        expect(await page.evaluate(() => document.activeElement?.hasAttribute('data-summary'))).toBe(true);
        await page.keyboard.press('Tab');
        await page.keyboard.press('Enter');
        expect(await page.evaluate(() => document.activeElement?.id)).toBe('field-date-1');
      });
      expect(site.messages).toEqual([]);
    });

    test('with the CMS away the text is kept, and sending goes on by itself', async () => {
      site.isAway = true;
      await site.visit('/book/', async (page) => {
        await fillIn(page);
        await send(page);
        await page.waitForSelector('[data-notice]:not([hidden])');
        // Elsewhere and back.
        await page.goto(`${site.origin}/contact/`);
        await page.goto(`${site.origin}/book/`);
        await page.waitForSelector('[data-notice]:not([hidden])');
        expect(await page.inputValue('[name=message]')).toBe('The left shoulder');
        expect(await page.inputValue('[name=time-1]')).toBe('10:30');
        site.isAway = false;
        await page.clock.fastForward(6000);
        await page.waitForSelector('[data-reference]:visible');
      });
      expect(site.messages.length).toBeGreaterThan(1);
      expect(new Set(site.messages.map(({ sendingId }) => sendingId)).size).toBe(1);
    });

    test.each(['light', 'dark'] as const)('no barrier in %s, with errors shown', async (colorScheme) => {
      for (const path of ['/book/', '/reviews/'])
        await site.visit(
          path,
          async (page) => {
            await send(page);
            await page.waitForSelector('[data-summary]:not([hidden])');
            expect(await violationsOf(page)).toEqual([]);
          },
          { colorScheme },
        );
    });

    test('nothing sticks out at 320 pixels, and nothing moves', async () => {
      for (const path of ['/book/', '/reviews/', '/privacy/'])
        await site.visit(
          path,
          async (page) => {
            expect([path, await overflowOf(page)]).toEqual([path, []]);
          },
          { viewport: { width: 320, height: 640 } },
        );
      await site.visit('/book/?service=swedish', async (page) => expect(await layoutShiftOf(page)).toBe(0));
    });
  });
});
