import { createHash } from 'node:crypto';
import type { Core, UID } from '@strapi/strapi';
import { ownAttributes, populateLinks } from '../content-model/links';
import { maxListLength } from './limits';
import { isReadable, readableTypes } from './readable';

/** Queries of ours, made of plain types: a root that returns a content type would lose the status filter of its relations. */
const typeDefs = /* GraphQL */ `
  type ContentRevision {
    "Changes with everything that is published, and with nothing else."
    revision: String!
    defaultLocale: String!
    locales: [String!]!
  }

  type ContentManifestRow {
    documentId: ID!
    locale: String
    "Grows with every publish."
    rowId: Int!
    "Changes with the entry's links."
    linksHash: String!
  }

  extend type Query {
    contentRevision: ContentRevision!
    "Published rows of one type, such as \`body-region\`, by ascending row id."
    contentManifest(type: String!, after: Int = 0, first: Int = 100): [ContentManifestRow!]!
  }
`;

/** Adds `contentRevision` and `contentManifest` to the schema. Call it while registering. */
export function addRevisionQueries(strapi: Core.Strapi): void {
  const auth = { scope: ['api::article.article.find'] };
  strapi
    .plugin('graphql')
    .service('extension')
    .use({
      typeDefs,
      resolvers: {
        Query: {
          contentRevision: () => contentRevision(strapi),
          contentManifest: (_parent: unknown, args: ManifestArguments) => contentManifest(strapi, args),
        },
      },
      resolversConfig: { 'Query.contentRevision': { auth }, 'Query.contentManifest': { auth } },
    });
}

/**
 * A hash over the published rows themselves, so that it heals itself: per type count, sum and maximum of `id` (every
 * publish makes a new row), per relation table of published rows count and sum of `id`, and of the files their count
 * and newest change. `updatedAt` of entries would not do: publishing copies the draft's.
 */
export async function contentRevision(strapi: Core.Strapi) {
  const hash = createHash('sha256');
  for (const uid of readableTypes) {
    hash.update(JSON.stringify([uid, await rowSums(strapi, uid), await linkSums(strapi, uid)]));
  }
  hash.update(JSON.stringify(await fileSums(strapi)));
  const locales = (await strapi.plugin('i18n').service('locales').find()) as { code: string }[];
  const defaultLocale: string = await strapi.plugin('i18n').service('locales').getDefaultLocale();
  return {
    // In hexadecimal, since it stands in the names of releases.
    revision: hash.digest('hex').slice(0, 32),
    defaultLocale,
    locales: locales.map(({ code }) => code).sort(),
  };
}

async function rowSums(strapi: Core.Strapi, uid: UID.ContentType) {
  const { tableName } = strapi.db.metadata.get(uid);
  const [row] = await strapi.db
    .connection(tableName)
    .whereNotNull('published_at')
    .count({ count: 'id' })
    .sum({ sum: 'id' })
    .max({ max: 'id' });
  return numbers(row);
}

/** Links of the entry itself. Those of its components change with a publish, which makes a new row. */
async function linkSums(strapi: Core.Strapi, uid: UID.ContentType) {
  const { tableName, attributes } = strapi.db.metadata.get(uid);
  const sums: unknown[] = [];
  for (const [name] of ownAttributes(strapi.contentType(uid))) {
    const attribute = attributes[name];
    const table = attribute?.type === 'relation' && 'joinTable' in attribute ? attribute.joinTable : undefined;
    if (!table || !('joinColumn' in table)) continue;
    const [row] = await strapi.db
      .connection(`${table.name} as link`)
      .join(`${tableName} as source`, 'source.id', `link.${table.joinColumn.name}`)
      .whereNotNull('source.published_at')
      .count({ count: 'link.id' })
      .sum({ sum: 'link.id' });
    sums.push([name, numbers(row)]);
  }
  return sums;
}

async function fileSums(strapi: Core.Strapi) {
  const { tableName } = strapi.db.metadata.get('plugin::upload.file');
  const [row] = await strapi.db.connection(tableName).count({ count: 'id' }).max({ newest: 'updated_at' });
  return [Number(row?.count), new Date(row?.newest ?? 0).getTime()];
}

/** SQLite answers with numbers, PostgreSQL with text; an empty table has no sum. */
const numbers = (row: object | undefined) => Object.values(row ?? {}).map(Number);

interface ManifestArguments {
  type: string;
  after: number;
  first: number;
}

async function contentManifest(strapi: Core.Strapi, { type, after, first }: ManifestArguments) {
  const uid = `api::${type}.${type}`;
  if (!isReadable(uid)) throw new Error(`There is no content type "${type}" to read.`);
  const rows: Record<string, unknown>[] = await strapi.db.query(uid).findMany({
    where: { id: { $gt: after }, publishedAt: { $notNull: true } },
    orderBy: { id: 'asc' },
    limit: Math.min(Math.max(first, 1), maxListLength),
    populate: populateLinks(strapi, uid),
  });
  return rows.map((row) => ({
    documentId: row.documentId,
    locale: row.locale ?? null,
    rowId: row.id,
    linksHash: createHash('sha256').update(linkedIds(row).join()).digest('base64url').slice(0, 22),
  }));
}

/** The document ids of all links and pictures of a row, in their order. */
function linkedIds(value: unknown, top = true): unknown[] {
  if (Array.isArray(value)) return value.flatMap((item) => linkedIds(item, false));
  if (typeof value !== 'object' || value === null) return [];
  if (!top && 'documentId' in value) return [value.documentId];
  return Object.values(value).flatMap((child) => linkedIds(child, false));
}
