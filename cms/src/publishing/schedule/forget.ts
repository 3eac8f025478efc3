import type { Core } from '@strapi/strapi';
import { isReadable } from '../../graphql/readable';
import { goneBy, onLanguageRemoved } from '../gone';
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
    const done = action === 'delete' ? {} : { action, state: 'refused' };
    for (const entry of await goneBy(strapi, uid, documentId, result)) await removePlans(strapi, { ...entry, ...done });
    return result;
  });
}
