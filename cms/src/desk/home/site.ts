import type { Core, UID } from '@strapi/strapi';
import {
  type EntryType,
  type HeldEntry,
  type HeldRow,
  publisherStatus,
  type ReleaseList,
  releaseList,
  singularNameOf,
  type SitePublish,
  type SiteReport,
} from '@kneadful/shared-types';
import { versionUid } from '../../publishing/history/record';
import { type Ability, formPath, linksFor, type Target, targetKey } from '../entry-links';
import { whereIs } from '../labels';
import { type PublisherClient, PublisherRefused } from './publisher';

/** As many releases as somebody would go back over. */
const listed = 8;

/** Of what was refused, the newest: the releases, which are the way back, are not crowded out. */
const refusedListed = 3;

/** How the site is, as the publisher says, for somebody of this role. */
export async function siteReport(
  strapi: Core.Strapi,
  publisher: PublisherClient,
  ability: Ability,
  mayControl: boolean,
): Promise<SiteReport> {
  try {
    const [status, releases] = await Promise.all([
      publisher.read('/status', publisherStatus),
      publisher.read('/releases', releaseList),
    ]);
    const { state, progress, behindSince, warnings, problem, picturesWaiting } = status;
    return {
      ...{ state, progress, behindSince, warnings, problem, picturesWaiting, mayControl },
      ...(await heldRows(strapi, ability, status.held)),
      publishes: await publishesOf(strapi, releases),
    };
  } catch (error) {
    if (!(error instanceof PublisherRefused)) throw error;
    const nothing = { held: [], heldUnseen: 0, warnings: [], picturesWaiting: 0, publishes: [] };
    return { state: 'away', problem: error.message, mayControl, ...nothing };
  }
}

async function heldRows(
  strapi: Core.Strapi,
  ability: Ability,
  held: readonly HeldEntry[],
): Promise<Pick<SiteReport, 'held' | 'heldUnseen'>> {
  const targetOf = ({ type, documentId }: HeldEntry): Target => {
    const singular = singularNameOf(type as EntryType);
    return { uid: `api::${singular}.${singular}` as UID.ContentType, documentId };
  };
  const { links } = await linksFor(strapi, ability, held.map(targetOf));
  const rows = held.flatMap((entry): HeldRow[] => {
    const target = targetOf(entry);
    const link = links.get(targetKey(target));
    if (!link) return [];
    const { locale, title, live } = entry;
    const reasons = [...new Set(entry.reasons.map((reason) => reasonIn(strapi, target.uid, reason)))];
    return [{ ...link, title, path: formPath(strapi, target.uid, { ...target, locale }), reasons, live }];
  });
  return { held: rows, heldUnseen: held.length - rows.length };
}

/** With the field that it is about, as the form calls it. */
function reasonIn(strapi: Core.Strapi, uid: UID.ContentType, { field, message }: HeldEntry['reasons'][number]): string {
  return field ? `${whereIs(strapi, uid, {}, field.split('.'))}: ${message}` : message;
}

async function publishesOf(strapi: Core.Strapi, { releases, refused }: ReleaseList): Promise<SitePublish[]> {
  const shown = releases.slice(0, listed);
  const authors = await authorsOf(strapi, releases.slice(0, listed + 1));
  const made = shown.map(({ id, at, cause, times, rendered, live }, index): SitePublish => ({
    ...{ id, at, cause, pages: rendered },
    authors: authors[index] ?? [],
    took: Object.values(times).reduce((sum, time) => sum + time, 0),
    result: live ? 'live' : 'earlier',
  }));
  const oldest = shown.at(-1)?.at ?? '';
  const notMade = refused
    .filter(({ at }) => at >= oldest)
    .slice(0, refusedListed)
    .map((each): SitePublish => ({ ...each, authors: [], result: 'refused' }));
  return [...made, ...notMade].sort((a, b) => (a.at < b.at ? 1 : -1));
}

/** Of each release but the oldest: who published something between the one before and it. */
async function authorsOf(strapi: Core.Strapi, releases: ReleaseList['releases']): Promise<string[][]> {
  const oldest = releases.at(-1);
  if (!oldest) return [];
  const versions: { publishedOn: string | Date; publisherName: string | null }[] = await strapi.db
    .query(versionUid)
    .findMany({
      where: { publishedOn: { $gt: new Date(oldest.at) }, publisherName: { $notNull: true } },
      select: ['publishedOn', 'publisherName'],
      orderBy: { publishedOn: 'asc' },
    });
  return releases.map(({ at }, index) => {
    const [from, to] = [Date.parse(releases[index + 1]?.at ?? at), Date.parse(at)];
    const within = versions.filter(({ publishedOn }) => {
      const moment = new Date(publishedOn).getTime();
      return moment > from && moment <= to;
    });
    return [...new Set(within.map(({ publisherName }) => publisherName!))];
  });
}
