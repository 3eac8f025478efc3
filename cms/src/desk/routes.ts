import { errors } from '@strapi/utils';
import type { Core, UID } from '@strapi/strapi';
import { populateLinks } from '../content-model/links';
import { isReadable } from '../graphql/readable';
import { addAdminRoutes } from './admin-routes';
import { departureOf } from './departure';
import { type Ability, permissionsOf, withCreator } from './entry-links';
import { PublisherClient } from './home/publisher';
import { livenessOf } from './liveness';
import { previewAddress } from './preview';
import { readinessOf } from './readiness';

/** The part of Koa's context that is used here. */
interface Context {
  params: { uid: string; documentId: string };
  query: { locale?: string };
  state: { userAbility: Ability };
}

type Draft = Record<string, unknown> & { documentId: string };
type Answer = (ability: Ability, uid: UID.ContentType, draft: Draft) => Promise<object | undefined>;

/** `/desk`, for whoever is signed in, as far as the role may read the entry. Call it before the server listens. */
export function addDeskRoutes(strapi: Core.Strapi): void {
  const publisher = new PublisherClient(strapi);
  const about = (name: string, answer: Answer) => ({
    method: 'GET',
    path: `/desk/entries/:uid/:documentId/${name}`,
    handler: async ({ params, query, state }: Context) => {
      const { uid, draft } = await findDraft(strapi, params, query.locale);
      if (permissionsOf(strapi, state.userAbility, uid).cannot.read(draft))
        throw new errors.ForbiddenError('Your role may not read this entry.');
      return { data: (await answer(state.userAbility, uid, draft)) ?? null };
    },
  });
  addAdminRoutes(strapi, [
    about('report', (ability, uid, draft) => readinessOf(strapi, ability, uid, draft, new Date())),
    about('departure', (ability, uid, draft) => departureOf(strapi, ability, uid, draft)),
    about('liveness', (_ability, uid, draft) => livenessOf(strapi, publisher, uid, draft)),
    about('preview', (ability, uid, draft) => previewAddress(strapi, ability, uid, draft)),
  ]);
}

/** The draft with its components and links, in the locale if the type has any. @throws NotFoundError */
export async function findDraft(
  strapi: Core.Strapi,
  { uid, documentId }: Context['params'],
  locale: string | undefined,
) {
  const missing = new errors.NotFoundError('There is no such entry. Somebody may have deleted it.');
  if (!isReadable(uid)) throw missing;
  const where = { documentId, publishedAt: null };
  const populate = { ...populateLinks(strapi, uid), ...withCreator };
  const rows: Draft[] = await strapi.db.query(uid).findMany({ where, populate, orderBy: { id: 'asc' } });
  const draft = rows.find((row) => !row.locale || !locale || row.locale === locale);
  if (!draft) throw missing;
  return { uid, draft };
}
