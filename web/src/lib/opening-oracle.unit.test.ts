import { expect, test } from '@jest/globals';
import fc, { type Arbitrary } from 'fast-check';
import type { OpeningTimes, Stretch, Weekday } from './model.ts';
import { openingAt } from './opening.ts';

/** The same question answered by somebody who looks at a clock every minute. */

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
/** How far the watcher looks. */
const days = 3;
const week: Weekday[] = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

const clocks = new Map<string, Intl.DateTimeFormat>();

/** `2026-03-08 01:59` */
function shown(zone: string, instant: number): string {
  // Swedes write dates so, and it shares nothing with what is tested but the zones themselves.
  const clock =
    clocks.get(zone) ?? new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });
  clocks.set(zone, clock);
  return clock.format(instant);
}

function isOpen({ hours, exceptions }: OpeningTimes, wall: string): boolean {
  const [date = '', time = ''] = wall.split(' ');
  const special = exceptions.filter((exception) => exception.date === date);
  const weekday = (new Date(date).getUTCDay() + 6) % 7;
  const row = hours.find(({ from, to }) => week.indexOf(from) <= weekday && weekday <= week.indexOf(to))!;
  const stretches = special.length > 0 ? special.map((exception) => exception.stretches) : [row.stretches];
  return (
    stretches.every(({ length }) => length > 0) && stretches.flat().some((s) => s.opens <= time && time < s.closes)
  );
}

/** What the watcher saw: the state, and the first minute at which it was another. A clock that goes back is not believed. */
function watch(times: OpeningTimes, instant: number): { open: boolean; changesAt?: number } {
  const first = Math.floor(instant / minute) * minute;
  let wall = '';
  let open: boolean | undefined;
  for (let now = first - 4 * hour; now <= first + days * day; now += minute) {
    const next = shown(times.timezone, now);
    if (next > wall) wall = next;
    if (now < first) continue;
    const state = isOpen(times, wall);
    open ??= state;
    if (state !== open) return { open, changesAt: now };
  }
  return { open: open! };
}

/** When its clock changed, or will: half-hourly steps find the hour, minutes the moment. */
function changesOf(zone: string): number[] {
  const offset = (instant: number) => Date.parse(`${shown(zone, instant).replace(' ', 'T')}Z`) - instant;
  const changes: number[] = [];
  for (const [from, to] of [
    [Date.UTC(2011, 11, 1), Date.UTC(2012, 0, 15)],
    [Date.UTC(2025, 0, 1), Date.UTC(2027, 0, 1)],
  ] as const) {
    for (let now = from; now < to; now += day) {
      if (offset(now) === offset(now + day)) continue;
      let moment = now;
      while (offset(moment) === offset(now)) moment += minute;
      changes.push(moment);
    }
  }
  return changes;
}

const zones = [
  'America/New_York',
  'America/Chicago',
  'America/Havana',
  'America/Santiago',
  'Europe/Berlin',
  'Africa/Cairo',
  'Africa/Casablanca',
  'Antarctica/Troll',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
  'Pacific/Chatham',
  'Pacific/Apia',
];
const changes = new Map(zones.map((zone) => [zone, changesOf(zone)]));

const clock = fc
  .oneof(fc.integer({ min: 0, max: 1440 }), fc.constantFrom(0, 30, 60, 90, 120, 135, 150, 180, 1380, 1425, 1440))
  .map((minutes) => [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':'));
const stretch: Arbitrary<Stretch> = fc
  .tuple(clock, clock)
  .filter(([a, b]) => a !== b)
  .map(([a, b]) => (a < b ? { opens: a, closes: b } : { opens: b, closes: a }));
