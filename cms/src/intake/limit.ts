import type { Core } from '@strapi/strapi';
import { bookingRequestUid, reviewUid } from './kinds';

/**
 * How many messages of both kinds are taken in an hour: many times what a studio gets, and few enough that whoever has
 * come by the token fills neither the database nor an inbox. The publisher's own limit, by address, is far lower.
 */
export const mostInAnHour = 60;
const hour = 60 * 60 * 1000;

/** How long until one more is taken, in whole seconds; 0 for now. Counted from the rows: it holds for all processes. */
export async function secondsUntilRoom(strapi: Core.Strapi, now: Date): Promise<number> {
  const recent = { createdAt: { $gt: new Date(now.getTime() - hour) }, sendingId: { $notNull: true } };
  const newest = { select: ['createdAt'], orderBy: { createdAt: 'desc' }, limit: mostInAnHour };
  const rows = [
    ...(await strapi.db.query(bookingRequestUid).findMany({ where: recent, ...newest })),
    // Each review once, and not its published row as well.
    ...(await strapi.db.query(reviewUid).findMany({ where: { ...recent, publishedAt: null }, ...newest })),
  ] as { createdAt: string }[];
  const times = rows.map(({ createdAt }) => new Date(createdAt).getTime()).sort((a, b) => b - a);
  const oldestOfMost = times[mostInAnHour - 1];
  return oldestOfMost === undefined ? 0 : Math.max(Math.ceil((oldestOfMost + hour - now.getTime()) / 1000), 1);
}
