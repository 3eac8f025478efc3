import type { Core, UID } from '@strapi/strapi';
import { unfitReasons } from '@kneadful/shared-types';
import { populateLinks } from '../content-model/links';
import { entryName, entryTypeOfUid } from '../content-model/names';
import { refusalOf } from '../content-model/problems';
import { defaultLocale, isOriginal } from '../content-model/published';
import { isPublish, publishedRows } from './publish-action';
import { namingUnpublished } from './unpublished-links';

/**
 * Refuses to publish what is not fit to be live. It looks at the row that the publish has just made, in the same
 * transaction: Strapi leaves out links to what is not published, so only that row says what visitors would get.
 * Call it while registering.
 */
export function guardPublishing(strapi: Core.Strapi): void {
  strapi.documents.use(async (context, next) => {
    if (!entryTypeOfUid(context.uid) || !isPublish(context)) return next();
    return strapi.db.transaction(async () => {
      const result = await next();
      for (const { id } of publishedRows(result)) await refuseUnfit(strapi, context.uid, id);
      return result;
    });
  });
}

async function refuseUnfit(strapi: Core.Strapi, uid: UID.ContentType, id: number): Promise<void> {
  const type = entryTypeOfUid(uid);
  const entry = await strapi.db.query(uid).findOne({ where: { id }, populate: populateLinks(strapi, uid) });
  if (!type || !entry) return;
  const reasons = unfitReasons(type, entry, isOriginal(entry, await defaultLocale(strapi)));
  if (reasons.length === 0) return;
  const problems = await namingUnpublished(strapi, uid, entry, reasons);
  const sentences = [...new Set(problems.map((problem) => problem.message))].join(' ');
  throw refusalOf(problems, `${entryName(strapi, uid, entry)} cannot be published yet. ${sentences}`);
}
