import type { Phase } from '../../lib/model.ts';
import { type Day, dayOfNumber, numberOfDay, weekdayOf } from './days.ts';

/** Which end of a range such as “2 to 3 times” is planned. */
export type Pace = 'fewer' | 'more';

export interface Visit {
  day: Day;
  /** Index of the phase. */
  phase: number;
}

/** The chosen weekdays do not hold as many visits as the phase asks for. */
export interface Shortfall {
  phase: number;
  /** Visits in a period that the phase asks for, and that fit. */
  asked: number;
  fit: number;
}

export interface Plan {
  visits: Visit[];
  shortfalls: Shortfall[];
  /** The recommendation goes on after what is planned here. */
  continues: boolean;
}

export interface PlanOptions {
  phases: readonly Phase[];
  start: Day;
  /** 0 is Monday. None means that any day will do. */
  weekdays: ReadonlySet<number>;
  pace: Pace;
}

/** How far a plan looks ahead: half a year, in days. */
export const horizon = 182;

/**
 * Lays the visits of a recommendation out on days. In each period they stand as evenly as the chosen weekdays allow,
 * the first on the first of them.
 * @returns nothing where `start` is no day of the calendar
 */
export function planVisits({ phases, start, weekdays, pace }: PlanOptions): Plan | undefined {
  const first = numberOfDay(start);
  if (first === undefined) return undefined;
  const plan: Plan = { visits: [], shortfalls: [], continues: false };
  const end = first + horizon;
  let from = first;
  for (const [phase, recommended] of phases.entries()) {
    const { visits, days, periods } = doseOf(recommended, pace);
    for (let period = 0; period < periods; period++, from += days) {
      if (from >= end) return { ...plan, continues: true };
      const free = daysFrom(from, days).filter((day) => weekdays.size === 0 || weekdays.has(weekdayOf(day)));
      const planned = spread(free, visits);
      if (planned.length < visits) note(plan.shortfalls, { phase, asked: visits, fit: planned.length });
      plan.visits.push(...planned.filter((day) => day < end).map((day) => ({ day: dayOfNumber(day)!, phase })));
      if (from + days > end) plan.continues = true;
    }
  }
  return plan;
}

function doseOf(phase: Phase, pace: Pace): { visits: number; days: number; periods: number } {
  const { visitsMin, visitsMax = visitsMin, periodDaysMin, periodDaysMax = periodDaysMin } = phase;
  const { periodsMin = Infinity, periodsMax = periodsMin } = phase;
  return pace === 'fewer'
    ? { visits: visitsMin, days: periodDaysMax, periods: periodsMin }
    : { visits: visitsMax, days: periodDaysMin, periods: periodsMax };
}

/** Whether the two paces differ. */
export const hasRange = (phases: readonly Phase[]): boolean =>
  phases.some((phase) => JSON.stringify(doseOf(phase, 'fewer')) !== JSON.stringify(doseOf(phase, 'more')));

const daysFrom = (from: number, count: number) => Array.from({ length: count }, (_, index) => from + index);

/** So many of the days, evenly apart, the first among them; all where there are too few. */
const spread = (days: number[], count: number) =>
  count >= days.length
    ? days
    : Array.from({ length: count }, (_, index) => days[Math.floor((index * days.length) / count)]!);

/** Of a phase's periods the one that holds the fewest. */
function note(shortfalls: Shortfall[], found: Shortfall): void {
  const known = shortfalls.find(({ phase }) => phase === found.phase);
  if (known) known.fit = Math.min(known.fit, found.fit);
  else shortfalls.push(found);
}
