import {
  bookingRequestForm,
  type BookingRequestForm,
  type FormIssue,
  formIssues,
  type FormProblem,
  reviewForm,
  type ReviewForm,
} from '@kneadful/shared-types/forms';
import type { OpeningTimes } from '../model.ts';
import { controlOf, formOf, type FormKind, type Typed } from './typed.ts';
import { problemOfWish } from './wished-times.ts';

/** What can be asked for. Ids are document ids. */
export interface Offer {
  /** None where no times are asked for. */
  times?: OpeningTimes;
  services: readonly string[];
  therapists: readonly string[];
  /** Whether it is asked for on another site, and nobody looks at what is sent here. */
  isElsewhere?: true;
}

/** A problem beside the control it is about. */
export interface ControlIssue {
  control: string;
  problem: FormProblem;
}

export type Checked = { form: BookingRequestForm | ReviewForm; issues?: undefined } | { issues: FormIssue[] };

/**
 * What was typed, by the contract and by what the studio offers. The browser and the publisher ask the same.
 * @param now milliseconds since 1970
 */
export function check(kind: FormKind, typed: Typed, offer: Offer, now: number): Checked {
  const said = formOf(kind, typed);
  const parsed = kind === 'booking' ? bookingRequestForm.safeParse(said) : reviewForm.safeParse(said);
  const issues = parsed.success ? [] : formIssues(parsed.error);
  const add = (field: string, problem: FormProblem | undefined) => {
    if (problem && !issues.some((issue) => issue.field === field)) issues.push({ field, problem });
  };
  // The contract looks at it only where everything else is right.
  if (kind === 'booking' && !said.email && !said.phone) add('email', 'contact');
  (['service', 'therapist'] as const).forEach((field) => {
    const id = said[field];
    if (typeof id === 'string' && !offer[`${field}s`].includes(id)) add(field, 'unknown');
  });
  ((said.preferredTimes ?? []) as string[]).forEach((wish, index) => {
    const field = `preferredTimes.${index}`;
    const isWritten = !issues.some((issue) => issue.field === field);
    if (isWritten && offer.times) add(field, problemOfWish(offer.times, wish, now));
  });
  return parsed.success && issues.length === 0 ? { form: parsed.data } : { issues };
}

/** Problems beside the controls, one for each, in the order of the form. */
export function onControls(issues: readonly FormIssue[], typed: Typed, order: readonly string[]): ControlIssue[] {
  const byControl = new Map<string, FormProblem>();
  for (const { field, problem } of issues) {
    const control = controlOf(field, typed);
    if (!byControl.has(control)) byControl.set(control, problem);
  }
  const place = (control: string) => (order.includes(control) ? order.indexOf(control) : order.length);
  return [...byControl]
    .map(([control, problem]) => ({ control, problem }))
    .sort((one, other) => place(one.control) - place(other.control));
}
