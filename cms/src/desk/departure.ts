import type { Core, UID } from '@strapi/strapi';
import { type Departure, mayNeedLink, type Referrer, unfitReasons } from '@kneadful/shared-types';
import { ownAttributes, populateLinks } from '../content-model/links';
import { entryName, entryTypeOfUid } from '../content-model/names';
import { defaultLocale, isOriginal } from '../content-model/published';
import { readableTypes } from '../graphql/readable';
import { linksIn } from '../publishing/meant-links';
import { rowsOf, type Step, tableOf } from '../publishing/published-rows';
import { linksTo, type Root, rootsOf } from '../publishing/referrers';
import { type Ability, linksFor, targetKey } from './entry-links';

type Row = Record<string, unknown>;

/** As many as a dialog can show. */
const mostShown = 100;

interface Referring {
  /** The published rows of the document that link to the entry. */
  rows: Root[];
  /** Whether one of the links may be one that it needs. */
  mayNeed: boolean;
}

/**
 * What goes with the entry, or loses a link: whatever is live and links to it, by a field or in a text.
 * @param shown the row that the form shows
 */
export async function departureOf(
  strapi: Core.Strapi,
  ability: Ability,
  uid: UID.ContentType,
  shown: Row & { documentId: string },
): Promise<Departure> {
  const { documentId } = shown;
  const ownLocale = await defaultLocale(strapi);
  const isShownOriginal = isOriginal(shown, ownLocale);
  const referring = await referringTo({ strapi, sql: strapi.db.connection }, uid, documentId);
  referring.delete(targetKey({ uid, documentId }));
  const ordered = [...referring.values()].sort((a, b) => Number(b.mayNeed) - Number(a.mayNeed));
  const listed = ordered.slice(0, mostShown).flatMap(({ rows }) => rows.slice(0, 1));
  const { links, unseen } = await linksFor(strapi, ability, listed);
  const linkedFrom: Referrer[] = [];
  for (const [key, link] of links) {
    const { rows, mayNeed } = referring.get(key)!;
    linkedFrom.push({ ...link, falls: mayNeed && (await anyFalls(strapi, rows, documentId, ownLocale)) });
  }
  linkedFrom.sort((a, b) => Number(b.falls) - Number(a.falls) || a.title.localeCompare(b.title));
  const translated = { documentId, publishedAt: { $notNull: true }, locale: { $notNull: true, $ne: ownLocale } };
  return {
    name: entryName(strapi, uid, shown),
    linkedFrom,
    more: referring.size - listed.length,
    unseen: unseen.size,
    isOriginal: isShownOriginal,
    translations: isShownOriginal ? await strapi.db.query(uid).count({ where: translated }) : 0,
  };
}

/** By document. */
async function referringTo(step: Step, uid: UID.ContentType, documentId: string): Promise<Map<string, Referring>> {
  const ids = (await rowsOf(step, uid, documentId)).map(({ id }) => id);
  const holders = new Map<UID.Schema, Map<number, boolean>>();
  const add = (holder: UID.Schema, id: number, mayNeed: boolean) => {
    const held = holders.get(holder) ?? new Map<number, boolean>();
    holders.set(holder, held.set(id, mayNeed || held.get(id) === true));
  };
  for (const { sourceUid, sourceId, field } of await linksTo(step, uid, ids))
    add(sourceUid, sourceId, mayNeedLink(entryTypeOfUid(sourceUid), field));
  for (const { sourceUid, sourceId } of await textsNaming(step, documentId)) add(sourceUid, sourceId, false);
  const found = new Map<string, Referring>();
  for (const [holder, held] of holders) {
    for (const [id, root] of await rootsOf(step, holder, [...held.keys()])) {
      const key = targetKey(root);
      const known = found.get(key) ?? { rows: [], mayNeed: false };
      if (!known.rows.some((row) => row.id === root.id)) known.rows.push(root);
      found.set(key, { ...known, mayNeed: known.mayNeed || held.get(id) === true });
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
async function anyFalls(
  strapi: Core.Strapi,
  rows: readonly Root[],
  documentId: string,
  ownLocale: string,
): Promise<boolean> {
  for (const { uid, id } of rows) {
    const type = entryTypeOfUid(uid);
    const row: Row | null = await strapi.db.query(uid).findOne({ where: { id }, populate: populateLinks(strapi, uid) });
    if (!type || !row) continue;
    for (const { holder, path, targets } of linksIn(strapi, uid, row))
      holder[String(path.at(-1))] = targets.filter((target) => target.documentId !== documentId);
    if (unfitReasons(type, row, isOriginal(row, ownLocale)).length > 0) return true;
  }
  return false;
}
