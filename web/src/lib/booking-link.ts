import type { Booking } from './model.ts';

/** The way to a booking with a choice already made. A booking system of the studio's own knows nothing of our choices. */
export function bookingFor(booking: Booking, choice: { service?: string; therapist?: string }): string {
  return booking.external ? booking.href : `${booking.href}?${new URLSearchParams(choice).toString()}`;
}
