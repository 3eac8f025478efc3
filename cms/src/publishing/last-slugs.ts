import type { Core } from '@strapi/strapi';
import { localeKey } from './locale-key';

/** The slug that an unpublished entry had when visitors saw it last, by locale. */
interface LastSlug {
  documentId: string;
  locale: string;
  slug: string;
}

const model = {
  uid: 'kneadful::last-slug',
  singularName: 'last_slug',
  tableName: 'last_slugs',
  attributes: {
    id: { type: 'increments' },
    documentId: { type: 'string' },
    locale: { type: 'string' },
    slug: { type: 'string' },
  },
  indexes: [{ name: 'last_slugs_document_idx', columns: ['document_id'] }],
};

/** Adds the table, while registering. It is no content type: no API and no form of Strapi's knows it. */
export function keepLastSlugs(strapi: Core.Strapi): void {
  strapi.get('models').add(model);
}

export async function rememberSlug(
  strapi: Core.Strapi,
  documentId: string,
  locale: string | null,
  slug: string,
): Promise<void> {
  await forgetSlugs(strapi, documentId, [locale]);
  await strapi.db.query(model.uid).create({ data: { documentId, locale: localeKey(locale), slug } });
}

export async function rememberedSlug(
  strapi: Core.Strapi,
  documentId: string,
  locale: string | null,
): Promise<string | undefined> {
  const where = { documentId, locale: localeKey(locale) };
  const found = (await strapi.db.query(model.uid).findOne({ where })) as LastSlug | null;
  return found?.slug;
}

/** @param locales all of the document's where left out */
export async function forgetSlugs(
  strapi: Core.Strapi,
  documentId: string,
  locales?: readonly (string | null)[],
): Promise<void> {
  const where = { documentId, ...(locales && { locale: { $in: locales.map(localeKey) } }) };
  await strapi.db.query(model.uid).deleteMany({ where });
}
