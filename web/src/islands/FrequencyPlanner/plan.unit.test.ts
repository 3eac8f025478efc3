import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Phase } from '../../lib/model.ts';
import { dayOfNumber, numberOfDay, weekdayOf } from './days.ts';
import { hasRange, horizon, type Plan, planVisits, type PlanOptions } from './plan.ts';

const phase = (given: Partial<Phase>): Phase => ({ label: 'At first', visitsMin: 1, periodDaysMin: 7, ...given });
const [monday, wednesday, friday] = [0, 2, 4];

const planOf = (options: Partial<PlanOptions>): Plan =>
  planVisits({ phases: [phase({})], start: '2026-11-23', weekdays: new Set(), pace: 'fewer', ...options })!;
const daysOf = (plan: Plan) => plan.visits.map(({ day }) => day);

describe('A plan of visits', () => {
  test('puts one visit a week on the first chosen weekday', () => {
    const plan = planOf({ phases: [phase({ periodsMin: 3 })], weekdays: new Set([friday, wednesday]) });
    expect(daysOf(plan)).toEqual(['2026-11-25', '2026-12-02', '2026-12-09']);
    expect(plan.continues).toBe(false);
  });

  test('spreads several visits over the chosen weekdays', () => {
    const weekdays = new Set([monday, wednesday, friday]);
    expect(daysOf(planOf({ phases: [phase({ visitsMin: 2, periodsMin: 1 })], weekdays }))).toEqual([
      '2026-11-23',
      '2026-11-25',
    ]);
    expect(daysOf(planOf({ phases: [phase({ visitsMin: 2, periodsMin: 1 })] }))).toEqual(['2026-11-23', '2026-11-26']);
  });

  test('goes from one phase to the next', () => {
    const phases = [
      phase({ visitsMin: 2, periodsMin: 1 }),
      phase({ label: 'Later', periodDaysMin: 14, periodsMin: 2 }),
    ];
    expect(planOf({ phases, weekdays: new Set([monday, wednesday]) }).visits).toEqual([
      { day: '2026-11-23', phase: 0 },
      { day: '2026-11-25', phase: 0 },
      { day: '2026-11-30', phase: 1 },
      { day: '2026-12-14', phase: 1 },
    ]);
  });

  test('takes the end of a range that is asked for', () => {
    const phases = [phase({ visitsMax: 2, periodDaysMin: 7, periodDaysMax: 14, periodsMin: 1, periodsMax: 3 })];
    expect(planOf({ phases, pace: 'fewer' }).visits).toHaveLength(1);
    expect(planOf({ phases, pace: 'more' }).visits).toHaveLength(6);
    expect(hasRange(phases)).toBe(true);
    expect(hasRange([phase({ visitsMax: 1, periodDaysMax: 7 })])).toBe(false);
  });

  test('looks half a year ahead where a rhythm has no end, and says that it goes on', () => {
    const plan = planOf({});
    expect(plan.visits).toHaveLength(horizon / 7);
    expect(plan.visits.at(-1)?.day).toBe('2027-05-17');
    expect(plan.continues).toBe(true);
  });

  test('says where the chosen weekdays hold too few visits', () => {
    const plan = planOf({ phases: [phase({ visitsMin: 3, periodsMin: 2 })], weekdays: new Set([monday, friday]) });
    expect(daysOf(plan)).toEqual(['2026-11-23', '2026-11-27', '2026-11-30', '2026-12-04']);
    expect(plan.shortfalls).toEqual([{ phase: 0, asked: 3, fit: 2 }]);
  });

  test('counts by days, across daylight saving and leap days', () => {
    expect(daysOf(planOf({ phases: [phase({ periodsMin: 3 })], start: '2028-02-28' }))).toEqual([
      '2028-02-28',
      '2028-03-06',
      '2028-03-13',
    ]);
    expect(daysOf(planOf({ phases: [phase({ periodDaysMin: 1, periodsMin: 3 })], start: '2028-02-28' }))).toEqual([
      '2028-02-28',
      '2028-02-29',
      '2028-03-01',
    ]);
  });

  test.each(['', '2026-02-30', '2026-13-01', '0026-11-23', '9999-12-31', 'tomorrow', '2026-11-23T10:00'])(
    'is not made from “%s”',
    (start) => {
      expect(planVisits({ phases: [phase({})], start, weekdays: new Set(), pace: 'fewer' })).toBeUndefined();
    },
  );
});

