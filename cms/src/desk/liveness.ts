import type { Core, UID } from '@strapi/strapi';
import {
  entryAddress,
  type EntryLiveness,
  publisherStatus,
  type ReleaseList,
  releaseList,
  singularNameOf,
} from '@kneadful/shared-types';
import { entryTypeOfUid } from '../content-model/names';
import { defaultLocale } from '../content-model/published';
import { type PublisherClient, PublisherRefused } from './home/publisher';

type Row = Record<string, unknown> & { documentId: string; locale?: string | null };

/** Whether visitors see the entry, in the language of the draft, as it was published last. */
export async function livenessOf(
  strapi: Core.Strapi,
  publisher: PublisherClient,
  uid: UID.ContentType,
  draft: Row,
): Promise<EntryLiveness | undefined> {
  const type = entryTypeOfUid(uid);
  if (!type) return undefined;
  const { documentId, locale = null } = draft;
  const published: Row | null = await strapi.db
    .query(uid)
    .findOne({ where: { documentId, locale, publishedAt: { $notNull: true } } });
  if (!published) return { state: 'unpublished', isChanged: false, reasons: [] };
  const isChanged = momentOf(draft.updatedAt) !== momentOf(published.updatedAt);
  const publishedAt = momentOf(published.publishedAt);
  try {
    const ownLocale = await defaultLocale(strapi);
    const language = locale ?? ownLocale;
    if (language !== ownLocale && !(await hasStudio(strapi, language)))
      return { state: 'held', isChanged, reasons: [noStudio], showsEarlier: false };
    const [status, releases, { url }] = await Promise.all([
      publisher.read('/status', publisherStatus),
      publisher.read('/releases', releaseList),
      publisher.read(`/entries/${singularNameOf(type)}/${documentId}?locale=${language}`, entryAddress),
    ]);
    const isSame = (held: { type: string; documentId: string; locale: string }) =>
      held.type === type && held.documentId === documentId && held.locale === language;
    const held = status.held.find(isSame);
    if (held) {
      const reasons = [...new Set(held.reasons.map(({ message }) => message))];
      return { state: 'held', isChanged, reasons, showsEarlier: held.live, ...(held.live && url && { url }) };
    }
    if (status.state === 'paused') return { state: 'paused', isChanged, reasons: [], ...(url && { url }) };
    const since = firstSince(releases, publishedAt);
    const isReached = since !== undefined || (status.state === 'live' && status.behindSince === undefined);
    if (!isReached)
      return {
        state: 'coming',
        since: new Date(publishedAt).toISOString(),
        isChanged,
        reasons: status.problem ? [status.problem] : [],
      };
    return { state: 'live', isChanged, reasons: [], ...(since && { since }), ...(url && { url }) };
  } catch (error) {
    if (!(error instanceof PublisherRefused)) throw error;
    return { state: 'unknown', isChanged, reasons: [error.message] };
  }
}

const noStudio = 'Nothing in this language is on the site until the Studio is published in it.';

/** Beside the default language, the site has those in which the studio says what it is. */
async function hasStudio(strapi: Core.Strapi, locale: string): Promise<boolean> {
  const where = { locale, publishedAt: { $notNull: true } };
  return (await strapi.db.query('api::studio.studio').count({ where })) > 0;
}

/** Of the releases that are kept, the first that was made after the moment. */
const firstSince = ({ releases }: ReleaseList, moment: number): string | undefined =>
  releases.filter(({ at }) => Date.parse(at) >= moment).at(-1)?.at;

const momentOf = (value: unknown): number => new Date(value as string | Date).getTime();
