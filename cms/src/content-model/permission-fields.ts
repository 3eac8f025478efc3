import type { Core, UID } from '@strapi/strapi';

/** Every field, with those of components, as Strapi names them in permissions. */
export const permissionFields = (strapi: Core.Strapi, uid: UID.ContentType): string[] =>
  strapi
    .service('admin::content-type')!
    .getNestedFields(strapi.contentType(uid), { components: strapi.components }) as string[];

export const isLocalized = (strapi: Core.Strapi, uid: UID.ContentType): boolean =>
  strapi.plugin('i18n').service('content-types').isLocalizedContentType(strapi.contentType(uid)) as boolean;

export async function localeCodes(strapi: Core.Strapi): Promise<string[]> {
  const found: { code: string }[] = await strapi.db.query('plugin::i18n.locale').findMany({ orderBy: { code: 'asc' } });
  return found.map(({ code }) => code);
}
