import { expect, test } from '@jest/globals';
import { type HookTimes, longestRetry, retryDelay } from './times';

const times = { firstRetry: 5000 } as HookTimes;

test('the wait doubles with each failure, up to an hour', () => {
  const middle = () => 0.5;
  expect([1, 2, 3, 4].map((attempts) => retryDelay(attempts, times, middle))).toEqual([5000, 10_000, 20_000, 40_000]);
  expect([11, 500, 5000].map((attempts) => retryDelay(attempts, times, middle))).toEqual(Array(3).fill(longestRetry));
});

test('it is longer or shorter by up to a quarter', () => {
  expect([retryDelay(1, times, () => 0), retryDelay(1, times, () => 1)]).toEqual([3750, 6250]);
});
