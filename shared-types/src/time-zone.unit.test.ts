import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addDays, instantOf, wallClock } from './time-zone.ts';

const at = (zone: string, wall: string) => {
  const [date = '', time = ''] = wall.split(' ');
  return new Date(instantOf(zone, { date, time })).toISOString().replace(':00.000Z', 'Z');
};

const isInstant = (_what: string, zone: string, wall: string, instant: string) => expect(at(zone, wall)).toBe(instant);

describe('a time on the wall', () => {
  test.each([
    ['in winter', 'America/New_York', '2026-01-15 09:00', '2026-01-15T14:00Z'],
    ['in summer', 'America/New_York', '2026-07-15 09:00', '2026-07-15T13:00Z'],
    ['half an hour off', 'Asia/Kolkata', '2026-07-15 09:00', '2026-07-15T03:30Z'],
    ['far in the east', 'Pacific/Kiritimati', '2026-07-15 00:00', '2026-07-14T10:00Z'],
    ['far in the west', 'Pacific/Pago_Pago', '2026-07-15 23:59', '2026-07-16T10:59Z'],
    ['at the end of the day', 'Europe/Berlin', '2026-07-15 24:00', '2026-07-15T22:00Z'],
  ])('%s is one instant', isInstant);

  test.each([
    ['before the gap', 'America/New_York', '2026-03-08 01:59', '2026-03-08T06:59Z'],
    ['at its beginning', 'America/New_York', '2026-03-08 02:00', '2026-03-08T07:00Z'],
    ['in it', 'America/New_York', '2026-03-08 02:30', '2026-03-08T07:00Z'],
    ['at its end', 'America/New_York', '2026-03-08 03:00', '2026-03-08T07:00Z'],
    ['after it', 'America/New_York', '2026-03-08 03:01', '2026-03-08T07:01Z'],
    ['in a gap of half an hour', 'Australia/Lord_Howe', '2026-10-04 02:15', '2026-10-03T15:30Z'],
    ['in a gap at midnight', 'Africa/Cairo', '2026-04-24 00:00', '2026-04-23T22:00Z'],
    ['on a day that Samoa left out', 'Pacific/Apia', '2011-12-30 09:00', '2011-12-30T10:00Z'],
    ['on the day after it', 'Pacific/Apia', '2011-12-31 09:00', '2011-12-30T19:00Z'],
  ])('%s is the moment of the jump, where the clock goes forward', isInstant);

  test.each([
    ['before the hour that comes twice', 'America/New_York', '2026-11-01 00:59', '2026-11-01T04:59Z'],
    ['at its beginning', 'America/New_York', '2026-11-01 01:00', '2026-11-01T05:00Z'],
    ['in it', 'America/New_York', '2026-11-01 01:30', '2026-11-01T05:30Z'],
    ['at its end', 'America/New_York', '2026-11-01 02:00', '2026-11-01T07:00Z'],
    ['in half an hour that comes twice', 'Australia/Lord_Howe', '2026-04-05 01:45', '2026-04-04T14:45Z'],
    ['at a midnight from which the clock goes back', 'America/Santiago', '2026-04-05 00:00', '2026-04-05T04:00Z'],
    ['at a midnight that comes twice', 'America/Havana', '2026-11-01 00:00', '2026-11-01T04:00Z'],
  ])('%s is the first of the two, where the clock goes back', isInstant);

  test('is read from the clock again, wherever it is shown at all', () => {
    const zones = fc.constantFrom('America/New_York', 'Australia/Lord_Howe', 'Asia/Kolkata', 'America/Santiago', 'UTC');
    const minutes = fc.integer({ min: Date.UTC(2010, 0) / 60_000, max: Date.UTC(2040, 0) / 60_000 });
    fc.assert(
      fc.property(zones, minutes, (zone, minute) => {
        const shown = wallClock(zone, minute * 60_000);
        const first = instantOf(zone, shown);
        expect(wallClock(zone, first)).toEqual(shown);
        expect(first).toBeLessThanOrEqual(minute * 60_000);
        expect(wallClock(zone, first - 1)).not.toEqual(shown);
      }),
      { numRuns: 500 },
    );
  });
});

test('a clock shows the whole minute', () => {
  expect(wallClock('America/Chicago', Date.parse('2026-06-10T14:59:59.999Z'))).toEqual({
    date: '2026-06-10',
    time: '09:59',
  });
});

test('a zone that nobody knows is refused', () => {
  expect(() => wallClock('America/Fernhollow', 0)).toThrow(RangeError);
});

test('days are counted across the ends of months and years', () => {
  expect([addDays('2026-12-31', 1), addDays('2026-03-01', -1), addDays('2028-02-28', 1)]).toEqual([
    '2027-01-01',
    '2026-02-28',
    '2028-02-29',
  ]);
});
