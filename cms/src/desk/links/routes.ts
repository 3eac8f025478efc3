import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import { errors } from '@strapi/utils';
import { defaultLocale } from '../../content-model/published';
import { addAdminRoutes } from '../admin-routes';
import type { Ability } from '../entry-links';
import { searchTargets } from './search';
import { targetsOfLinks } from './targets';

/** The part of Koa's context that is used here. */
interface Context {
  query: { typed?: unknown; locale?: unknown };
  request: { body?: unknown };
  state: { userAbility: Ability };
}

const asked = z.object({ urls: z.array(z.string().max(200)).max(2000) });

/** `/desk/links`: what a text may lead to, and what its links lead to. Call it while registering. */
export function addLinkRoutes(strapi: Core.Strapi): void {
  const localeOf = async ({ query }: Context): Promise<string> =>
    typeof query.locale === 'string' && query.locale ? query.locale : defaultLocale(strapi);
  addAdminRoutes(strapi, [
    {
      method: 'GET',
      path: '/desk/links',
      handler: async (context: Context) => {
        const typed = typeof context.query.typed === 'string' ? context.query.typed.slice(0, 200) : '';
        return { data: await searchTargets(strapi, context.state.userAbility, typed, await localeOf(context)) };
      },
    },
    {
      method: 'POST',
      path: '/desk/links/targets',
      handler: async (context: Context) => {
        const { data, error } = asked.safeParse(context.request.body);
        if (error) throw new errors.ValidationError('The links of a text were expected, as `urls`.');
        return { data: await targetsOfLinks(strapi, context.state.userAbility, data.urls, await localeOf(context)) };
      },
    },
  ]);
}
