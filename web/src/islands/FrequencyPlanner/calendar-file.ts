import ical, { ICalCalendarMethod, ICalEventTransparency } from 'ical-generator';
import { numberOfDay } from './days.ts';

export interface CalendarEntry {
  /** `2026-11-26` */
  day: string;
  title: string;
  note: string;
}

export interface CalendarFile {
  /** Tells one plan from another: letters, digits and hyphens. */
  id: string;
  name: string;
  /** Where the plan can be opened again. */
  url: string;
  entries: readonly CalendarEntry[];
}

/**
 * The plan as an iCalendar file (RFC 5545): one event a day, all day long, and free, since nothing is booked by it. An event
 * keeps its id, so that a plan that is read in twice stands there once.
 */
export function calendarFile({ id, name, url, entries }: CalendarFile): string {
  const calendar = ical({
    name,
    method: ICalCalendarMethod.PUBLISH,
    prodId: { company: 'Kneadful', product: 'Planner' },
  });
  for (const { day, title, note } of entries) {
    const number = numberOfDay(day);
    if (number === undefined) continue;
    const start = new Date(`${day}T00:00:00Z`);
    calendar.createEvent({
      id: `${id}-${day}@${new URL(url).hostname}`,
      start,
      end: new Date(start.getTime() + 24 * 60 * 60 * 1000),
      allDay: true,
      summary: title,
      description: note,
      url,
      transparency: ICalEventTransparency.TRANSPARENT,
    });
  }
  return calendar.toString();
}
