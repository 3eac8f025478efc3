import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { keepDeleting } from './deletion';

beforeEach(() => {
  jest.useFakeTimers({ now: new Date('2026-11-21T08:30:00Z') });
});
afterEach(() => {
  jest.useRealTimers();
});

const hours = (count: number) => jest.advanceTimersByTimeAsync(count * 60 * 60 * 1000);

/** Notes when it is called, and fails as often as it is told to. */
function deleter({ failures = 0 } = {}) {
  const calls: string[] = [];
  const failed: string[] = [];
  const stop = keepDeleting(
    async (now) => {
      calls.push(now.toISOString().slice(0, 13));
      if (calls.length <= failures) throw Object.assign(new Error('Ada Marsh'), { code: 'SQLITE_BUSY' });
    },
    (why) => failed.push(why),
  );
  return { calls, failed, stop };
}

test('it deletes at once and then each day, until it is stopped', async () => {
  const { calls, stop } = deleter();
  expect(calls).toEqual(['2026-11-21T08']);
  await hours(71);
  expect(calls).toEqual(['2026-11-21T08', '2026-11-22T08', '2026-11-23T08']);
  stop();
  await hours(48);
  expect(calls).toHaveLength(3);
});

test('after a failure it says the error’s code alone, and tries again in an hour', async () => {
  const { calls, failed, stop } = deleter({ failures: 2 });
  await hours(26);
  expect(calls).toEqual(['2026-11-21T08', '2026-11-21T09', '2026-11-21T10', '2026-11-22T10']);
  expect(failed).toEqual(['SQLITE_BUSY', 'SQLITE_BUSY']);
  stop();
});
