import type { Core } from '@strapi/strapi';

interface PermissionService {
  actionProvider: { registerMany(actions: object[]): Promise<unknown> };
}

/** An action as `site.control`, which permissions then name `admin::site.control`. */
export interface SettingsAction {
  uid: string;
  displayName: string;
}

/**
 * Actions that a role may be given in the admin's settings, in a box of their own. Call it while registering: Strapi forgets
 * what roles were given if an action is not known by then.
 */
export async function registerActions(
  strapi: Core.Strapi,
  category: string,
  actions: readonly SettingsAction[],
): Promise<void> {
  const { actionProvider } = strapi.service('admin::permission') as unknown as PermissionService;
  await actionProvider.registerMany(
    actions.map((action) => ({ section: 'settings', category, pluginName: 'admin', ...action })),
  );
}
