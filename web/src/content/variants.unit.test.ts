import { describe, expect, test } from '@jest/globals';
import type { MediaFile } from './snapshot.ts';
import { servedFiles, sourcesOf, variantsOf } from './variants.ts';

const photograph = (src: string, width: number): MediaFile => ({ src, width, height: width / 2 });
const widthsOf = (file: MediaFile, format: string) =>
  variantsOf(file)
    .filter((variant) => variant.format === format)
    .map(({ width }) => width);

describe('a photograph', () => {
  test('has variants in both formats, no wider than itself', () => {
    const file = photograph('/media/a.jpg', 700);
    expect(widthsOf(file, 'avif')).toEqual([144, 320, 480, 700]);
    expect(widthsOf(file, 'webp')).toEqual([144, 320, 480, 700]);
  });

  test('of a camera has none as wide as itself: no layout shows that much', () => {
    expect(widthsOf(photograph('/media/a.jpg', 6000), 'avif')).toEqual([144, 320, 480, 720, 1080, 1600]);
  });

  test('is its own variant where it has the format and the width already', () => {
    const variants = variantsOf(photograph('/media/a.webp', 320));
    expect(variants.map(({ src }) => src)).toEqual([
      expect.stringMatching(/^\/media\/a-144-[\da-f]{6}\.avif$/),
      expect.stringMatching(/^\/media\/a-320-[\da-f]{6}\.avif$/),
      expect.stringMatching(/^\/media\/a-144-[\da-f]{6}\.webp$/),
      '/media/a.webp',
    ]);
  });
});

test.each(['/media/a.svg', '/media/a.gif', '/media/a'])('%s has no variants', (src) => {
  expect(variantsOf(photograph(src, 700))).toEqual([]);
});

test('a file whose size the CMS does not know has no variants', () => {
  expect(variantsOf({ src: '/media/a.png', width: 0 })).toEqual([]);
});

describe('what a browser chooses from', () => {
  const file = photograph('/media/a.jpg', 200);

  test('names each variant with its width, below the base path, the best format first', () => {
    const sources = sourcesOf({ ...file, variants: variantsOf(file) }, (path) => `/kneadful${path}`);
    expect(sources).toEqual([
      {
        type: 'image/avif',
        srcset: expect.stringMatching(
          /^\/kneadful\/media\/a-144-\w+\.avif 144w, \/kneadful\/media\/a-200-\w+\.avif 200w$/,
        ),
      },
      { type: 'image/webp', srcset: expect.stringMatching(/\.webp 144w, .*\.webp 200w$/) },
    ]);
  });

  test('is the original alone until the variants are made', () => {
    expect(sourcesOf(file, String)).toBeUndefined();
  });
});

test('the site serves each original and each variant once', () => {
  const file = photograph('/media/a.webp', 144);
  const variants = variantsOf(file);
  const media = { one: { ...file, variants }, two: { ...file, variants }, logo: photograph('/media/b.svg', 0) };
  expect([...servedFiles(media)]).toEqual(['/media/a.webp', variants[0]!.src, '/media/b.svg']);
});
