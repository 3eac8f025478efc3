import type { Core, UID } from '@strapi/strapi';
import { type EntryType, entryTypes } from '@kneadful/shared-types';

/** The fields by which an entry is called in lists and messages, in order of preference. */
const titleFields = ['title', 'name', 'question', 'situation', 'finding', 'shortName', 'reviewer', 'from', 'reference'];

/** The GraphQL type name of a content type of ours: `api::body-region.body-region` is `BodyRegion`. */
export function entryTypeOf(uid: string): EntryType | undefined {
  const singular = uid.startsWith('api::') ? uid.slice(uid.lastIndexOf('.') + 1) : '';
  const name = singular.replace(/(^|-)(\w)/g, (_match, _dash, letter: string) => letter.toUpperCase());
  return entryTypes.find((type) => type === name);
}

export function titleField(strapi: Core.Strapi, uid: UID.Schema): string {
  const { attributes } = strapi.getModel(uid);
  return titleFields.find((name) => attributes[name]) ?? 'id';
}

/** How a message calls an entry: `Article “Back massage”`. */
export function entryName(strapi: Core.Strapi, uid: UID.ContentType, entry: Record<string, unknown>): string {
  const title = entry[titleField(strapi, uid)] ?? entry.documentId;
  return `${strapi.contentType(uid).info.displayName} “${String(title)}”`;
}
