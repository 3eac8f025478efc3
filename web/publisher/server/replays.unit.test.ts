import { expect, test } from '@jest/globals';
import { Replays } from './replays.ts';

const minutes = 60_000;

test('keeps answers for a quarter of an hour', () => {
  const replays = new Replays<string>(100);
  replays.remember('a', 'first', 0);
  replays.remember('b', 'second', 10 * minutes);
  expect([replays.answerTo('a'), replays.answerTo('b')]).toEqual(['first', 'second']);
  replays.remember('c', 'third', 16 * minutes);
  expect([replays.answerTo('a'), replays.answerTo('b'), replays.answerTo('c')]).toEqual([undefined, 'second', 'third']);
});

test('lets the oldest go where there are too many', () => {
  const replays = new Replays<number>(1000);
  for (let n = 0; n < 5000; n++) replays.remember(`id-${n}`, n, n);
  expect(replays.size).toBe(1000);
  expect([replays.answerTo('id-3999'), replays.answerTo('id-4000'), replays.answerTo('id-4999')]).toEqual([
    undefined,
    4000,
    4999,
  ]);
});
