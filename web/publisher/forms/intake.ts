import { type FormIssue, formProblems } from '@kneadful/shared-types';
import { z } from 'zod';
import type { FormKind } from '../../src/content/form-offer.ts';
import type { Log } from '../log.ts';

export type IntakeAnswer =
  | { kind: 'taken'; reference: string }
  | { kind: 'refused'; issues: FormIssue[] }
  /** It is asked for on another site. */
  | { kind: 'elsewhere' }
  /** Nothing was taken, and it may be tried again. */
  | { kind: 'unavailable' };

/** What visitors send, on its way to the CMS. */
export type Intake = (
  kind: FormKind,
  message: { sendingId: string; locale: string; form: object },
) => Promise<IntakeAnswer>;

export interface IntakeOptions {
  cmsUrl: string;
  /** Without it nothing can be handed on. */
  token?: string;
  log: Log;
  /** Milliseconds until the CMS counts as away. */
  patience?: number;
}

/** As it stands in an address and on a page. */
export const referencePattern = /^[A-Za-z0-9-]{1,40}$/;

const taken = z.object({ reference: z.string().regex(referencePattern) });
const refused = z.object({
  issues: z.array(z.object({ field: z.string().max(80), problem: z.enum(formProblems) })).min(1),
});

const doors: Record<FormKind, string> = { booking: '/intake/booking-requests', review: '/intake/reviews' };

/** Hands messages to the CMS. Its log says what went wrong, and nothing of what was written. */
export function createIntake({ cmsUrl, token, log, patience = 8000 }: IntakeOptions): Intake {
  const away = (why: string): IntakeAnswer => {
    log.warn({ why }, 'A form could not be handed to the CMS.');
    return { kind: 'unavailable' };
  };
  return async (kind, message) => {
    if (token === undefined) return away('INTAKE_TOKEN is not set.');
    try {
      const response = await fetch(cmsUrl.replace(/\/$/, '') + doors[kind], {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify(message),
        redirect: 'error',
        signal: AbortSignal.timeout(patience),
      });
      const body: unknown = await response.json().catch(() => undefined);
      const good = response.ok ? taken.safeParse(body) : undefined;
      if (good?.success) return { kind: 'taken', reference: good.data.reference };
      const wrong = response.status === 422 ? refused.safeParse(body) : undefined;
      if (wrong?.success) return { kind: 'refused', issues: wrong.data.issues };
      if (response.status === 409) return { kind: 'elsewhere' };
      return away(`The CMS answered with status ${response.status}.`);
    } catch (error) {
      return away(`The CMS cannot be reached: ${(error as Error).name}.`);
    }
  };
}
