/** What a visitor typed, as the controls of the form name it, and as the contract names it. */

/** By the names of the controls; what was left open and boxes without a tick may be absent. */
export type Typed = Readonly<Record<string, string>>;

export type FormKind = 'booking' | 'review';

/** Rows for preferred times. */
export const wishRows = [1, 2, 3] as const;

/** Names of what a visitor fills in, in the order of the page. */
export const controlsOf: Record<FormKind, readonly string[]> = {
  booking: [
    ...wishRows.flatMap((row) => [`date-${row}`, `time-${row}`]),
    'service',
    'therapist',
    'message',
    'name',
    'email',
    'phone',
    'consent',
  ],
  review: ['text', 'rating', 'reviewer', 'therapist', 'service', 'consent'],
};

/** No person sees it: who fills it in is a program. */
export const trap = 'website';

/** The form by the contract's names, not yet looked at: without what was left open. */
export function formOf(kind: FormKind, typed: Typed): Record<string, unknown> {
  const said = (name: string) => typed[name]?.trim() || undefined;
  const shared = { service: said('service'), therapist: said('therapist'), consent: typed.consent === 'yes' };
  const own =
    kind === 'booking'
      ? {
          name: said('name'),
          email: said('email'),
          phone: said('phone'),
          preferredTimes: filledRows(typed).map((row) => `${said(`date-${row}`) ?? ''}T${said(`time-${row}`) ?? ''}`),
          message: said('message'),
        }
      : {
          text: said('text'),
          reviewer: said('reviewer'),
          rating: said('rating') === undefined ? undefined : Number(said('rating')),
        };
  return Object.fromEntries(Object.entries({ ...own, ...shared }).filter(([, value]) => value !== undefined));
}

/** The control that a field of the contract was typed into. Of a preferred time it is the day. */
export function controlOf(field: string, typed: Typed): string {
  const [, index = '0'] = /^preferredTimes(?:\.(\d+))?$/.exec(field) ?? [];
  return field.startsWith('preferredTimes') ? `date-${filledRows(typed)[Number(index)] ?? 1}` : field;
}

const filledRows = (typed: Typed) =>
  wishRows.filter((row) => typed[`date-${row}`]?.trim() || typed[`time-${row}`]?.trim());
