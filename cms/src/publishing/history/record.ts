import type { Core, UID } from '@strapi/strapi';
import { addIndex } from '../../content-model/indexes';
import { populateLinks } from '../../content-model/links';
import { entryTypeOfUid } from '../../content-model/names';
import { goneBy, onLanguageRemoved } from '../gone';
import { scheduledBy } from '../in-whose-name';
import { type Name, personName } from '../person-name';
import { isPublish, publishedRows } from '../publish-action';

export const versionUid = 'api::entry-version.entry-version';

/** Versions that are kept of each entry and language; the oldest go first. */
export const versionsKept = 30;

type Row = Record<string, unknown> & { id: number; documentId: string; locale?: string | null; publishedAt: Date };

/**
 * Keeps what an entry is whenever somebody publishes it, at once or by schedule: who, when and every field. Of an entry
 * that nobody published yet but a script, such as the sample content, what was live before is kept too. What only scripts
 * publish is not, and of an entry that is deleted nothing stays: it may be a review that its client has withdrawn.
 * Call it while registering, after the guard.
 */
export function recordVersions(strapi: Core.Strapi): void {
  addIndex(strapi, versionUid, 'entry', ['entry_id', 'locale']);
  addIndex(strapi, versionUid, 'moment', ['published_on']);
  const forget = (where: object) => strapi.db.query(versionUid).deleteMany({ where });
  onLanguageRemoved(strapi, forget);
  strapi.documents.use(async (context, next) => {
    if (context.action === 'delete' && entryTypeOfUid(context.uid))
      return strapi.db.transaction(async () => {
        const result = await next();
        const { documentId } = context.params as { documentId: string };
        for (const gone of await goneBy(strapi, context.uid, documentId, result)) await forget(gone);
        return result;
      });
    const name = entryTypeOfUid(context.uid) && isPublish(context) ? (scheduledBy() ?? signedIn(strapi)) : undefined;
    if (name === undefined) return next();
    return strapi.db.transaction(async () => {
      const { documentId } = context.params as { documentId?: string };
      if (documentId) await keepFirst(strapi, context.uid, documentId);
      const result = await next();
      for (const { id } of publishedRows(result)) await keep(strapi, context.uid, { id }, name);
      return result;
    });
  });
}

/** Who asks, by the name that the admin shows. */
function signedIn(strapi: Core.Strapi): string | undefined {
  const user = strapi.requestContext.get()?.state.user as Name | undefined;
  return user && personName(user);
}

/** What was live before anybody published: the version that the first edit is compared with. */
async function keepFirst(strapi: Core.Strapi, uid: UID.ContentType, documentId: string): Promise<void> {
  const rows: Row[] = await strapi.db.query(uid).findMany({ where: { documentId, publishedAt: { $notNull: true } } });
  for (const { id, locale = null } of rows) {
    const known = await strapi.db.query(versionUid).count({ where: { entryType: uid, entryId: documentId, locale } });
    if (known === 0) await keep(strapi, uid, { id });
  }
}

async function keep(strapi: Core.Strapi, uid: UID.ContentType, where: { id: number }, name?: string): Promise<void> {
  const populate = populateLinks(strapi, uid);
  const row: Row | null = await strapi.db.query(uid).findOne({ where, populate });
  if (!row) return;
  const { id: rowId, documentId, locale = null, publishedAt: publishedOn } = row;
  const entry = { entryType: uid, entryId: documentId, locale };
  // What somebody publishes is the draft, which also has its links to what is not live yet.
  const draft = name !== undefined && { where: { documentId, locale, publishedAt: null }, populate };
  const content = (draft && (await strapi.db.query(uid).findOne(draft))) || row;
  const data = { ...entry, rowId, publishedOn, publisherName: name ?? null, content };
  await strapi.db.query(versionUid).create({ data });
  const old = await strapi.db.query(versionUid).findMany({
    where: entry,
    select: ['id'],
    orderBy: [{ publishedOn: 'desc' }, { id: 'desc' }],
    offset: versionsKept,
  });
  if (old.length > 0)
    await strapi.db.query(versionUid).deleteMany({ where: { id: { $in: old.map(({ id }: { id: number }) => id) } } });
}
