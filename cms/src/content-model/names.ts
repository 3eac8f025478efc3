import type { Core, UID } from '@strapi/strapi';
import { type EntryType, entryTypeOf, titleFields } from '@kneadful/shared-types';

/** The GraphQL type name of a content type of ours: `api::body-region.body-region` is `BodyRegion`. */
export function entryTypeOfUid(uid: string): EntryType | undefined {
  return uid.startsWith('api::') ? entryTypeOf(uid.slice(uid.lastIndexOf('.') + 1)) : undefined;
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
