import { expect, test } from '@jest/globals';
import { isIcon, logoSize } from './logo-size.ts';

test.each([
  // Wide, tall, square, small, without a size, and so thin that nothing would be left.
  [
    { width: 1200, height: 200 },
    { width: 200, height: 33 },
  ],
  [
    { width: 300, height: 900 },
    { width: 15, height: 44 },
  ],
  [
    { width: 512, height: 512 },
    { width: 44, height: 44 },
  ],
  [
    { width: 20, height: 10 },
    { width: 88, height: 44 },
  ],
  [
    { width: 0, height: 0 },
    { width: 132, height: 44 },
  ],
  [
    { width: 4000, height: 4 },
    { width: 200, height: 1 },
  ],
])('a logo of %j is shown as %j', (own, shown) => {
  expect(logoSize(own)).toEqual(shown);
});

test.each([
  ['/media/a.svg', 400, 400, true],
  ['/media/a.svg', 440, 400, true],
  ['/media/a.svg', 900, 300, false],
  ['/media/a.svg', 0, 0, false],
  ['/media/a.png', 512, 512, true],
  ['/media/a.png', 2000, 2000, false],
])('%s of %i by %i as the sign in a tab: %s', (src, width, height, expected) => {
  expect(isIcon({ src, width, height })).toBe(expected);
});
