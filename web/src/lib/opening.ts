import type { Opening, OpeningTimes, Stretch, Weekday } from './model.ts';
import { addDays, instantOf, wallClock } from '@kneadful/shared-types/time-zone';
import { daysOf, weekdayOf } from './weekdays.ts';

/** How far it looks for the next change. */
const horizonDays = 100;

/**
 * Whether a place is open at an instant (milliseconds since 1970), and when that changes. A stretch holds from the first
 * moment at which the clock on the wall shows its opening time, or a later one, to the first at which it shows its
 * closing time, or a later one; `instantOf` tells what that means when clocks change. Stretches that touch are one, also
 * across midnight.
 * @throws RangeError where `Intl` does not know the time zone
 */
export function openingAt(times: OpeningTimes, instant: number): Opening {
  const { timezone } = times;
  const { date: today } = wallClock(timezone, instant);
  const midnight = instantOf(timezone, { date: today, time: '24:00' });
  const { open, changesAt } = stateAt(times, today, instant);
  if (changesAt === undefined) return { today, open, validUntil: midnight };
  const changes = wallClock(timezone, changesAt);
  return { today, open, changes, changesAt, validUntil: Math.min(changesAt, midnight) };
}

function stateAt(times: OpeningTimes, today: string, instant: number): { open: boolean; changesAt?: number } {
  let closesAt: number | undefined;
  for (const { from, to } of spansFrom(times, today)) {
    if (to <= instant) continue;
    if (closesAt === undefined && from > instant) return { open: false, changesAt: from };
    if (closesAt !== undefined && from > closesAt) return { open: true, changesAt: closesAt };
    closesAt = Math.max(to, closesAt ?? to);
  }
  // Open to the end of what it looks at: nobody can say from here when it closes.
  return { open: closesAt !== undefined };
}

/** Instants between which the place is open, by their beginnings. One that a change of the clock leaves empty is left out. */
function* spansFrom(times: OpeningTimes, today: string): Generator<{ from: number; to: number }> {
  const { timezone } = times;
  for (let day = 0; day <= horizonDays; day++) {
    const date = addDays(today, day);
    for (const { opens, closes } of stretchesOn(times, date)) {
      const from = instantOf(timezone, { date, time: opens });
      const to = instantOf(timezone, { date, time: closes });
      if (from < to) yield { from, to };
    }
  }
}

/** By their beginnings. Several exceptions for one day add up, unless one of them says closed. */
function stretchesOn({ hours, exceptions }: OpeningTimes, date: string): Stretch[] {
  const special = exceptions.filter((exception) => exception.date === date);
  const day = weekdayOf(date);
  const groups = special.length > 0 ? special : hours.filter((row) => daysOf(row).includes(day));
  if (groups.some(({ stretches }) => stretches.length === 0)) return [];
  return groups.flatMap(({ stretches }) => stretches).sort((a, b) => (a.opens < b.opens ? -1 : 1));
}

/** The day of the week by whose hours a date goes; none for an exception. */
export function regularDay({ exceptions }: Pick<OpeningTimes, 'exceptions'>, date: string): Weekday | undefined {
  return exceptions.some((exception) => exception.date === date) ? undefined : weekdayOf(date);
}
