import type { FormWords } from '../words/forms.en.ts';
import type { FormKind } from './typed.ts';
import { wishRows } from './typed.ts';

/** What each control is called, for a list of what is wrong. */
export function namesOf({ booking, review }: FormWords, kind: FormKind): Record<string, string> {
  const { consentName: consent } = kind === 'booking' ? booking : review;
  if (kind === 'review') {
    const { text, rating, reviewer, therapist, service } = review;
    return { text, rating, reviewer, therapist, service, consent };
  }
  const { name, email, phone, service, therapist, message } = booking;
  const wishes = Object.fromEntries(wishRows.map((row) => [`date-${row}`, booking.wishes[row]]));
  return { ...wishes, service, therapist, message, name, email, phone, consent };
}
