import type { Core } from '@strapi/strapi';

/**
 * A datetime column as whole milliseconds since 1970, in SQL, so that sums are exact and equal on every database. SQLite
 * stores milliseconds as they are; PostgreSQL's columns hold the local time of this process.
 * @param column a quoted name
 */
export const milliseconds = (strapi: Core.Strapi, column: string): string =>
  isPostgres(strapi) ? `round(extract(epoch from ${column} at time zone '${zone}') * 1000)::bigint` : column;

/** The other way, for comparing: a placeholder for a number of milliseconds as a datetime. */
export const datetime = (strapi: Core.Strapi): string =>
  isPostgres(strapi)
    ? `((timestamptz 'epoch' + cast(? as bigint) * interval '1 millisecond') at time zone '${zone}')`
    : 'cast(? as integer)';

const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone.replaceAll(/[^\w/+-]/g, '');

const isPostgres = (strapi: Core.Strapi): boolean => strapi.db.dialect.client === 'postgres';

/** @throws if it is not a whole number */
export function asMilliseconds(since: string): string {
  if (/^\d{1,15}$/.test(since)) return since;
  throw new Error(`"since" is a whole number of milliseconds, such as 1767225600000, and not "${since}".`);
}
