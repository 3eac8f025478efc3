import type { Core } from '@strapi/strapi';
import { addAdminRoutes } from '../../../desk/admin-routes';
import type { HookActions } from './actions';
import { changeHooks, readHooks } from './permissions';

/** The part of Koa's context that is used here. */
interface Context {
  params: { id: string };
  request: { body?: unknown };
  state: { userAbility: { can(action: string): boolean } };
  status: number;
  conflict(message: string): void;
}

/** `/build-hooks`, for signed-in editors whose role allows it. Call it before the server listens. */
export function addHookRoutes(strapi: Core.Strapi, actions: HookActions): void {
  const route = (permission: string) => (method: string, path: string, handler: (context: Context) => unknown) => ({
    method,
    path,
    handler,
    permissions: [permission],
  });
  const reading = route(readHooks);
  const changing = route(changeHooks);
  const answer = async (data: unknown) => ({ data: await data });

  addAdminRoutes(strapi, [
    reading('GET', '/build-hooks', ({ state }) => answer(actions.list(state.userAbility.can(changeHooks)))),
    reading('GET', '/build-hooks/:id/deliveries', ({ params }) => answer(actions.deliveries(params.id))),
    changing('POST', '/build-hooks', async (context) => {
      const created = await answer(actions.create(context.request.body));
      context.status = 201;
      return created;
    }),
    changing('PUT', '/build-hooks/:id', ({ params, request }) => answer(actions.update(params.id, request.body))),
    changing('POST', '/build-hooks/:id/rotate', ({ params, request }) =>
      answer(actions.rotate(params.id, request.body)),
    ),
    changing('POST', '/build-hooks/:id/finish-rotation', ({ params }) => answer(actions.finishRotation(params.id))),
    changing('POST', '/build-hooks/:id/send', async (context) => {
      const view = await actions.sendNow(context.params.id);
      if (view) return { data: view };
      context.conflict('This hook is being called already. Look again in a few seconds.');
    }),
    changing('DELETE', '/build-hooks/:id', async (context) => {
      await actions.remove(context.params.id);
      context.status = 204;
    }),
  ]);
}
