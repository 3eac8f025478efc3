import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { violationsOf } from './support/axe.ts';
import { browserIsHere, layoutShiftOf, overflowOf } from './support/browser.ts';
import { all, attribute, one, text } from './support/document.ts';
import { ReadingSite } from './support/reading-site.ts';
import { documents, page as released, pages } from './support/site.ts';

const muscles = [
  ['Upper back and shoulders', ['Trapezius', 'Rhomboids', 'Levator scapulae']],
  ['Mid back (thoracic)', ['Intercostals', 'Thoracic erector spinae']],
  ['Lower back (lumbar)', ['Quadratus lumborum', 'Lumbar erector spinae', 'Gluteus medius']],
];

test.each(['/', '/guide/', '/guide/back-massage-benefits/'])('%s names each part with its muscles', (path) => {
  const parts = all(released(path), 'ul.parts > li').map((part) => [
    text(one(part, 'a.part')),
    all(part, 'a.chip').map(text),
  ]);
  expect(parts).toEqual(muscles);
});

test('every muscle leads to its place on its region’s page, from the list and from the drawing', () => {
  const listed = all(released('/'), 'a.chip').map((link) => attribute(link, 'href')!);
  const drawn = [...documents.get('/')!.matchAll(/<a href="([^"]+#on-map-[^"]+)" tabindex="-1"/g)].map(
    ([, href]) => href,
  );
  expect(drawn.toSorted()).toEqual(listed.toSorted());
  for (const href of listed) {
    const [path, id] = href.split('#') as [string, string];
    expect([href, all(pages.get(path)!, `#${id}`).length]).toEqual([href, 1]);
  }
});

(browserIsHere() ? describe : describe.skip)('the back map', () => {
  let site: ReadingSite;

  beforeAll(async () => {
    site = await ReadingSite.open();
  }, 60_000);
  afterAll(() => site?.close());

  /** How thick the pen is that draws each muscle: those that light up have a thicker one. */
  const lit = (page: Page) =>
    page
      .locator('.back-map g.muscle')
      .evaluateAll((shapes) =>
        shapes
          .filter((shape) => parseFloat(getComputedStyle(shape).strokeWidth) > 2)
          .map((shape) => /m-([\w-]+)/.exec(shape.getAttribute('class')!)![1]),
      );
  const chip = (page: Page, name: string) => page.locator('a.chip', { hasText: name });
  const underlined = (page: Page) =>
    page
      .locator('a.chip')
      .evaluateAll((links) =>
        links
          .filter((link) => getComputedStyle(link).textDecorationLine === 'underline')
          .map((link) => link.textContent.trim()),
      );

  test.each([true, false])('shows a name’s shape and a shape’s name (scripts: %s)', async (javaScriptEnabled) => {
    await site.visit(
      '/',
      async (page) => {
        expect([await lit(page), await underlined(page)]).toEqual([[], []]);
        await chip(page, 'Quadratus lumborum').hover();
        expect([await lit(page), await underlined(page)]).toEqual([['quadratus-lumborum'], ['Quadratus lumborum']]);
        await page.locator('.m-rhomboids path').first().hover();
        expect([await lit(page), await underlined(page)]).toEqual([['rhomboids'], ['Rhomboids']]);
        await page.locator('h1').hover();
        await chip(page, 'Intercostals').focus();
        expect(await lit(page)).toEqual(['intercostals']);
      },
      { javaScriptEnabled, viewport: { width: 1280, height: 1000 } },
    );
  });

  test('is passed with the tabulator once, part by part, and leads on', async () => {
    await site.visit('/', async (page) => {
      await page.locator('a.part').first().focus();
      const passed: string[] = [];
      for (let step = 0; step < 11; step++) {
        passed.push(await page.evaluate(() => document.activeElement!.textContent.trim()));
        await page.keyboard.press('Tab');
      }
      expect(passed).toEqual(muscles.flat(2));
      await chip(page, 'Levator scapulae').press('Enter');
      await page.waitForURL(`${site.origin}/regions/upper-back/#on-map-levator-scapulae`);
      expect(await lit(page)).toEqual(['levator-scapulae']);
      expect(await page.locator('#on-map-levator-scapulae').isVisible()).toBe(true);
      await page.getByRole('navigation', { name: 'On this page' }).getByRole('link').first().click();
      expect(new URL(page.url()).hash).toBe('#conditions');
    });
  });

  test('a shape that is touched leads to its muscle', async () => {
    await site.visit(
      '/',
      async (page) => {
        await page.locator('.m-intercostals path').first().tap();
        await page.waitForURL(`${site.origin}/regions/mid-back/#on-map-intercostals`);
      },
      { hasTouch: true, isMobile: true, viewport: { width: 360, height: 740 } },
    );
  });

  test('gives a finger 44 pixels, at 320 too', async () => {
    await site.visit(
      '/',
      async (page) => {
        const boxes = await page
          .locator('a.part, a.chip')
          .evaluateAll((links) => links.map((link) => link.getBoundingClientRect()).map(({ height }) => height));
        expect(boxes).toHaveLength(11);
        expect(Math.min(...boxes)).toBeGreaterThanOrEqual(44);
        expect(await overflowOf(page)).toEqual([]);
      },
      { hasTouch: true, isMobile: true, viewport: { width: 320, height: 640 } },
    );
  });

  test.each(['light', 'dark'] as const)(
    'is accessible while a muscle is pointed at, in %s colours',
    async (colorScheme) => {
      await site.visit(
        '/regions/lower-back/#on-map-gluteus-medius',
        async (page) => {
          expect(await lit(page)).toEqual(['gluteus-medius']);
          expect(await violationsOf(page)).toEqual([]);
          await page.goto(`${site.origin}/`);
          await chip(page, 'Trapezius').focus();
          expect(await violationsOf(page)).toEqual([]);
          expect(await layoutShiftOf(page)).toBe(0);
        },
        { colorScheme },
      );
    },
  );
});
