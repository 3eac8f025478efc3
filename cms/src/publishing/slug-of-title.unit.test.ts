import { expect, test } from '@jest/globals';
import { firstFree, isMadeOf, slugOf } from './slug-of-title';

test.each([
  ['Back massage: what helps?', 'back-massage-what-helps'],
  ['Masaje de espalda y piña', 'masaje-de-espalda-y-pina'],
  ['¿?', ''],
])('the address of “%s” is “%s”', (title, slug) => {
  expect(slugOf(title)).toBe(slug);
});

test.each([
  ['back-massage', 'Back massage', true],
  ['back-massage-2', 'Back massage', true],
  ['back-massage-12', 'Back massage', true],
  ['back-massage-2026', 'Back massage', false],
  ['back-massage-02', 'Back massage', false],
  ['back-massages', 'Back massage', false],
  ['massage', 'Back massage', false],
  ['', 'Back massage', false],
  ['-2', '¿?', false],
])('“%s” is made of “%s”: %s', (slug, title, isMade) => {
  expect(isMadeOf(slug, title)).toBe(isMade);
});

test('another entry’s address is left to it', () => {
  const taken = ['back', 'back-2', 'back-4'];
  expect(firstFree('back', (slug) => taken.includes(slug))).toBe('back-3');
  expect(firstFree('neck', (slug) => taken.includes(slug))).toBe('neck');
});
