import type { Core, UID } from '@strapi/strapi';
import { componentsOf, componentTable, fieldsLinkingTo } from '../content-model/links';
import { pieces } from '../content-model/pieces';
import { readableTypes } from '../graphql/readable';
import { type Step, tableOf } from './published-rows';

/** A link as it lies in its table. */
export interface LinkRow {
  sourceUid: UID.Schema;
  sourceId: number;
  field: string;
  position: number;
  targetId: number;
}

/** The published row of an entry that holds something. */
export interface Root {
  uid: UID.ContentType;
  id: number;
  documentId: string;
}

/** All links to these rows of `uid`. Links to published rows come from published rows. */
export async function linksTo({ strapi, sql }: Step, uid: UID.ContentType, ids: readonly number[]): Promise<LinkRow[]> {
  const found: LinkRow[] = [];
  if (ids.length === 0) return found;
  for (const { uid: sourceUid, field, table } of fieldsLinkingTo(strapi, uid)) {
    const rows: Record<string, number>[] = await sql(table.name).whereIn(table.target, ids);
    for (const row of rows) {
      found.push({
        sourceUid,
        field,
        sourceId: row[table.source] ?? 0,
        position: (table.order && row[table.order]) || 1,
        targetId: row[table.target] ?? 0,
      });
    }
  }
  return found;
}

/** The published entries that hold these rows of `uid`, by the row's id: itself, or what it is a component of. */
export async function rootsOf(step: Step, uid: UID.Schema, ids: readonly number[]): Promise<Map<number, Root>> {
  const { strapi, sql } = step;
  const roots = new Map<number, Root>();
  if (ids.length === 0) return roots;
  if (strapi.getModel(uid).modelType === 'contentType') {
    for (const piece of pieces(ids)) {
      const rows: { id: number; document_id: string }[] = await sql(tableOf(strapi, uid))
        .select('id', 'document_id')
        .whereIn('id', piece)
        .whereNotNull('published_at');
      for (const { id, document_id } of rows)
        roots.set(id, { uid: uid as UID.ContentType, id, documentId: document_id });
    }
    return roots;
  }
  for (const { uid: parent, table } of holdersOf(strapi, uid as UID.Component)) {
    const parentOf = new Map<number, number>();
    for (const piece of pieces(ids)) {
      const rows: { entity_id: number; cmp_id: number }[] = await sql(table)
        .select('entity_id', 'cmp_id')
        .where('component_type', uid)
        .whereIn('cmp_id', piece);
      for (const { entity_id, cmp_id } of rows) parentOf.set(cmp_id, entity_id);
    }
    const above = await rootsOf(step, parent, [...new Set(parentOf.values())]);
    for (const [id, parentId] of parentOf) {
      const root = above.get(parentId);
      if (root) roots.set(id, root);
    }
  }
  return roots;
}

/** What may hold a component, with the table that says which it holds. */
function holdersOf(strapi: Core.Strapi, component: UID.Component): { uid: UID.Schema; table: string }[] {
  const models: UID.Schema[] = [...readableTypes, ...(Object.keys(strapi.components) as UID.Component[])];
  return models.flatMap((uid) => {
    const table = componentsOf(strapi, uid).includes(component) ? componentTable(strapi, uid) : undefined;
    return table ? [{ uid, table }] : [];
  });
}
