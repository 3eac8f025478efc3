import jwt from 'jsonwebtoken';
import type { Core, UID } from '@strapi/strapi';
import {
  type EntryType,
  previewAudience,
  type PreviewAddress,
  type PreviewClaims,
  previewLasts,
  singularNameOf,
} from '@kneadful/shared-types';
import { entryTypeOfUid } from '../content-model/names';
import { isLocalized, localeCodes, permissionFields } from '../content-model/permission-fields';
import { readableTypes } from '../graphql/readable';
import { type Ability, permissionsOf } from './entry-links';

interface PreviewSettings {
  PREVIEW_SECRET?: string;
  previewUrl: string;
}

/**
 * An address that shows the entry as it is saved, on a page of the site, for as long as its signature is good.
 * @param draft that the caller may read
 * @returns nothing where the CMS has no secret to sign with
 */
export async function previewAddress(
  strapi: Core.Strapi,
  ability: Ability,
  uid: UID.ContentType,
  draft: { documentId: string; locale?: unknown },
): Promise<PreviewAddress | undefined> {
  const { PREVIEW_SECRET, previewUrl } = strapi.config.get('settings') as PreviewSettings;
  const type = entryTypeOfUid(uid);
  if (!PREVIEW_SECRET || !type) return undefined;
  const { documentId, locale } = draft;
  const claims: PreviewClaims = { types: await typesReadBy(strapi, ability), entry: { type, documentId } };
  const token = jwt.sign(claims, PREVIEW_SECRET, { audience: previewAudience, expiresIn: previewLasts });
  const query = typeof locale === 'string' ? `?locale=${encodeURIComponent(locale)}` : '';
  return { url: `${previewUrl}/preview/${token}/entry/${singularNameOf(type)}/${documentId}${query}` };
}

/**
 * Types of which the role may read every entry, in every language and field: a page shows them as a whole. Asked of an entry
 * that nobody made and that belongs to nobody.
 */
async function typesReadBy(strapi: Core.Strapi, ability: Ability): Promise<EntryType[]> {
  const locales = await localeCodes(strapi);
  return readableTypes
    .filter((uid) => {
      const { cannot } = permissionsOf(strapi, ability, uid);
      const strangers = isLocalized(strapi, uid) ? locales.map((locale) => ({ locale })) : [{}];
      return strangers.every((entry) => permissionFields(strapi, uid).every((field) => !cannot.read(entry, field)));
    })
    .map((uid) => entryTypeOfUid(uid))
    .filter((type) => type !== undefined);
}
