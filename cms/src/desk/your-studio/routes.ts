import type { Core } from '@strapi/strapi';
import { Mailer } from '../../intake/mail';
import { addAdminRoutes } from '../admin-routes';
import type { Ability } from '../entry-links';
import { mailState, sendTestMail } from './mail';
import { makeLinkFor, peopleOf } from './people';
import { setUpStudio } from './permission';
import { removeAsAsked, samplePlan } from './samples';

/** The part of Koa's context that is used here. */
interface Context {
  params: { id: string };
  query: { also?: unknown };
  request: { body?: unknown };
  state: { userAbility: Ability; user: { id: number; email: string } };
}

type Answer = (context: Context) => Promise<unknown>;

/** `/desk/your-studio`, for owners. Call it while registering. */
export function addStudioRoutes(strapi: Core.Strapi): void {
  const mailer = new Mailer(strapi);
  /** @param more what Strapi's own page of users asks for the same */
  const route = (method: string, path: string, answer: Answer, more: string[] = []) => ({
    method,
    path: `/desk/your-studio/${path}`,
    handler: async (context: Context) => ({ data: (await answer(context)) ?? {} }),
    permissions: [setUpStudio, ...more],
  });
  const also = ({ query }: Context) => new Set(typeof query.also === 'string' ? query.also.split(',') : []);
  addAdminRoutes(strapi, [
    route('GET', 'samples', (context) => samplePlan(strapi, context.state.userAbility, also(context))),
    route('POST', 'samples/removal', ({ request }) => removeAsAsked(strapi, request.body)),
    route('GET', 'people', ({ state }) => peopleOf(strapi, state.user.id), ['admin::users.read']),
    route('POST', 'people/:id/link', ({ params }) => makeLinkFor(strapi, Number(params.id)), ['admin::users.update']),
    route('GET', 'mail', ({ state }) => mailState(strapi, mailer, state.user.email)),
    route('POST', 'mail/test', ({ state }) => sendTestMail(strapi, mailer, state.user.email)),
  ]);
}
