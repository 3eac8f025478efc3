import { createHash } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import { milliseconds } from './milliseconds';
import { readableTypes } from './readable';

/** What one table holds. Sums are text: they are longer than JavaScript's numbers are exact. */
interface TableSums {
  name: string;
  count: number;
  rowSum: string;
  lastRow: string;
  newest: string;
  timeSum: string;
}

const fileType = 'plugin::upload.file';

/**
 * The state of everything that is published: the sums of its tables, and a hash over them. Derived from the rows
 * themselves, so that it heals itself. Every publish makes a new row with a new id; what changes a published row in place
 * must move its `publishedAt` (`publishing/link-repair.ts` does). `updatedAt` of entries would not do: publishing copies
 * the draft's.
 */
export async function contentRevision(strapi: Core.Strapi) {
  const sums = await tableSums(strapi);
  const locales = (await strapi.plugin('i18n').service('locales').find()) as { code: string }[];
  const defaultLocale: string = await strapi.plugin('i18n').service('locales').getDefaultLocale();
  const codes = locales.map(({ code }) => code).sort();
  const [files, types] = [sums.find(({ name }) => name === 'file'), sums.filter(({ name }) => name !== 'file')];
  return {
    // In hexadecimal, since it stands in the names of releases.
    revision: createHash('sha256')
      .update(JSON.stringify([defaultLocale, codes, sums]))
      .digest('hex')
      .slice(0, 32),
    defaultLocale,
    locales: codes,
    types: types.map(({ name, count, rowSum, newest, timeSum }) => ({
      type: name,
      count,
      rowSum,
      newest,
      publishedSum: timeSum,
    })),
    files: { count: files?.count ?? 0, newest: files?.newest ?? '0', updatedSum: files?.timeSum ?? '0' },
  };
}

/** All sums in one statement, hence of one moment. Each is read from an index (`revision-indexes.ts`). */
async function tableSums(strapi: Core.Strapi): Promise<TableSums[]> {
  const statements = [
    ...readableTypes.map((uid) => sumsOf(strapi, uid, 'published_at')),
    sumsOf(strapi, fileType, 'updated_at'),
  ];
  const answer = await strapi.db.connection.raw(statements.join(' union all '));
  const rows = (Array.isArray(answer) ? answer : answer.rows) as Record<string, string>[];
  return rows
    .map(({ name = '', count, row_sum, last_row, newest, time_sum }) => ({
      name,
      count: Number(count),
      rowSum: row_sum ?? '0',
      lastRow: last_row ?? '0',
      newest: newest ?? '0',
      timeSum: time_sum ?? '0',
    }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function sumsOf(strapi: Core.Strapi, uid: string, column: 'published_at' | 'updated_at'): string {
  const { tableName } = strapi.db.metadata.get(uid);
  const time = milliseconds(strapi, column);
  const text = (expression: string, name: string) => `cast(${expression} as text) as ${name}`;
  const columns = [
    `'${typeName(uid)}' as name`,
    text('count(*)', 'count'),
    text('sum(id)', 'row_sum'),
    text('max(id)', 'last_row'),
    text(`max(${time})`, 'newest'),
    text(`sum(${time})`, 'time_sum'),
  ];
  return `select ${columns.join(', ')} from "${tableName}" where ${column} is not null`;
}

/** The singular name: `api::body-region.body-region` is `body-region`. */
const typeName = (uid: string) => uid.slice(uid.lastIndexOf('.') + 1);
