import type { Core } from '@strapi/strapi';
import { pageLength } from './limits';
import { asMilliseconds, datetime, milliseconds } from './milliseconds';

export interface FilesArguments {
  after?: number | null;
  first?: number | null;
  since?: string | null;
}

/** The uploaded files, by ascending row id. */
export async function contentFiles(strapi: Core.Strapi, { after, first, since }: FilesArguments) {
  const { tableName } = strapi.db.metadata.get('plugin::upload.file');
  const { connection } = strapi.db;
  const query = connection(tableName)
    .select({ rowId: 'id', documentId: 'document_id' }, 'url', 'ext', 'width', 'height')
    .select(connection.raw(`cast(${milliseconds(strapi, 'updated_at')} as text) as ??`, ['updatedAt']))
    .whereNotNull('updated_at')
    .where('id', '>', after ?? 0)
    .orderBy('id')
    .limit(pageLength(first));
  if (since) query.whereRaw(`updated_at >= ${datetime(strapi)}`, [asMilliseconds(since)]);
  return query;
}
