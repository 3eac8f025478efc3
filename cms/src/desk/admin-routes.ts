import type { Core } from '@strapi/strapi';

export interface AdminRoute {
  method: string;
  path: string;
  /** Given Koa's context, with the signed-in user and what the role may do in its state. */
  handler(context: never): unknown;
  /** Actions of Settings › Roles that the role must have. */
  permissions?: readonly string[];
}

/** Doors of the admin's own API, for whoever is signed in. Call it before the server listens. */
export function addAdminRoutes(strapi: Core.Strapi, routes: readonly AdminRoute[]): void {
  const signedIn = 'admin::isAuthenticatedAdmin';
  const allowed = (actions: readonly string[]) => ({ name: 'admin::hasPermissions', config: { actions } });
  strapi.server.routes({
    type: 'admin',
    prefix: '',
    routes: routes.map(({ permissions, ...route }) => ({
      ...route,
      config: { policies: [signedIn, ...(permissions ? [allowed(permissions)] : [])] },
    })),
  } as unknown as Parameters<typeof strapi.server.routes>[0]);
}
