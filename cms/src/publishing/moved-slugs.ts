import type { Core, UID } from '@strapi/strapi';
import { entryPath, folders, type PagedType } from '@kneadful/shared-types';
import { entryTypeOfUid } from '../content-model/names';
import { forgetSlugs, keepLastSlugs, rememberedSlug, rememberSlug } from './last-slugs';
import { isPublish } from './publish-action';
import { type Step, tableOf } from './published-rows';
import { leadOn } from './redirects';

/**
 * Writes a permanent redirect, in the same transaction, when a publish changes the address of a page. An entry that was
 * unpublished and comes back under another slug has moved too. Redirects to what is unpublished or deleted stay: visitors
 * get the same 404 there as without them, and the page again when it comes back. Call it while registering.
 */
export function redirectMovedPages(strapi: Core.Strapi): void {
  keepLastSlugs(strapi);
  strapi.documents.use(async (context, next) => {
    const { uid, action } = context;
    const type = pagedType(uid);
    const { documentId } = context.params as { documentId?: string };
    const concerned = isPublish(context) || action === 'unpublish' || action === 'delete';
    if (!type || !documentId || !concerned) return next();
    return strapi.db.transaction(async ({ trx }) => {
      const step = { strapi, sql: trx };
      const before = await liveSlugs(step, uid, documentId);
      const result = await next();
      const after = action === 'delete' ? undefined : await liveSlugs(step, uid, documentId);
      if (!after) await forgetSlugs(strapi, documentId);
      else if (action === 'unpublish') await rememberGone(step, documentId, before, after);
      else await redirectMoved(step, { uid, type, documentId }, before, after);
      return result;
    });
  });
}

function pagedType(uid: string): PagedType | undefined {
  const type = entryTypeOfUid(uid);
  return type && type in folders ? (type as PagedType) : undefined;
}

/** Slugs of the published rows by locale. */
type Slugs = Map<string | null, string>;

async function liveSlugs({ strapi, sql }: Step, uid: UID.ContentType, documentId: string): Promise<Slugs> {
  const rows: { locale: string | null; slug: string }[] = await sql(tableOf(strapi, uid))
    .select('locale', 'slug')
    .where('document_id', documentId)
    .whereNotNull('published_at');
  return new Map(rows.map(({ locale, slug }) => [locale, slug]));
}

async function rememberGone({ strapi }: Step, documentId: string, before: Slugs, after: Slugs): Promise<void> {
  for (const [locale, slug] of before) {
    if (!after.has(locale)) await rememberSlug(strapi, documentId, locale, slug);
  }
}

interface Page {
  uid: UID.ContentType;
  type: PagedType;
  documentId: string;
}

async function redirectMoved(step: Step, page: Page, before: Slugs, after: Slugs): Promise<void> {
  const { strapi } = step;
  for (const [locale, slug] of after) {
    const earlier = before.get(locale) ?? (await rememberedSlug(strapi, page.documentId, locale));
    if (!before.has(locale)) await forgetSlugs(strapi, page.documentId, [locale]);
    if (!earlier || earlier === slug) continue;
    const prefix = await localePrefix(strapi, locale);
    const path = (of: string) => entryPath(page.type, of, prefix);
    if (await isTaken(step, page, locale, earlier)) continue;
    await leadOn(strapi, path(earlier), path(slug));
  }
}

/** What precedes the paths of a locale's pages. */
async function localePrefix(strapi: Core.Strapi, locale: string | null): Promise<string> {
  const defaultLocale: string = await strapi.plugin('i18n').service('locales').getDefaultLocale();
  return !locale || locale === defaultLocale ? '' : `/${locale}`;
}

/** Whether another entry is live at the address by now. */
async function isTaken(
  { strapi, sql }: Step,
  { uid, documentId }: Page,
  locale: string | null,
  slug: string,
): Promise<boolean> {
  const other = await sql(tableOf(strapi, uid))
    .where({ slug, locale })
    .whereNotNull('published_at')
    .whereNot('document_id', documentId)
    .first('id');
  return other !== undefined;
}
