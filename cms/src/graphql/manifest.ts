import { createHash } from 'node:crypto';
import type { Core, UID } from '@strapi/strapi';
import { canonicalLinks } from '@kneadful/shared-types';
import { linkedDocuments } from '../content-model/linked-documents';
import { pageLength } from './limits';
import { asMilliseconds, datetime, milliseconds } from './milliseconds';
import { isReadable } from './readable';

export interface ManifestArguments {
  type: string;
  after?: number | null;
  first?: number | null;
  since?: string | null;
  documentIds?: string[] | null;
}

/** The published rows of a type, by ascending row id. */
export async function contentManifest(strapi: Core.Strapi, asked: ManifestArguments) {
  const { type, after, first, since, documentIds } = asked;
  const uid = `api::${type}.${type}`;
  if (!isReadable(uid)) throw new Error(`There is no content type "${type}" to read.`);
  const { tableName } = strapi.db.metadata.get(uid);
  const { connection } = strapi.db;
  const query = connection(tableName)
    .select('id', 'document_id', 'locale')
    .select(connection.raw(`cast(${milliseconds(strapi, 'published_at')} as text) as published`))
    .whereNotNull('published_at')
    .where('id', '>', after ?? 0)
    .orderBy('id')
    .limit(pageLength(first));
  if (since) query.whereRaw(`published_at >= ${datetime(strapi)}`, [asMilliseconds(since)]);
  if (documentIds) query.whereIn('document_id', documentIds);
  const rows: { id: number; document_id: string; locale: string | null; published: string }[] = await query;
  const hashes = once(() =>
    linksHashes(
      strapi,
      uid,
      rows.map(({ id }) => id),
    ),
  );
  return rows.map(({ id, document_id, locale, published }) => ({
    documentId: document_id,
    locale,
    rowId: id,
    publishedAt: published,
    // GraphQL calls it where it is asked for.
    linksHash: async () => (await hashes()).get(id),
  }));
}

async function linksHashes(strapi: Core.Strapi, uid: UID.ContentType, ids: number[]): Promise<Map<number, string>> {
  const linked = await linkedDocuments(strapi, strapi.db.connection, uid, ids);
  return new Map([...linked].map(([id, documents]) => [id, hashOf(canonicalLinks(documents))]));
}

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 22);

function once<Result>(make: () => Promise<Result>): () => Promise<Result> {
  let made: Promise<Result> | undefined;
  return () => (made ??= make());
}
