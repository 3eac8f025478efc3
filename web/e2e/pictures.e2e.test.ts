import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { browserIsHere } from './support/browser.ts';
import { all, attribute, attributes, one } from './support/document.ts';
import { ReadingSite } from './support/reading-site.ts';
import { page, pages, release } from './support/site.ts';

/** `/media/a-320.avif 320w, …` as its addresses and widths. */
const candidates = (srcset: string) =>
  srcset.split(', ').map((candidate) => {
    const [src = '', width = ''] = candidate.split(' ');
    return { src, width: Number(width.replace(/w$/, '')) };
  });
const pictures = [...pages].flatMap(([path, document]) =>
  all(document, 'picture').map((picture) => ({ path, picture })),
);

describe('every picture', () => {
  test('is offered in AVIF, then in WebP, then as it was uploaded', () => {
    const unlike = pictures.filter(
      ({ picture }) => attributes(picture, 'source', 'type').join() !== 'image/avif,image/webp',
    );
    expect(unlike.map(({ path }) => path)).toEqual([]);
    expect(pictures.length).toBeGreaterThan(50);
  });

  test('names only files that the release holds', () => {
    const sources = new Set(pictures.flatMap(({ picture }) => attributes(picture, 'source', 'srcset')));
    const files = [...sources].flatMap((srcset) => candidates(srcset).map(({ src }) => src));
    expect(files.filter((src) => !existsSync(join(release, src)))).toEqual([]);
  });

  test('is as wide in its widest variant as the original', () => {
    const narrow = pictures.filter(({ picture }) => {
      const width = Number(attribute(one(picture, 'img'), 'width'));
      return attributes(picture, 'source', 'srcset').some((srcset) => candidates(srcset).at(-1)?.width !== width);
    });
    expect(narrow.map(({ path }) => path)).toEqual([]);
  });
});

describe('the first picture of a page', () => {
  const urgent = (path: string) => all(page(path), 'img').map((img) => attribute(img, 'fetchpriority'));

  test.each(['/guide/back-massage-benefits/', '/techniques/swedish/', '/therapists/june-okafor/', '/therapists/'])(
    'on %s is fetched at once, the others when they come near',
    (path) => {
      const [first, ...others] = urgent(path);
      expect(first).toBe('high');
      expect(others.filter(Boolean)).toEqual([]);
      const [eager, ...lazy] = attributes(page(path), 'img', 'loading');
      expect([eager, ...new Set(lazy)]).toEqual(['eager', 'lazy']);
    },
  );

  test('on the home page stands below a drawing, and waits', () => {
    expect(urgent('/').filter(Boolean)).toEqual([]);
  });
});

/** Every picture of the page in the browser, loaded: what it chose, and how many pixels of the whole picture are shown. */
async function chosen(browserPage: Page) {
  return browserPage.evaluate(async () => {
    const images = [...document.querySelectorAll<HTMLImageElement>('picture img')];
    for (const image of images) image.loading = 'eager';
    await Promise.all(images.map((image) => image.decode()));
    return images.map((image) => {
      const { width, height } = image.getBoundingClientRect();
      const ratio = Number(image.getAttribute('width')) / Number(image.getAttribute('height'));
      // A frame of another shape cuts the picture off, so that more of it is needed than the frame is wide.
      return {
        srcset: image.parentElement?.querySelector('source')?.srcset ?? '',
        src: new URL(image.currentSrc).pathname,
        needed: Math.max(width, height * ratio) * devicePixelRatio,
        laidOut: [...(image.parentElement?.querySelectorAll('source') ?? [])].some(
          (source) => source.getClientRects().length > 0,
        ),
      };
    });
  });
}

const inBrowser = browserIsHere() ? describe : describe.skip;

inBrowser('in a real browser', () => {
  let site: ReadingSite;
  beforeAll(async () => {
    site = await ReadingSite.open();
  }, 60_000);
  afterAll(() => site?.close());

  const screens = [
    { name: 'a phone', width: 360, height: 780, density: 2 },
    { name: 'a desk', width: 1280, height: 900, density: 1 },
    { name: 'a fine desk', width: 1280, height: 900, density: 2 },
  ];
  const paths = [
    '/',
    '/guide/',
    '/guide/back-massage-benefits/',
    '/techniques/',
    '/techniques/swedish/',
    '/services/',
    '/therapists/',
    '/therapists/june-okafor/',
    '/conditions/chronic-low-back-pain/',
  ];

  describe.each(screens)('on $name', ({ width, height, density }) => {
    test.each(paths)(
      '%s loads pictures that are sharp and no more than twice as wide as they are shown',
      async (path) => {
        // A context of its own: a browser takes a wider picture that it has already.
        const context = await site.browser.newContext({ viewport: { width, height }, deviceScaleFactor: density });
        const browserPage = await context.newPage();
        await browserPage.goto(site.origin + path);
        const shown = await chosen(browserPage);
        await context.close();
        expect(shown.length).toBeGreaterThan(0);
        // Where a page shows a picture at two sizes, a browser may take the wider file for both.
        const greatest = new Map<string, number>();
        for (const { srcset, needed } of shown) greatest.set(srcset, Math.max(needed, greatest.get(srcset) ?? 0));
        const wrong = shown.filter(({ srcset, src, needed }) => {
          const offered = candidates(srcset);
          const taken = offered.find((candidate) => candidate.src === src)?.width ?? 0;
          // Half a pixel is rounding.
          return (taken < needed - 0.5 && taken !== offered.at(-1)?.width) || taken > 2 * greatest.get(srcset)!;
        });
        expect(wrong).toEqual([]);
        expect(shown.filter(({ laidOut }) => laidOut)).toEqual([]);
      },
      60_000,
    );
  });
});
