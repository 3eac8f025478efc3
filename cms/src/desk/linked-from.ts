import type { Core, UID } from '@strapi/strapi';
import { type Referrer, unfitReasons } from '@kneadful/shared-types';
import { ownAttributes, populateLinks } from '../content-model/links';
import { entryTypeOfUid } from '../content-model/names';
import { defaultLocale } from '../content-model/published';
import { readableTypes } from '../graphql/readable';
import { linksIn } from '../publishing/meant-links';
import { rowsOf, type Step, tableOf } from '../publishing/published-rows';
import { linksTo, type Root, rootsOf } from '../publishing/referrers';
import { type Ability, linksFor, targetKey } from './entry-links';

type Row = Record<string, unknown>;

/** What is live and links to the entry, by a field or in a text. */
export async function linkedFrom(
  strapi: Core.Strapi,
  ability: Ability,
  uid: UID.ContentType,
  documentId: string,
): Promise<{ linkedFrom: Referrer[]; unseen: number }> {
  const step: Step = { strapi, sql: strapi.db.connection };
  const roots = await referrersOf(step, uid, documentId);
  roots.delete(targetKey({ uid, documentId }));
  const { links, unseen } = await linksFor(strapi, ability, [...roots.values()].flat());
  const referrers: Referrer[] = [];
  for (const [key, link] of links) {
    const falls = await anyFalls(strapi, roots.get(key) ?? [], documentId);
    referrers.push({ ...link, falls });
  }
  referrers.sort((a, b) => Number(b.falls) - Number(a.falls) || a.title.localeCompare(b.title));
  return { linkedFrom: referrers, unseen: unseen.size };
}

/** The published rows that link to the entry, by their documents. */
async function referrersOf(step: Step, uid: UID.ContentType, documentId: string): Promise<Map<string, Root[]>> {
  const ids = (await rowsOf(step, uid, documentId)).map(({ id }) => id);
  const holders = new Map<UID.Schema, Set<number>>();
  const add = (holder: UID.Schema, id: number) => holders.set(holder, (holders.get(holder) ?? new Set()).add(id));
  for (const { sourceUid, sourceId } of await linksTo(step, uid, ids)) add(sourceUid, sourceId);
  for (const { sourceUid, sourceId } of await textsNaming(step, documentId)) add(sourceUid, sourceId);
  const found = new Map<string, Root[]>();
  for (const [holder, held] of holders) {
    for (const root of (await rootsOf(step, holder, [...held])).values()) {
      const known = found.get(targetKey(root)) ?? [];
      if (!known.some(({ id }) => id === root.id)) found.set(targetKey(root), [...known, root]);
    }
  }
  return found;
}

/** Rows of entries and components with a text that links to the entry. */
async function textsNaming({ strapi, sql }: Step, documentId: string) {
  const found: { sourceUid: UID.Schema; sourceId: number }[] = [];
  const models: UID.Schema[] = [...readableTypes, ...(Object.keys(strapi.components) as UID.Component[])];
  const asText = strapi.db.dialect.client === 'postgres' ? 'cast(?? as text)' : '??';
  for (const sourceUid of models) {
    for (const [name, { type }] of ownAttributes(strapi.getModel(sourceUid))) {
      const attribute = strapi.db.metadata.get(sourceUid).attributes[name];
      if (type !== 'blocks' || !attribute) continue;
      const column = 'columnName' in attribute ? String(attribute.columnName) : name;
      const rows: { id: number }[] = await sql(tableOf(strapi, sourceUid))
        .select('id')
        .whereRaw(`${asText} like ?`, [column, `%/${documentId}"%`]);
      found.push(...rows.map(({ id }) => ({ sourceUid, sourceId: id })));
    }
  }
  return found;
}

/** Whether a row could not stand without the entry. */
async function anyFalls(strapi: Core.Strapi, rows: readonly Root[], documentId: string): Promise<boolean> {
  const ownLocale = await defaultLocale(strapi);
  for (const { uid, id } of rows) {
    const type = entryTypeOfUid(uid);
    const row: Row | null = await strapi.db.query(uid).findOne({ where: { id }, populate: populateLinks(strapi, uid) });
    if (!type || !row) continue;
    for (const { holder, path, targets } of linksIn(strapi, uid, row))
      holder[String(path.at(-1))] = targets.filter((target) => target.documentId !== documentId);
    if (unfitReasons(type, row, !row.locale || row.locale === ownLocale).length > 0) return true;
  }
  return false;
}
