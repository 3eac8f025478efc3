import { errors } from '@strapi/utils';
import type { Core } from '@strapi/strapi';
import { addAdminRoutes } from '../admin-routes';
import type { Ability } from '../entry-links';
import { keepTrue, toDo } from './lists';
import { controlSite } from './permission';
import { PublisherClient, PublisherRefused } from './publisher';
import { siteReport } from './site';

/** The part of Koa's context that is used here. */
interface Context {
  params: { id: string };
  state: { userAbility: Ability & { can(action: string): boolean } };
}

/** What the home page shows, for whoever is signed in, as far as the role goes. Call it before the server listens. */
export function addHomeRoutes(strapi: Core.Strapi): void {
  const publisher = new PublisherClient(strapi);
  const shown = (path: string, answer: (state: Context['state']) => Promise<unknown>) => ({
    method: 'GET',
    path: `/desk/${path}`,
    handler: async ({ state }: Context) => ({ data: await answer(state) }),
  });
  const command = (path: string, address: (id: string) => string) => ({
    method: 'POST',
    path: `/desk/site/${path}`,
    handler: async ({ params }: Context) => {
      await publisher.command(address(params.id)).catch((error: unknown) => {
        throw error instanceof PublisherRefused ? new errors.ApplicationError(error.message) : error;
      });
      return { data: {} };
    },
    permissions: [controlSite],
  });
  addAdminRoutes(strapi, [
    shown('site', ({ userAbility }) => siteReport(strapi, publisher, userAbility, userAbility.can(controlSite))),
    shown('to-do', ({ userAbility }) => toDo(strapi, userAbility)),
    shown('keep-true', ({ userAbility }) => keepTrue(strapi, userAbility, new Date())),
    command('publish', () => '/publish'),
    command('resume', () => '/resume'),
    command('releases/:id/activate', (id) => `/releases/${encodeURIComponent(id)}/activate`),
  ]);
}
