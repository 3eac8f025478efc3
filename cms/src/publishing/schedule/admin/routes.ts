import { errors } from '@strapi/utils';
import type { Core } from '@strapi/strapi';
import type { EntrySchedule } from '@kneadful/shared-types';
import { addAdminRoutes } from '../../../desk/admin-routes';
import { type Ability, permissionsOf } from '../../../desk/entry-links';
import { findDraft } from '../../../desk/routes';
import type { Person, Subject } from '../plan';
import type { Asker, ScheduleActions } from './actions';
import { comingUp } from './coming-up';

/** The part of Koa's context that is used here. */
interface Context {
  params: { uid: string; documentId: string; action: string };
  query: { locale?: string };
  request: { body?: unknown };
  state: { user: Person; userAbility: Ability };
}

type Answer = (subject: Subject, asker: Asker, context: Context) => Promise<EntrySchedule>;

/** `/desk/…/schedule`, for whoever is signed in, as far as the role goes. Call it before the server listens. */
export function addScheduleRoutes(strapi: Core.Strapi, actions: ScheduleActions): void {
  const about = (method: string, path: string, answer: Answer) => ({
    method,
    path: `/desk/entries/:uid/:documentId/schedule${path}`,
    handler: async (context: Context) => {
      const { params, query, state } = context;
      const { uid, draft } = await findDraft(strapi, params, query.locale);
      const { cannot } = permissionsOf(strapi, state.userAbility, uid);
      if (cannot.read(draft)) throw new errors.ForbiddenError('Your role may not read this entry.');
      const subject = { entryType: uid, entryId: draft.documentId, locale: (draft.locale as string | null) ?? null };
      return { data: await answer(subject, { person: state.user, mayChange: !cannot.publish(draft) }, context) };
    },
  });
  addAdminRoutes(strapi, [
    about('GET', '', (subject, asker) => actions.read(subject, asker)),
    about('PUT', '', (subject, asker, { request }) => actions.change(subject, asker, request.body)),
    about('POST', '/:action/retry', (subject, asker, { params }) => actions.retry(subject, asker, params.action)),
    about('POST', '/:action/dismiss', (subject, asker, { params }) => actions.dismiss(subject, asker, params.action)),
    {
      method: 'GET',
      path: '/desk/coming-up',
      handler: async ({ state }: Context) => ({ data: await comingUp(strapi, state.userAbility) }),
    },
  ]);
}
