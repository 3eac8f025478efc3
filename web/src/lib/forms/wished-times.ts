import type { FormProblem } from '@kneadful/shared-types/forms';
import type { OpeningTimes } from '../model.ts';
import { openingAt } from '../opening.ts';
import { instantOf } from '@kneadful/shared-types/time-zone';

/**
 * Why the studio cannot be asked for a time. Browser and publisher look by the same rule.
 * @param wish wall-clock time in the zone of the place, such as `2026-12-01T09:30`
 * @param now milliseconds since 1970
 */
export function problemOfWish(times: OpeningTimes, wish: string, now: number): FormProblem | undefined {
  const [date = '', time = ''] = wish.split('T');
  if (Number.isNaN(Date.parse(`${wish}Z`))) return 'time';
  const instant = instantOf(times.timezone, { date, time });
  if (instant <= now) return 'past';
  return openingAt(times, instant).open ? undefined : 'closed';
}

/** Every half hour of a day at which the studio can be asked for: `HH:MM`. */
export function halfHoursOn(times: OpeningTimes, date: string, now: number): string[] {
  const halfHours = Array.from({ length: 48 }, (_, index) => {
    const hour = String(Math.floor(index / 2)).padStart(2, '0');
    return `${hour}:${index % 2 === 0 ? '00' : '30'}`;
  });
  return halfHours.filter((time) => problemOfWish(times, `${date}T${time}`, now) === undefined);
}
