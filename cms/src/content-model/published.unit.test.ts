import { expect, test } from '@jest/globals';
import { dayIn } from './published';

test.each([
  ['America/Chicago', '2026-11-22T05:59:00Z', '2026-11-21'],
  ['America/Chicago', '2026-11-22T06:00:00Z', '2026-11-22'],
  // Summer time: midnight is an hour earlier.
  ['America/Chicago', '2026-07-02T05:00:00Z', '2026-07-02'],
  ['Pacific/Auckland', '2026-12-31T11:30:00Z', '2027-01-01'],
  ['UTC', '2026-01-05T00:00:00Z', '2026-01-05'],
])('in %s it is, at %s, the %s', (timeZone, now, day) => {
  expect(dayIn(timeZone, new Date(now))).toBe(day);
});
