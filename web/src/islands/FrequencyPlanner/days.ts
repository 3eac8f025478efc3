/** Days of the calendar as `2026-11-26`, whatever the zone: a plan names days, not moments. */
export type Day = string;

const dayLength = 24 * 60 * 60 * 1000;

/** Days since 1 January 1970. Undefined for what is no day of the calendar, such as `2026-02-30`, or of no time of ours. */
export function numberOfDay(day: Day): number | undefined {
  if (!/^(19|20|21)\d\d-\d\d-\d\d$/.test(day)) return undefined;
  const milliseconds = Date.parse(`${day}T00:00:00Z`);
  // Some engines take 30 February for 2 March.
  return dayOfNumber(milliseconds / dayLength) === day ? milliseconds / dayLength : undefined;
}

export function dayOfNumber(number: number): Day | undefined {
  const date = new Date(number * dayLength);
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString().slice(0, 10);
}

/** 0 is Monday. 1 January 1970 was a Thursday. */
export const weekdayOf = (number: number): number => (((number + 3) % 7) + 7) % 7;

/** Today where the visitor is. */
export function today(now: Date): Day {
  const two = (part: number) => String(part).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