const small = (max: number) => fc.integer({ min: 1, max });
const phases = fc
  .array(
    fc.record({
      visits: small(4),
      more: fc.nat(2),
      days: small(31),
      longer: fc.nat(7),
      periods: small(6),
      open: fc.boolean(),
    }),
    { minLength: 1, maxLength: 3 },
  )
  .map((drawn) =>
    drawn.map(({ visits, more, days, longer, periods, open }, index) =>
      phase({
        label: `Phase ${index}`,
        visitsMin: visits,
        visitsMax: visits + more,
        periodDaysMin: days,
        periodDaysMax: days + longer,
        // As the CMS has it: only the last phase may be open.
        ...((!open || index < drawn.length - 1) && { periodsMin: periods, periodsMax: periods + more }),
      }),
    ),
  );
const options = fc.record({
  phases,
  start: fc.integer({ min: 0, max: 60_000 }).map((number) => dayOfNumber(number)!),
  weekdays: fc.uniqueArray(fc.nat(6)).map((days) => new Set(days)),
  pace: fc.constantFrom('fewer' as const, 'more' as const),
});

describe('Any plan', () => {
  test('has each day once, in order, on a chosen weekday, from the first day on and within half a year', () => {
    fc.assert(
      fc.property(options, (given) => {
        const first = numberOfDay(given.start)!;
        const numbers = planVisits(given)!.visits.map(({ day }) => numberOfDay(day)!);
        expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b));
        for (const number of numbers) {
          expect(number).toBeGreaterThanOrEqual(first);
          expect(number).toBeLessThan(first + horizon);
          if (given.weekdays.size > 0) expect(given.weekdays).toContain(weekdayOf(number));
        }
      }),
    );
  });

  test('has as many visits in each period as asked for, or says that they do not fit', () => {
    fc.assert(
      fc.property(options, (given) => {
        const plan = planVisits(given)!;
        let from = numberOfDay(given.start)!;
        const end = from + horizon;
        for (const [index, { visitsMin, visitsMax, periodDaysMin, periodDaysMax, ...rest }] of given.phases.entries()) {
          const isFewer = given.pace === 'fewer';
          const [visits, days] = isFewer ? [visitsMin, periodDaysMax!] : [visitsMax!, periodDaysMin];
          const periods = (isFewer ? rest.periodsMin : rest.periodsMax) ?? Infinity;
          for (let period = 0; period < periods && from + days <= end; period++, from += days) {
            const inside = plan.visits.filter(({ day }) => {
              const number = numberOfDay(day)!;
              return number >= from && number < from + days;
            });
            const short = plan.shortfalls.find((shortfall) => shortfall.phase === index);
            if (inside.length < visits) expect(short!.fit).toBeLessThanOrEqual(inside.length);
            expect(inside.length).toBeLessThanOrEqual(visits);
            expect(inside.every((visit) => visit.phase === index)).toBe(true);
          }
          if (from + days > end) return;
        }
      }),
    );
  });

  test('says that it goes on exactly where the recommendation is longer than half a year', () => {
    fc.assert(
      fc.property(options, (given) => {
        const length = given.phases.reduce((days, { periodDaysMin, periodDaysMax, periodsMin, periodsMax }) => {
          const isFewer = given.pace === 'fewer';
          return days + (isFewer ? periodDaysMax! : periodDaysMin) * ((isFewer ? periodsMin : periodsMax) ?? Infinity);
        }, 0);
        const { continues } = planVisits(given)!;
        expect(continues).toBe(length > horizon);
      }),
    );
  });
});
