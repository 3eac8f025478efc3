import type { Core, UID } from '@strapi/strapi';
import { isReserved } from '@kneadful/shared-types';
import { ownAttributes } from '../content-model/links';
import { defaultLocale } from '../content-model/published';
import { isReadable } from '../graphql/readable';
import { rememberedSlug } from './last-slugs';
import { firstFree, isMadeOf, slugOf } from './slug-of-title';

type Row = Record<string, unknown>;

/** A type whose entries have addresses, and the field that theirs are made of. */
interface Addressed {
  uid: UID.ContentType;
  slug: string;
  title: string;
}

interface Params {
  documentId?: string;
  locale?: string;
  data?: Row;
}

/**
 * While no visitor has seen an entry, its address follows its title at each save, in each language, until an editor types
 * one. Who typed it is told by the address itself: one that is made of the title is nobody's. Call it while registering.
 */
export function slugsFollowTitles(strapi: Core.Strapi): void {
  strapi.documents.use(async (context, next) => {
    const type = addressed(strapi, context.uid);
    const { documentId, locale, data } = context.params as Params;
    if (!type || !data || !['create', 'update'].includes(context.action)) return next();
    const language = locale ?? (await defaultLocale(strapi));
    const own = { documentId: documentId ?? String(data.documentId ?? ''), locale: language };
    if (own.documentId && (await wasPublished(strapi, type, own))) return next();
    const slug = await slugFor(strapi, type, own, data);
    if (slug !== undefined) data[type.slug] = slug;
    return next();
  });
}

function addressed(strapi: Core.Strapi, uid: UID.ContentType): Addressed | undefined {
  if (!isReadable(uid)) return undefined;
  for (const [slug, attribute] of ownAttributes(strapi.contentType(uid)))
    if (attribute.type === 'uid' && attribute.targetField) return { uid, slug, title: attribute.targetField };
  return undefined;
}

interface Own {
  documentId: string;
  locale: string;
}

async function wasPublished(strapi: Core.Strapi, { uid }: Addressed, { documentId, locale }: Own): Promise<boolean> {
  const live = await strapi.db.query(uid).findOne({ where: { documentId, locale, publishedAt: { $notNull: true } } });
  return live !== null || (await rememberedSlug(strapi, documentId, locale)) !== undefined;
}

/** @returns nothing where the address stays as it is, or as it was typed */
async function slugFor(strapi: Core.Strapi, type: Addressed, own: Own, data: Row): Promise<string | undefined> {
  const before = await draftBefore(strapi, type, own);
  const title = String(data[type.title] ?? before?.[type.title] ?? '');
  const slug = String(data[type.slug] ?? before?.[type.slug] ?? '').trim();
  const base = slugOf(title);
  // An empty form of Strapi's proposes the name of the type.
  const proposed = strapi.contentType(type.uid).modelName;
  const titles = [title, String(before?.[type.title] ?? ''), proposed];
  if (base === '' || (slug !== '' && !titles.some((each) => isMadeOf(slug, each)))) return undefined;
  const others = await slugsOfOthers(strapi, type, own, base);
  const isTaken = (each: string) => others.has(each) || (type.uid === 'api::page.page' && isReserved(each));
  return isMadeOf(slug, title) && !isTaken(slug) ? undefined : firstFree(base, isTaken);
}

/** The entry as it was saved last; of a new translation the original, whose address its form may have been filled with. */
async function draftBefore(strapi: Core.Strapi, { uid }: Addressed, { documentId, locale }: Own): Promise<Row | null> {
  if (!documentId) return null;
  const rows: Row[] = await strapi.db.query(uid).findMany({ where: { documentId, publishedAt: null } });
  const original = await defaultLocale(strapi);
  return rows.find((row) => row.locale === locale) ?? rows.find((row) => row.locale === original) ?? null;
}

async function slugsOfOthers(strapi: Core.Strapi, { uid, slug }: Addressed, { documentId, locale }: Own, base: string) {
  const where = { locale, [slug]: { $startsWith: base }, ...(documentId && { documentId: { $ne: documentId } }) };
  const rows: Row[] = await strapi.db.query(uid).findMany({ where, select: [slug] });
  return new Set(rows.map((row) => String(row[slug])));
}
