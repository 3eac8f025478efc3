import type { Core } from '@strapi/strapi';
import { isReadable } from '../../graphql/readable';
import { removePlans } from './store';

/**
 * Takes away what has no sense any more: a refusal, once somebody has done what was refused, and what is scheduled for an
 * entry that is deleted. Call it while registering, after the build hooks, in whose transaction this belongs.
 */
export function forgetSchedules(strapi: Core.Strapi): void {
  strapi.documents.use(async (context, next) => {
    const result = await next();
    const { uid, action } = context;
    if (!isReadable(uid) || !['publish', 'unpublish', 'delete'].includes(action)) return result;
    const { documentId } = context.params as { documentId: string };
    const entry = { entryType: uid, entryId: documentId };
    const { entries = [] } = (result ?? {}) as { entries?: { locale?: string | null }[] };
    const locales = [...new Set(entries.map(({ locale = null }) => locale))];
    for (const locale of locales)
      await removePlans(strapi, { ...entry, locale, ...(action !== 'delete' && { action, state: 'refused' }) });
    return result;
  });
}
