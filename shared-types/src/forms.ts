// The small one of the same library: browsers load this file.
import * as z from 'zod/mini';

/**
 * What a visitor can send. The browser, the publisher and the CMS parse the same schema, so that a message is refused for
 * the same reason wherever it is looked at. Only what is needed is asked.
 */

/** What can be wrong with a field. Each language of the site has a sentence for each. */
export const formProblems = [
  'required',
  'too-long',
  /** Not an e-mail address. */
  'email',
  /** Neither an e-mail address nor a phone number. */
  'contact',
  /** Not a day and a time. */
  'time',
  /** A time at which the studio is closed. */
  'closed',
  /** A time that has gone by. */
  'past',
  'too-many',
  'consent',
  /** A service or a therapist that is not offered any more, or a number of stars that there is not. */
  'unknown',
] as const;

export type FormProblem = (typeof formProblems)[number];

/** @example `{ field: 'preferredTimes.0', problem: 'closed' }` */
export interface FormIssue {
  field: string;
  problem: FormProblem;
}

const problem = (error: FormProblem) => ({ error });
const line = (max: number) =>
  z
    .string(problem('required'))
    .check(z.trim(), z.minLength(1, problem('required')), z.maxLength(max, problem('too-long')));
const documentId = z.string(problem('unknown')).check(z.regex(/^[a-z0-9]{1,64}$/, problem('unknown')));
const consent = z.literal(true, problem('consent'));

/** Made by the browser or the publisher once for a message: sent again, it is the same message. */
const sendingId = z.uuid();

/** Wall-clock time in the zone of the place: `2026-12-01T09:30`. */
export const wishedTime = z.iso.datetime({ local: true, precision: -1, ...problem('time') });

const fields = {
  booking: {
    name: line(120),
    email: z.optional(z.email(problem('email')).check(z.maxLength(254, problem('too-long')))),
    phone: z.optional(line(40)),
    /** Document ids. */
    service: z.optional(documentId),
    therapist: z.optional(documentId),
    preferredTimes: z
      .array(wishedTime, problem('required'))
      .check(z.minLength(1, problem('required')), z.maxLength(3, problem('too-many'))),
    message: z.optional(z.string().check(z.trim(), z.maxLength(2000, problem('too-long')))),
    consent,
  },
  review: {
    text: line(1200),
    reviewer: line(80),
    rating: z.optional(
      z.int(problem('unknown')).check(z.minimum(1, problem('unknown')), z.maximum(5, problem('unknown'))),
    ),
    therapist: z.optional(documentId),
    service: z.optional(documentId),
    consent,
  },
};

export const bookingRequestForm = z
  .object(fields.booking)
  .check(z.refine(({ email, phone }) => Boolean(email || phone), { path: ['email'], ...problem('contact') }));

export const reviewForm = z.object(fields.review);

/** What the publisher hands to the CMS. `locale` is the language of the page it was written on. */
const envelope = { sendingId, locale: z.string().check(z.minLength(2), z.maxLength(20)) };
export const sentBookingRequest = z.object({ ...envelope, form: bookingRequestForm });
export const sentReview = z.object({ ...envelope, form: reviewForm });

export type BookingRequestForm = z.infer<typeof bookingRequestForm>;
export type ReviewForm = z.infer<typeof reviewForm>;
export type SentBookingRequest = z.infer<typeof sentBookingRequest>;
export type SentReview = z.infer<typeof sentReview>;

/** What the CMS answers: taken (201, or 200 for one that it has already), or refused for what is wrong in it (422). */
export interface Taken {
  /** Read aloud on the phone: `B7K-2MX`. Reviews have one too, for whoever wants theirs withdrawn. */
  reference: string;
}
export interface NotTaken {
  issues: FormIssue[];
}

/** What a schema of this file finds wrong, one problem for each field. */
export function formIssues(error: z.core.$ZodError): FormIssue[] {
  const byField = new Map<string, FormProblem>();
  for (const { path, message } of error.issues) {
    const field = path.join('.');
    const known = formProblems.find((one) => one === message) ?? 'required';
    if (!byField.has(field)) byField.set(field, known);
  }
  return [...byField].map(([field, problem]) => ({ field, problem }));
}
