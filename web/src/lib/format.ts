import type { Money, Weekday } from './model.ts';
import { weekdays } from './weekdays.ts';

/** 1 January 2024 was a Monday; any week would do. */
const dayOf = (weekday: Weekday) => new Date(Date.UTC(2024, 0, 1 + weekdays.indexOf(weekday)));

/** TypeScript does not know it yet: https://tc39.es/proposal-intl-locale-info/ */
type LocaleWithWeek = Intl.Locale & { getWeekInfo(): { firstDay: number } };

export function createFormats(locale: string) {
  const dates = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
  const shortDays = new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' });
  const days = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' });
  const wholeHours = new Intl.DateTimeFormat(locale, { hour: 'numeric', timeZone: 'UTC' });
  const hoursAndMinutes = new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit', timeZone: 'UTC' });
  const lists = new Intl.ListFormat(locale, { type: 'conjunction' });
  const lengths = new Intl.NumberFormat(locale, { style: 'unit', unit: 'minute', unitDisplay: 'long' });
  const counts = new Intl.NumberFormat(locale);
  const languages = new Intl.DisplayNames([locale], { type: 'language' });

  return {
    money({ amount, currency }: Money): string {
      const digits = Number.isInteger(amount) ? { minimumFractionDigits: 0, maximumFractionDigits: 0 } : {};
      return new Intl.NumberFormat(locale, { style: 'currency', currency, ...digits }).format(amount);
    },
    minutes: (count: number): string => lengths.format(count),
    count: (count: number): string => counts.format(count),
    /** `2026-11-26`, whatever the reader's zone. */
    date: (iso: string): string => dates.format(new Date(`${iso.slice(0, 10)}T00:00:00Z`)),
    /** `HH:MM`; `24:00` reads as midnight of the locale. */
    time(clock: string): string {
      const [hour = 0, minute = 0] = clock.split(':').map(Number);
      const moment = new Date(Date.UTC(2024, 0, 1, hour % 24, minute));
      // Whole hours stay short only where the locale says am and pm: "9 AM", but "9:00".
      const format = minute === 0 && wholeHours.resolvedOptions().hour12 ? wholeHours : hoursAndMinutes;
      return format.format(moment);
    },
    day: (weekday: Weekday): string => days.format(dayOf(weekday)),
    shortDay: (weekday: Weekday): string => shortDays.format(dayOf(weekday)),
    /** The day with which a week begins: 0 is Monday. */
    weekStart: (new Intl.Locale(locale) as LocaleWithWeek).getWeekInfo().firstDay - 1,
    list: (items: string[]): string => lists.format(items),
    language: (code: string): string => languages.of(code) ?? code,
  };
}

export type Formats = ReturnType<typeof createFormats>;
