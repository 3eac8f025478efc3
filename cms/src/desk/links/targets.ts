import type { Core, UID } from '@strapi/strapi';
import { folders, type LinkTarget, type LinkTargets } from '@kneadful/shared-types';
import { entryTypeOfUid, titleField } from '../../content-model/names';
import { defaultLocale } from '../../content-model/published';
import { readableTypes } from '../../graphql/readable';
import {
  type Ability,
  byType,
  entryLink,
  liveAmong,
  permissionsOf,
  type Target,
  targetKey,
  withCreator,
} from '../entry-links';
import { proseTargets } from '../prose-links';

const citationUid = 'api::citation.citation';

type Row = Record<string, unknown> & { documentId: string; locale?: string | null };

/** Types that a text can lead to: those with pages, and studies. */
export const linkableTypes = readableTypes.filter((uid) => {
  const type = entryTypeOfUid(uid);
  return type !== undefined && (type in folders || uid === citationUid);
});

/** What tells an entry from others, beside its title. */
export const moreFields = (uid: UID.ContentType): string[] =>
  uid === citationUid ? ['authors', 'title', 'year', 'publication'] : [];

/** What an editor calls an entry in a text; a study by its short name. */
export const nameField = (strapi: Core.Strapi, uid: UID.ContentType): string =>
  uid === citationUid ? 'shortName' : titleField(strapi, uid);

/**
 * The entries as a text can lead to them, in the language of the text where there is one.
 * @returns those that the role may read, in the order asked for; those it may not read are `unseen`
 */
export async function targetsFor(
  strapi: Core.Strapi,
  ability: Ability,
  wanted: readonly Target[],
  locale: string,
): Promise<{ targets: LinkTarget[]; unseen: Target[] }> {
  const ownLocale = await defaultLocale(strapi);
  const live = await liveAmong(strapi, wanted, ownLocale);
  const found = new Map<string, LinkTarget>();
  const unseen: Target[] = [];
  for (const [uid, ids] of byType(wanted)) {
    const may = permissionsOf(strapi, ability, uid);
    const documentId = { $in: [...ids] };
    const rows: Row[] = await strapi.db
      .query(uid)
      .findMany({ where: { documentId, publishedAt: null }, populate: withCreator });
    for (const row of ofLanguage(rows, locale, ownLocale)) {
      const key = targetKey({ uid, documentId: row.documentId });
      const name = nameField(strapi, uid);
      if (may.cannot.read(row) || may.cannot.read(row, name)) unseen.push({ uid, documentId: row.documentId });
      else {
        const told = moreFields(uid).filter((field) => row[field] && !may.cannot.read(row, field));
        found.set(key, {
          ...entryLink(strapi, uid, row, name),
          url: urlOf({ uid, documentId: row.documentId }),
          isLive: live.has(key),
          ...(told.length > 0 && { note: told.map((field) => String(row[field]).replace(/\.$/, '')).join('. ') }),
        });
      }
    }
  }
  return { targets: wanted.flatMap((target) => found.get(targetKey(target)) ?? []), unseen };
}

/** What links that stand in a text lead to. */
export async function targetsOfLinks(
  strapi: Core.Strapi,
  ability: Ability,
  urls: readonly string[],
  locale: string,
): Promise<LinkTargets> {
  const wanted = proseTargets(urls).map(({ targetUid, documentId }) => ({ uid: targetUid, documentId }));
  const linkable = wanted.filter(({ uid }) => linkableTypes.includes(uid as (typeof linkableTypes)[number]));
  const { targets, unseen } = await targetsFor(strapi, ability, linkable, locale);
  return { targets, unseen: unseen.map(urlOf) };
}

/** Of an entry in several languages one row: that of the text's, else the original. */
export function ofLanguage<Each extends Row>(rows: readonly Each[], locale: string, ownLocale: string): Each[] {
  const rank = (row: Each) => [locale, ownLocale].indexOf(row.locale ?? ownLocale);
  const best = new Map<string, Each>();
  for (const row of rows) {
    const known = best.get(row.documentId);
    const isBetter = !known || (rank(row) >= 0 && (rank(row) < rank(known) || rank(known) < 0));
    if (isBetter) best.set(row.documentId, row);
  }
  return [...best.values()];
}

const urlOf = ({ uid, documentId }: Target): string =>
  uid === citationUid ? `/cite/${documentId}` : `/entry/${uid.slice(uid.lastIndexOf('.') + 1)}/${documentId}`;
