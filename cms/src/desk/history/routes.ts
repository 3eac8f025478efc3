import { errors } from '@strapi/utils';
import type { Core, UID } from '@strapi/strapi';
import { z } from 'zod';
import type { RestoreRequest } from '@kneadful/shared-types';
import { addAdminRoutes } from '../admin-routes';
import { type Ability, permissionsOf } from '../entry-links';
import { findDraft } from '../routes';
import { type Access, accessTo } from './access';
import { restore } from './restore';
import { comparisonOf, type Draft, historyOf } from './versions';

/** The part of Koa's context that is used here. */
interface Context {
  params: { uid: string; documentId: string; version: string };
  query: { locale?: string; last?: string; with?: string };
  request: { body?: unknown };
  state: { user: { id: number }; userAbility: Ability };
}

type Answer = (asked: Context & { uid: UID.ContentType; draft: Draft; access: Access }) => Promise<object>;

const restoreRequest = z.strictObject({ replaces: z.iso.datetime() }) satisfies z.ZodType<RestoreRequest>;

/** `/desk/…/history`, for whoever may read the entry, and to restore a version, change it. Call it while registering. */
export function addHistoryRoutes(strapi: Core.Strapi): void {
  const about = (method: string, path: string, answer: Answer) => ({
    method,
    path: `/desk/entries/:uid/:documentId/history${path}`,
    handler: async (context: Context) => {
      const { params, query, state } = context;
      const { uid, draft } = await findDraft(strapi, params, query.locale);
      if (permissionsOf(strapi, state.userAbility, uid).cannot.read(draft))
        throw new errors.ForbiddenError('Your role may not read this entry.');
      const access = await accessTo(strapi, state.userAbility, uid, draft);
      return { data: await answer({ ...context, params, query, state, uid, draft, access }) };
    },
  });
  addAdminRoutes(strapi, [
    about('GET', '', ({ query, uid, draft, access }) =>
      historyOf(strapi, uid, draft, access, /^[1-9]\d?$/.test(query.last ?? '') ? Number(query.last) : undefined),
    ),
    about('GET', '/:version', ({ params, query, state, uid, draft, access }) =>
      comparisonOf(strapi, state.userAbility, uid, draft, access, { id: params.version, by: query.with }),
    ),
    about('POST', '/:version/restore', ({ params, request, state, uid, draft, access }) => {
      if (!access.mayRestore) throw new errors.ForbiddenError('Your role may not change this entry.');
      const asked = restoreRequest.safeParse(request.body);
      if (!asked.success)
        throw new errors.ValidationError('A restore names the draft that it replaces by when it was saved.');
      const { replaces } = asked.data;
      const wanted = { id: params.version, replaces, userId: state.user.id };
      return strapi.db.transaction(() => restore(strapi, state.userAbility, uid, draft, access, wanted));
    }),
  ]);
}
