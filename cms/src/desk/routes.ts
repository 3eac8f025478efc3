import { errors } from '@strapi/utils';
import type { Core, UID } from '@strapi/strapi';
import { populateLinks } from '../content-model/links';
import { isReadable } from '../graphql/readable';
import { departureOf } from './departure';
import { type Ability, permissionsOf } from './entry-links';
import { readinessOf } from './readiness';

/** The part of Koa's context that is used here. */
interface Context {
  params: { uid: string; documentId: string };
  query: { locale?: string };
  state: { userAbility: Ability };
}

type Draft = Record<string, unknown> & { documentId: string };
type Answer = (ability: Ability, uid: UID.ContentType, draft: Draft) => Promise<object>;

/** `/desk`, for whoever is signed in, as far as the role may read the entry. Call it before the server listens. */
export function addDeskRoutes(strapi: Core.Strapi): void {
  const about = (name: string, answer: Answer) => ({
    method: 'GET',
    path: `/desk/entries/:uid/:documentId/${name}`,
    handler: async ({ params, query, state }: Context) => {
      const { uid, draft } = await findDraft(strapi, params, query.locale);
      if (permissionsOf(strapi, state.userAbility, uid).cannot.read(draft))
        throw new errors.ForbiddenError('Your role may not read this entry.');
      return { data: await answer(state.userAbility, uid, draft) };
    },
    config: { policies: ['admin::isAuthenticatedAdmin'] },
  });
  const routes = [
    about('report', (ability, uid, draft) => readinessOf(strapi, ability, uid, draft, new Date())),
    about('departure', (ability, uid, draft) => departureOf(strapi, ability, uid, draft)),
  ];
  strapi.server.routes({ type: 'admin', prefix: '', routes } as unknown as Parameters<typeof strapi.server.routes>[0]);
}

/** The draft with its components and links, in the locale if the type has any. @throws NotFoundError */
async function findDraft(strapi: Core.Strapi, { uid, documentId }: Context['params'], locale: string | undefined) {
  const missing = new errors.NotFoundError('There is no such entry. Somebody may have deleted it.');
  if (!isReadable(uid)) throw missing;
  const where = { documentId, publishedAt: null };
  const populate = { ...populateLinks(strapi, uid), createdBy: { populate: ['roles'] } };
  const rows: Draft[] = await strapi.db.query(uid).findMany({ where, populate, orderBy: { id: 'asc' } });
  const draft = rows.find((row) => !row.locale || !locale || row.locale === locale);
  if (!draft) throw missing;
  return { uid, draft };
}
