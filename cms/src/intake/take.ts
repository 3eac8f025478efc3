import {
  type FormIssue,
  formIssues,
  type NotTaken,
  type SentBookingRequest,
  type SentReview,
  type Taken,
} from '@kneadful/shared-types';
import type { Core } from '@strapi/strapi';
import { takeTurn } from '../publishing/turn';
import { bookingRequestUid, type IntakeKind, reviewUid } from './kinds';
import { secondsUntilRoom } from './limit';
import { publishedRow } from '../content-model/published';
import { freeReference } from './reference';

export type Outcome =
  | { status: 201; body: Taken; documentId: string }
  | { status: 200; body: Taken }
  | { status: 409; elsewhere: string }
  | { status: 422; body: NotTaken }
  | { status: 429; seconds: number };

/**
 * Takes what a visitor sent: parse, look whether it is here already, whether it is taken here and what it names is offered, store. One
 * message at a time in all processes, so that the same one twice at once is stored once, and a reference is given once.
 */
export async function take<Sent extends SentBookingRequest | SentReview>(
  strapi: Core.Strapi,
  kind: IntakeKind<Sent>,
  body: unknown,
  now = new Date(),
): Promise<Outcome> {
  const parsed = kind.schema.safeParse(body);
  if (!parsed.success) return refused(formIssues(parsed.error).map(ofTheForm));
  const sent = parsed.data;
  return strapi.db.transaction(async ({ trx }): Promise<Outcome> => {
    await takeTurn(strapi, trx, 'intake');
    const earlier = await strapi.db.query(kind.uid).findOne({ where: { sendingId: sent.sendingId } });
    if (earlier) return { status: 200, body: { reference: String(earlier.reference) } };
    const elsewhere = await kind.elsewhere?.(strapi);
    if (elsewhere) return { status: 409, elsewhere };
    const issues = await notOffered(strapi, sent.form);
    if (issues.length > 0) return refused(issues);
    const seconds = await secondsUntilRoom(strapi, now);
    if (seconds > 0) return { status: 429, seconds };
    const reference = await freeReference((one) => isTaken(strapi, one));
    const documentId = await store(strapi, kind, sent, reference, now);
    return { status: 201, body: { reference }, documentId };
  });
}

const refused = (issues: FormIssue[]): Outcome => ({ status: 422, body: { issues } });

/** The form's own fields are called as they are in the form. */
const ofTheForm = ({ field, problem }: FormIssue): FormIssue => ({ field: field.replace(/^form\./, ''), problem });

async function notOffered(
  strapi: Core.Strapi,
  { service, therapist }: { service?: string | undefined; therapist?: string | undefined },
): Promise<FormIssue[]> {
  const named = [
    { field: 'service', uid: 'api::service.service', documentId: service },
    { field: 'therapist', uid: 'api::therapist.therapist', documentId: therapist },
  ] as const;
  const issues: FormIssue[] = [];
  for (const { field, uid, documentId } of named)
    if (documentId && !(await publishedRow(strapi, uid, { documentId }))) issues.push({ field, problem: 'unknown' });
  return issues;
}

async function isTaken(strapi: Core.Strapi, reference: string): Promise<boolean> {
  for (const uid of [bookingRequestUid, reviewUid] as const)
    if (await strapi.db.query(uid).findOne({ where: { reference } })) return true;
  return false;
}

async function store<Sent extends SentBookingRequest | SentReview>(
  strapi: Core.Strapi,
  kind: IntakeKind<Sent>,
  sent: Sent,
  reference: string,
  now: Date,
): Promise<string> {
  const { data, ...where } = await kind.fields(strapi, sent, now);
  const fields = { ...data, reference, sendingId: sent.sendingId };
  const { documentId } = await strapi.documents(kind.uid).create({ ...where, data: fields } as never);
  return documentId;
}
