import { expect, test } from '@jest/globals';
import { publishCause } from '@kneadful/shared-types';
import { causes, duration, moment, why } from './words';

const now = new Date(2026, 10, 21, 15, 0);

test('of today the time is told, of another day the day too', () => {
  const at = (...parts: [number, number, number, number, number]) => moment(new Date(...parts).toISOString(), now);
  const today = at(2026, 10, 21, 9, 5);
  expect(today).toMatch(/9[:.]05/);
  expect(today).not.toMatch(/2026/);
  expect(at(2026, 10, 20, 9, 5)).toMatch(/20.*2026.*9[:.]05/);
  // The same day of another year.
  expect(at(2025, 10, 21, 9, 5)).toMatch(/21.*2025/);
});

test.each([
  [0, '0.0 s'],
  [120, '0.1 s'],
  [949, '0.9 s'],
  [950, '1 s'],
  [1499, '1 s'],
  [61_000, '61 s'],
])('%s milliseconds are %s', (milliseconds, words) => {
  expect(duration(milliseconds)).toBe(words);
});

test('every cause has its words', () => {
  expect(Object.keys(causes).sort()).toEqual([...publishCause.options].sort());
  expect(new Set(Object.values(causes)).size).toBe(publishCause.options.length);
});

test.each([
  ['publish', [], 'Published'],
  ['publish', ['Ada Marsh', 'Quill'], 'Published by Ada Marsh, Quill'],
  ['manual', ['Ada Marsh'], 'Asked for, with edits by Ada Marsh'],
  ['expiry', [], 'Time has passed'],
] as const)('%s by %j: %s', (cause, authors, words) => {
  expect(why({ cause, authors: [...authors] })).toBe(words);
});
