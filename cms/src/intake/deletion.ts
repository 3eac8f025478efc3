import type { Core } from '@strapi/strapi';
import { nameOf } from './failure';
import { bookingRequestUid } from './kinds';
import { studioFacts } from '../content-model/published';

const hour = 60 * 60 * 1000;
const day = 24 * hour;

/**
 * Deletes the booking requests that are older than the studio keeps them. Two processes that do it at once do no harm.
 * @returns how many there were
 */
export async function deleteOldRequests(strapi: Core.Strapi, now: Date): Promise<number> {
  const { keepRequestsDays } = await studioFacts(strapi);
  const before = new Date(now.getTime() - keepRequestsDays * day);
  const old = { where: { createdAt: { $lt: before } } };
  const { count } = await strapi.db.query(bookingRequestUid).deleteMany(old);
  if (count > 0) strapi.log.info(`Deleted ${count} booking requests that were older than ${keepRequestsDays} days.`);
  return count;
}

/** Deletes now and once a day; after a failure in an hour. @returns what ends it */
export function keepDeleting(deleteOld: (now: Date) => Promise<unknown>, failed: (why: string) => void): () => void {
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  async function run(): Promise<void> {
    const next = await deleteOld(new Date()).then(
      () => day,
      (error: unknown) => {
        if (!stopped) failed(nameOf(error));
        return hour;
      },
    );
    if (stopped) return;
    timer = setTimeout(() => void run(), next);
    timer.unref();
  }
  void run();
  return () => {
    stopped = true;
    clearTimeout(timer);
  };
}
