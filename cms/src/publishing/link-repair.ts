import type { Core, UID } from '@strapi/strapi';
import { linkTable } from '../content-model/links';
import { isReadable } from '../graphql/readable';
import { type ForgottenLink, forgottenLinks, localeKey } from './forgotten-links';
import { type LinkSlot, linkSlots, populateTargets, type Target } from './meant-links';
import { isPublish, type PublishedRow, publishedRows } from './publish-action';
import { existing, pieces, rowsOf, showAsChanged, type Sql } from './published-rows';
import { type LinkRow, linksTo, rootsOf } from './referrers';

/**
 * Brings back links that Strapi forgets. It leaves a link to a draft out of the published row, and takes the links to an
 * entry away that is unpublished; neither comes back when the target goes live. Both are noted here, and when the target
 * goes live, the published rows that still are the ones that meant it get the link in its place. Drafts are not touched,
 * and a later edit of theirs does not get out. Everything happens in the transaction of the call. Call it while
 * registering.
 */
export function repairLinks(strapi: Core.Strapi): void {
  strapi.documents.use(async (context, next) => {
    const { uid, action } = context;
    if (!isReadable(uid)) return next();
    if (isPublish(context)) return strapi.db.transaction(({ trx }) => afterPublish(strapi, trx, uid, next));
    if (action !== 'unpublish' && action !== 'delete') return next();
    const { documentId } = context.params as { documentId: string };
    return strapi.db.transaction(({ trx }) =>
      action === 'unpublish'
        ? aroundUnpublish(strapi, trx, uid, documentId, next)
        : afterDelete(strapi, trx, uid, documentId, next),
    );
  });
}

type Next<Result> = () => Promise<Result>;

async function afterPublish<Result>(
  strapi: Core.Strapi,
  sql: Sql,
  uid: UID.ContentType,
  next: Next<Result>,
): Promise<Result> {
  const result = await next();
  const published = publishedRows(result);
  for (const documentId of new Set(published.map((row) => row.documentId))) {
    const live = (await rowsOf(strapi, sql, uid, documentId)).filter(({ isLive }) => isLive);
    await dropOutdated(
      strapi,
      uid,
      documentId,
      live.map(({ id }) => id),
    );
    for (const row of published) if (row.documentId === documentId) await noteLeftOut(strapi, sql, uid, row);
    await bringBack(strapi, sql, uid, documentId);
    // Strapi copies what is not localized into the published rows of the other locales, in place.
    const others = live.filter(({ id }) => !published.some((row) => row.id === id));
    await showAsChanged(
      strapi,
      sql,
      uid,
      others.map(({ id }) => id),
    );
  }
  return result;
}

async function aroundUnpublish<Result>(
  strapi: Core.Strapi,
  sql: Sql,
  uid: UID.ContentType,
  documentId: string,
  next: Next<Result>,
): Promise<Result> {
  const before = (await rowsOf(strapi, sql, uid, documentId)).filter(({ isLive }) => isLive);
  const links = await linksTo(
    strapi,
    sql,
    uid,
    before.map(({ id }) => id),
  );
  const result = await next();
  const left = await existing(
    strapi,
    sql,
    uid,
    before.map(({ id }) => id),
  );
  const localeOf = new Map(before.filter(({ id }) => !left.has(id)).map(({ id, locale }) => [id, localeKey(locale)]));
  const lost = links.filter(({ targetId }) => localeOf.has(targetId));
  await dropOutdated(strapi, uid, documentId, [...left]);
  await note(
    strapi,
    sql,
    lost.map((link) => ({
      ...link,
      targetUid: uid,
      targetDocument: documentId,
      targetLocale: localeOf.get(link.targetId) ?? '',
    })),
  );
  return result;
}

async function afterDelete<Result>(
  strapi: Core.Strapi,
  sql: Sql,
  uid: UID.ContentType,
  documentId: string,
  next: Next<Result>,
): Promise<Result> {
  const result = await next();
  const rows = await rowsOf(strapi, sql, uid, documentId);
  await dropOutdated(
    strapi,
    uid,
    documentId,
    rows.map(({ id }) => id),
  );
  const locales = [...new Set(rows.map(({ locale }) => localeKey(locale)))];
  await forgottenLinks(strapi).deleteMany({
    where: { targetUid: uid, targetDocument: documentId, targetLocale: { $notIn: locales } },
  });
  return result;
}

/** Forgets what earlier rows of an entry meant. */
async function dropOutdated(
  strapi: Core.Strapi,
  uid: UID.ContentType,
  documentId: string,
  liveIds: number[],
): Promise<void> {
  await forgottenLinks(strapi).deleteMany({
    where: { rootUid: uid, rootDocument: documentId, rootId: { $notIn: liveIds } },
  });
}
