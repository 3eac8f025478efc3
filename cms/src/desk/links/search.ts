import type { Core, UID } from '@strapi/strapi';
import type { LinkTarget } from '@kneadful/shared-types';
import { defaultLocale } from '../../content-model/published';
import { type Ability, permissionsOf } from '../entry-links';
import { matching } from './match';
import { linkableTypes, moreFields, nameField, ofLanguage, targetsFor } from './targets';

/** How many a search answers. */
const mostShown = 10;

/** Of the best ones, as many are looked up: a role may not read each of them. */
const mostRead = 60;

interface Found {
  uid: UID.ContentType;
  documentId: string;
  title: string;
  more: string;
}

/** Entries and studies that a text may lead to, by what an editor typed, as far as the role may read them. */
export async function searchTargets(
  strapi: Core.Strapi,
  ability: Ability,
  typed: string,
  locale: string,
): Promise<LinkTarget[]> {
  const ownLocale = await defaultLocale(strapi);
  const all: Found[] = [];
  for (const uid of linkableTypes) {
    const may = permissionsOf(strapi, ability, uid);
    if (may.cannot.read()) continue;
    const title = nameField(strapi, uid);
    const more = moreFields(uid).filter((field) => !may.cannot.read(undefined, field));
    const isLocalized = 'locale' in strapi.contentType(uid).attributes;
    const select = ['documentId', title, ...more, ...(isLocalized ? ['locale'] : [])];
    const rows = await strapi.db.query(uid).findMany({ where: { publishedAt: null }, select });
    for (const row of ofLanguage(rows, locale, ownLocale))
      all.push({
        uid,
        documentId: String(row.documentId),
        title: String(row[title] ?? ''),
        more: more.map((field) => String(row[field] ?? '')).join(' '),
      });
  }
  const { targets } = await targetsFor(strapi, ability, matching(all, typed).slice(0, mostRead), locale);
  return targets.slice(0, mostShown);
}
