import type { Weekday } from './model.ts';

/** Monday first, as the rows of opening hours have them. */
export const weekdays: readonly Weekday[] = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
];

/** @param date `YYYY-MM-DD` */
export const weekdayOf = (date: string): Weekday => weekdays[(new Date(`${date}T00:00Z`).getUTCDay() + 6) % 7]!;

/** The days of a row, its last one included. */
export const daysOf = ({ from, to }: { from: Weekday; to: Weekday }): readonly Weekday[] =>
  weekdays.slice(weekdays.indexOf(from), weekdays.indexOf(to) + 1);
