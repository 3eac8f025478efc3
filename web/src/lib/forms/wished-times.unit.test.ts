import { expect, test } from '@jest/globals';
import type { OpeningTimes } from '../model.ts';
import { halfHoursOn, problemOfWish } from './wished-times.ts';

const times: OpeningTimes = {
  timezone: 'America/Chicago',
  hours: [
    { from: 'monday', to: 'saturday', stretches: [{ opens: '09:00', closes: '19:00' }] },
    { from: 'sunday', to: 'sunday', stretches: [{ opens: '01:00', closes: '04:00' }] },
  ],
  exceptions: [
    { date: '2026-11-26', stretches: [] },
    { date: '2026-12-24', stretches: [{ opens: '09:00', closes: '14:00' }] },
  ],
};
const now = Date.parse('2026-11-21T15:00:00Z');

test.each([
  ['2026-11-23T08:59', 'closed'],
  ['2026-11-23T09:00', undefined],
  ['2026-11-23T18:59', undefined],
  ['2026-11-23T19:00', 'closed'],
  // A holiday, and a short day.
  ['2026-11-26T10:00', 'closed'],
  ['2026-12-24T13:30', undefined],
  ['2026-12-24T14:00', 'closed'],
  // By the studio’s clock it is nine.
  ['2026-11-21T09:00', 'past'],
  ['2026-11-21T09:01', undefined],
  ['2020-01-01T10:00', 'past'],
  // Clocks go from 2 to 3, and in autumn from 2 back to 1.
  ['2027-03-14T01:30', undefined],
  ['2027-03-14T03:30', undefined],
  ['2027-11-07T01:30', undefined],
  ['2027-11-07T04:00', 'closed'],
  // After the change, nine o’clock is still nine o’clock.
  ['2027-03-15T09:00', undefined],
  ['2027-03-15T08:30', 'closed'],
  ['nothing', 'time'],
])('%s: %s', (wish, problem) => {
  expect(problemOfWish(times, wish, now)).toBe(problem);
});

test('the half hours of a day are those that may be asked for', () => {
  expect(halfHoursOn(times, '2026-12-24', now)).toEqual(
    ['09', '10', '11', '12', '13'].flatMap((hour) => [`${hour}:00`, `${hour}:30`]),
  );
  expect(halfHoursOn(times, '2026-11-26', now)).toEqual([]);
  expect(halfHoursOn(times, '2026-11-21', now)[0]).toBe('09:30');
});
