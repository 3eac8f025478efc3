import type { Core, UID } from '@strapi/strapi';
import type { Problem } from '@kneadful/shared-types';
import { populateLinks } from '../content-model/links';
import { entryName, entryTypeOfUid } from '../content-model/names';
import { refusalOf } from '../content-model/problems';
import { whereIs } from '../desk/labels';
import { emptySentence } from './empty-fields';
import { isPublish, publishedRows } from './publish-action';
import { reasonsAgainst } from './reasons';
import { takenByPublish } from './taken-values';
import { namingUnpublished } from './unpublished-links';

type Row = Record<string, unknown>;

/**
 * Refuses to publish what is not fit to be live. It looks at the row that the publish has just made, in the same
 * transaction: Strapi leaves out links to what is not published, so only that row says what visitors would get.
 * Call it while registering.
 */
export function guardPublishing(strapi: Core.Strapi): void {
  strapi.documents.use(async (context, next) => {
    if (!entryTypeOfUid(context.uid) || !isPublish(context)) return next();
    return strapi.db.transaction(async () => {
      await refuseTaken(strapi, context.uid, context.params);
      const result = await next();
      for (const { id } of publishedRows(result)) await refuseUnfit(strapi, context.uid, id);
      return result;
    });
  });
}

/** Before the publish: Strapi would refuse it, too. */
async function refuseTaken(strapi: Core.Strapi, uid: UID.ContentType, params: object): Promise<void> {
  const taken = await takenByPublish(strapi, uid, params);
  if (taken) throw refusal(strapi, uid, taken.draft, taken.problems);
}

async function refuseUnfit(strapi: Core.Strapi, uid: UID.ContentType, id: number): Promise<void> {
  const type = entryTypeOfUid(uid);
  const entry = await strapi.db.query(uid).findOne({ where: { id }, populate: populateLinks(strapi, uid) });
  if (!type || !entry) return;
  // What is taken is among it once more: of several that are published at once none was live when the others asked.
  const reasons = await reasonsAgainst(strapi, uid, type, entry);
  if (reasons.length === 0) return;
  throw refusal(strapi, uid, entry, await namingUnpublished(strapi, uid, entry, reasons));
}

function refusal(strapi: Core.Strapi, uid: UID.ContentType, entry: Row, problems: Problem[]) {
  const named = problems.map(({ path, message }) =>
    message === emptySentence ? `${whereIs(strapi, uid, entry, path)} has to be filled in.` : message,
  );
  const sentences = [...new Set(named)].join(' ');
  return refusalOf(problems, `${entryName(strapi, uid, entry)} cannot be published yet. ${sentences}`);
}
