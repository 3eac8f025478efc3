import type { Core } from '@strapi/strapi';
import { isReadable } from '../../graphql/readable';
import { goneBy, localesIn, onLanguageRemoved } from '../gone';
import { removePlans } from './store';

/**
 * Takes away what has no sense any more: a refusal, once somebody has done what was refused, and what is scheduled for an
 * entry that is deleted. Call it while registering, after the build hooks, in whose transaction this belongs.
 */
export function forgetSchedules(strapi: Core.Strapi): void {
  onLanguageRemoved(strapi, (gone) => removePlans(strapi, gone));
  strapi.documents.use(async (context, next) => {
    const result = await next();
    const { uid, action } = context;
    if (!isReadable(uid) || !['publish', 'unpublish', 'delete'].includes(action)) return result;
    const { documentId } = context.params as { documentId: string };
    if (action === 'delete')
      for (const gone of await goneBy(strapi, uid, documentId, result)) await removePlans(strapi, gone);
    else {
      const refused = { entryType: uid, entryId: documentId, action, state: 'refused' };
      for (const locale of localesIn(result)) await removePlans(strapi, { ...refused, locale });
    }
    return result;
  });
}
