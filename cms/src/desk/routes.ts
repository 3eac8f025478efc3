import { errors } from '@strapi/utils';
import type { Core, UID } from '@strapi/strapi';
import type { EntryReport } from '@kneadful/shared-types';
import { populateLinks } from '../content-model/links';
import { defaultLocale } from '../content-model/published';
import { isReadable } from '../graphql/readable';
import { type Ability, permissionsOf } from './entry-links';
import { linkedFrom } from './linked-from';
import { readinessOf } from './readiness';

/** The part of Koa's context that is used here. */
interface Context {
  params: { uid: string; documentId: string };
  query: { locale?: string };
  state: { userAbility: Ability };
}

/** `/desk`, for whoever is signed in, as far as the role may read the entry. Call it before the server listens. */
export function addDeskRoutes(strapi: Core.Strapi): void {
  const report = {
    method: 'GET',
    path: '/desk/entries/:uid/:documentId',
    handler: async ({ params, query, state }: Context) => ({
      data: await reportOf(strapi, state.userAbility, params.uid, params.documentId, query.locale),
    }),
    config: { policies: ['admin::isAuthenticatedAdmin'] },
  };
  strapi.server.routes({ type: 'admin', prefix: '', routes: [report] } as unknown as Parameters<
    typeof strapi.server.routes
  >[0]);
}

async function reportOf(
  strapi: Core.Strapi,
  ability: Ability,
  uid: string,
  documentId: string,
  locale: string | undefined,
): Promise<EntryReport> {
  const draft = isReadable(uid) ? await draftOf(strapi, uid, documentId, locale) : undefined;
  if (!isReadable(uid) || !draft)
    throw new errors.NotFoundError('There is no such entry. Somebody may have deleted it.');
  if (permissionsOf(strapi, ability, uid).cannot.read(draft))
    throw new errors.ForbiddenError('Your role may not read this entry.');
  const readiness = await readinessOf(strapi, ability, uid, draft, new Date());
  const referrers = await linkedFrom(strapi, ability, uid, documentId);
  const ownLocale = await defaultLocale(strapi);
  const isOriginal = !draft.locale || draft.locale === ownLocale;
  const translated = { documentId, publishedAt: { $notNull: true }, locale: { $notNull: true, $ne: ownLocale } };
  return {
    ...readiness,
    linkedFrom: referrers.linkedFrom,
    unseen: readiness.unseen + referrers.unseen,
    isOriginal,
    translations: isOriginal ? await strapi.db.query(uid).count({ where: translated }) : 0,
  };
}

async function draftOf(strapi: Core.Strapi, uid: UID.ContentType, documentId: string, locale: string | undefined) {
  const where = { documentId, publishedAt: null };
  const populate = { ...populateLinks(strapi, uid), createdBy: { populate: ['roles'] } };
  const rows: Record<string, unknown>[] = await strapi.db
    .query(uid)
    .findMany({ where, populate, orderBy: { id: 'asc' } });
  return rows.find((row) => !row.locale || !locale || row.locale === locale);
}
