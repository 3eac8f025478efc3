import ical from 'ical-generator';

/** Minutes, where the request names no service or its service has no length. */
export const usualLength = 60;

export interface Appointment {
  /** The request's reference. */
  reference: string;
  /** Milliseconds since 1970. */
  start: number;
  minutes: number;
  /** Of the request's form. */
  url: string;
}

/**
 * A calendar file (iCalendar, RFC 5545) of one appointment. A calendar is often shared: it holds the reference, and
 * neither the name nor what was written.
 */
export function appointmentFile({ reference, start, minutes, url }: Appointment): string {
  const calendar = ical({ prodId: { company: 'Kneadful', product: 'Booking requests' } });
  calendar.createEvent({
    id: `${reference}@kneadful`,
    summary: reference,
    description: url,
    start: new Date(start),
    end: new Date(start + minutes * 60_000),
  });
  return calendar.toString();
}
