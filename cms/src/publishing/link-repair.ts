import type { Core, UID } from '@strapi/strapi';
import { isReadable } from '../graphql/readable';
import { bringBack } from './bring-back';
import { dropOutdated, dropTarget, keepForgottenLinks } from './forgotten-links';
import { noteLeftOut, noteTakenAway } from './note-links';
import { localeKey } from './locale-key';
import { isPublish, type PublishedRow, publishedRows } from './publish-action';
import { type DocumentRow, existing, rowsOf, showAsChanged, type Step } from './published-rows';
import { type LinkRow, linksTo } from './referrers';

/**
 * Brings back links that Strapi forgets. It leaves a link to a draft out of the published row, and takes the links to an
 * entry away when that is unpublished; neither comes back when the target goes live. Both are noted here. When the target
 * goes live, the published rows that meant it, and were not published again since, get the link in its place. Drafts are
 * not touched, and no later edit of theirs gets out. All of it belongs to the transaction of the action. Call it while
 * registering.
 */
export function repairLinks(strapi: Core.Strapi): void {
  keepForgottenLinks(strapi);
  strapi.documents.use(async (context, next) => {
    const { uid, action } = context;
    const concerned = isReadable(uid) && (isPublish(context) || action === 'unpublish' || action === 'delete');
    if (!concerned) return next();
    const { documentId } = context.params as { documentId: string };
    return strapi.db.transaction(async ({ trx }) => {
      const step = { strapi, sql: trx };
      const before = action === 'unpublish' ? await linkedRows(step, uid, documentId) : undefined;
      const result = await next();
      if (before) await afterUnpublish(step, uid, documentId, before);
      else if (action === 'delete') await afterDelete(step, uid, documentId);
      else await afterPublish(step, uid, publishedRows(result));
      return result;
    });
  });
}

async function afterPublish(step: Step, uid: UID.ContentType, fresh: PublishedRow[]): Promise<void> {
  for (const documentId of new Set(fresh.map((row) => row.documentId))) {
    const live = await liveRows(step, uid, documentId);
    const ids = live.map(({ id }) => id);
    await dropOutdated(step, uid, documentId, ids);
    for (const row of fresh) if (row.documentId === documentId) await noteLeftOut(step, uid, row);
    await bringBack(step, uid, documentId);
    // Strapi may copy what is not localized into the published rows of the other locales, in place.
    const others = ids.filter((id) => !fresh.some((row) => row.id === id));
    await showAsChanged(step, uid, others);
  }
}

/** The published rows of a document, and the links to them. */
interface LinkedRows {
  rows: DocumentRow[];
  links: LinkRow[];
}

async function linkedRows(step: Step, uid: UID.ContentType, documentId: string): Promise<LinkedRows> {
  const rows = await liveRows(step, uid, documentId);
  const ids = rows.map(({ id }) => id);
  return { rows, links: await linksTo(step, uid, ids) };
}

async function afterUnpublish(step: Step, uid: UID.ContentType, documentId: string, before: LinkedRows): Promise<void> {
  const ids = before.rows.map(({ id }) => id);
  const left = await existing(step, uid, ids);
  await dropOutdated(step, uid, documentId, [...left]);
  for (const { id, locale } of before.rows) {
    if (left.has(id)) continue;
    const lost = before.links.filter(({ targetId }) => targetId === id);
    await noteTakenAway(step, lost, { targetUid: uid, targetDocument: documentId, targetLocale: localeKey(locale) });
  }
}

async function afterDelete(step: Step, uid: UID.ContentType, documentId: string): Promise<void> {
  const rows = await rowsOf(step, uid, documentId);
  const live = rows.filter(({ isLive }) => isLive).map(({ id }) => id);
  await dropOutdated(step, uid, documentId, live);
  const locales = rows.map(({ locale }) => localeKey(locale));
  await dropTarget(step, uid, documentId, locales);
}

const liveRows = async (step: Step, uid: UID.ContentType, documentId: string): Promise<DocumentRow[]> =>
  (await rowsOf(step, uid, documentId)).filter(({ isLive }) => isLive);