const wholeDay: Stretch = { opens: '00:00', closes: '24:00' };
/** They may touch and overlap, and come in any order. */
const stretches: Arbitrary<Stretch[]> = fc.oneof(
  { weight: 6, arbitrary: fc.array(stretch, { maxLength: 3 }) },
  { weight: 1, arbitrary: fc.constant<Stretch[]>([wholeDay]) },
);
const hours = fc
  .tuple(...week.map(() => stretches))
  .map((all) => week.map((weekday, index) => ({ from: weekday, to: weekday, stretches: all[index]! })));

const aroundMidnight = fc.constantFrom(0, 12, 24, 36).map((hours) => hours * hour);
const instantIn = (zone: string): Arbitrary<number> => {
  const moments = changes.get(zone)!;
  const near = fc.integer({ min: -26 * hour, max: 26 * hour });
  const anywhere = fc.integer({ min: Date.UTC(2025, 0), max: Date.UTC(2027, 0) });
  if (moments.length === 0) return anywhere;
  return fc.oneof(
    anywhere,
    fc.tuple(fc.constantFrom(...moments), near).map(([moment, away]) => moment + away),
    fc
      .tuple(fc.constantFrom(...moments), fc.integer({ min: -3, max: 3 }), aroundMidnight)
      .map(([moment, away, later]) => moment + away * 30 * minute + later),
  );
};

const setting = fc.constantFrom(...zones).chain((timezone) =>
  fc.record({ timezone: fc.constant(timezone), hours, instant: instantIn(timezone) }).chain((fixed) =>
    fc.record({
      instant: fc.constant(fixed.instant),
      times: fc
        .array(fc.record({ away: fc.integer({ min: -1, max: days }), stretches }), { maxLength: 3 })
        .map((found): OpeningTimes => ({
          timezone,
          hours: fixed.hours,
          exceptions: found.map(({ away, stretches }) => ({
            date: shown(timezone, fixed.instant + away * day).slice(0, 10),
            stretches,
          })),
        })),
    }),
  ),
);

test('clocks change in most of the zones, so that the instants below are near something', () => {
  const counts = zones.map((zone) => changes.get(zone)!.length);
  expect(counts.filter((count) => count >= 4).length).toBeGreaterThanOrEqual(9);
  expect(changes.get('Pacific/Apia')).toEqual([Date.parse('2011-12-30T10:00Z')]);
});

test('it says what a watcher at the clock sees, who writes down every minute', () => {
  let seen = 0;
  fc.assert(
    fc.property(setting, ({ times, instant }) => {
      const { open, changesAt = Infinity } = openingAt(times, instant);
      const watched = watch(times, instant);
      expect(open).toBe(watched.open);
      if (watched.changesAt === undefined) expect(changesAt).toBeGreaterThan(instant + (days - 1) * day);
      else expect(changesAt).toBe(watched.changesAt);
      if (watched.changesAt !== undefined) seen += 1;
    }),
    { numRuns: 300 },
  );
  expect(seen).toBeGreaterThan(200);
}, 60_000);

test('what it says holds until the moment it names, and not a millisecond longer', () => {
  fc.assert(
    fc.property(setting, fc.double({ min: 0, max: 1, noNaN: true }), ({ times, instant }, share) => {
      const said = openingAt(times, instant);
      const { changesAt, validUntil, today } = said;
      expect(validUntil).toBeGreaterThan(instant);
      expect(validUntil - instant).toBeLessThanOrEqual(26 * hour);
      for (const moment of [validUntil - 1, Math.floor(instant + share * (validUntil - 1 - instant))])
        expect(openingAt(times, moment)).toEqual(said);
      if (changesAt === undefined) return;
      const between = Math.floor(instant + share * (changesAt - 1 - instant));
      for (const moment of [between, changesAt - 1])
        expect(openingAt(times, moment)).toMatchObject({ open: said.open, changesAt });
      expect(openingAt(times, changesAt).open).toBe(!said.open);
      if (validUntil < changesAt) expect(openingAt(times, validUntil).today).not.toBe(today);
    }),
    { numRuns: 400 },
  );
}, 60_000);
