import type { HookDelivery } from '@kneadful/shared-types';
import type { Core } from '@strapi/strapi';
import { deliveryUid } from './hook';
import type { Claim } from './lease';

/** How many attempts are remembered for each hook. */
export const keptDeliveries = 100;

/** Remembers one attempt; neither what was sent nor what came back. */
export async function recordDelivery(
  strapi: Core.Strapi,
  { hook, message }: Claim,
  { sentAt, answer, error }: { sentAt: Date; answer?: number; error?: string },
): Promise<void> {
  const rows = strapi.db.query(deliveryUid);
  await rows.create({
    data: {
      hookId: hook.documentId,
      messageId: message.id,
      revision: message.revision,
      cause: message.cause,
      attempt: hook.attempts,
      sentAt: sentAt.toISOString(),
      milliseconds: Date.now() - sentAt.getTime(),
      answer: answer ?? null,
      error: error ?? null,
    },
  });
  const [tooOld] = await rows.findMany({
    select: ['id'],
    where: { hookId: hook.documentId },
    orderBy: { id: 'desc' },
    offset: keptDeliveries,
    limit: 1,
  });
  if (tooOld) await rows.deleteMany({ where: { hookId: hook.documentId, id: { $lte: tooOld.id } } });
}

/** The newest first. */
export async function listDeliveries(strapi: Core.Strapi, hookId: string): Promise<HookDelivery[]> {
  const found = await strapi.db.query(deliveryUid).findMany({ where: { hookId }, orderBy: { id: 'desc' } });
  return found.map((row: HookDelivery) => ({
    messageId: row.messageId,
    revision: row.revision,
    cause: row.cause,
    attempt: row.attempt,
    sentAt: new Date(row.sentAt).toISOString(),
    milliseconds: row.milliseconds,
    answer: row.answer,
    error: row.error,
  }));
}

export async function removeDeliveries(strapi: Core.Strapi, hookId: string): Promise<void> {
  await strapi.db.query(deliveryUid).deleteMany({ where: { hookId } });
}
