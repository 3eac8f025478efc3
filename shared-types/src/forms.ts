import { z } from 'zod';

/**
 * What a visitor can send. The browser, the site and the CMS parse the same schema, so that a message is refused for the
 * same reason wherever it is looked at. Only what is needed is asked.
 */

const line = (max: number) => z.string().trim().min(1).max(max);
const consent = z.literal(true, { error: 'Please agree, so that we may keep what you send.' });

/** Wall-clock time in the studio's zone: `2026-12-01T09:30`. */
export const wishedTime = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/, 'Choose a day and a time.');

export const bookingRequestForm = z
  .object({
    name: line(120),
    email: z.email('This does not look like an e-mail address.').optional(),
    phone: line(40).optional(),
    /** Document ids. */
    service: z.string().optional(),
    therapist: z.string().optional(),
    preferredTimes: z.array(wishedTime).min(1, 'Name at least one time.').max(3, 'Three times are enough.'),
    message: z.string().trim().max(2000).optional(),
    consent,
  })
  .refine(({ email, phone }) => email || phone, {
    path: ['email'],
    error: 'Leave an e-mail address or a phone number, so that we can answer.',
  });

export const reviewForm = z.object({
  text: line(1200),
  reviewer: line(80),
  rating: z.number().int().min(1).max(5).optional(),
  therapist: z.string().optional(),
  service: z.string().optional(),
  consent: z.literal(true, { error: 'Please agree, so that we may publish your review.' }),
});

export type BookingRequestForm = z.infer<typeof bookingRequestForm>;
export type ReviewForm = z.infer<typeof reviewForm>;
