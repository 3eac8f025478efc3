import type { Core, UID } from '@strapi/strapi';
import { pieces } from '../content-model/pieces';

/** What the steps of one action work with: all of them in its transaction. */
export interface Step {
  strapi: Core.Strapi;
  sql: Core.Strapi['db']['connection'];
}

export const tableOf = (strapi: Core.Strapi, uid: UID.Schema): string => strapi.db.metadata.get(uid).tableName;

export interface DocumentRow {
  id: number;
  locale: string | null;
  isLive: boolean;
}

/** All rows of a document: drafts and published ones, in every locale. */
export async function rowsOf({ strapi, sql }: Step, uid: UID.ContentType, documentId: string): Promise<DocumentRow[]> {
  const rows: { id: number; locale: string | null; published_at: unknown }[] = await sql(tableOf(strapi, uid))
    .select('id', 'locale', 'published_at')
    .where('document_id', documentId);
  return rows.map(({ id, locale, published_at }) => ({ id, locale, isLive: published_at !== null }));
}

/** Those of `ids` that are rows of `uid`: of an entry or of a component. */
export async function existing({ strapi, sql }: Step, uid: UID.Schema, ids: readonly number[]): Promise<Set<number>> {
  const found = new Set<number>();
  for (const piece of pieces(ids)) {
    const rows: { id: number }[] = await sql(tableOf(strapi, uid)).select('id').whereIn('id', piece);
    for (const { id } of rows) found.add(id);
  }
  return found;
}

/**
 * Moves `publishedAt` of published rows that changed in place, so that revision and manifest show it. It always grows,
 * whatever the clock says.
 */
export async function showAsChanged(
  { strapi, sql }: Step,
  uid: UID.ContentType,
  ids: readonly number[],
): Promise<void> {
  // Given as a date: PostgreSQL's column has no time zone, and the driver writes it in this process's.
  const later =
    strapi.db.dialect.client === 'postgres'
      ? `greatest(cast(? as timestamp), published_at + interval '1 millisecond')`
      : 'max(?, published_at + 1)';
  for (const piece of pieces(ids)) {
    await sql(tableOf(strapi, uid))
      .whereIn('id', piece)
      .whereNotNull('published_at')
      .update({ published_at: sql.raw(later, [new Date()]) });
  }
}
