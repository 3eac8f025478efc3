import type { Core } from '@strapi/strapi';
import { deliveryUid, hookUid } from '../hook';

export const readHooks = 'admin::build-hooks.read';
export const changeHooks = 'admin::build-hooks.change';

interface PermissionService {
  actionProvider: { registerMany(actions: object[]): Promise<unknown> };
  engine: { hooks: Record<string, { register(handler: (context: PermissionContext) => false | undefined): unknown }> };
}

interface PermissionContext {
  permission: { subject?: string | null };
}

/**
 * Two actions that a role may be given in the admin's settings. And nobody, not even a super admin, may reach the rows
 * through the content manager: hiding a type from its menu leaves its doors open. Call it while registering: Strapi
 * forgets what roles were given if an action is not known by then.
 */
export async function registerHookPermissions(strapi: Core.Strapi): Promise<void> {
  const { actionProvider, engine } = strapi.service('admin::permission') as unknown as PermissionService;
  const action = { section: 'settings', category: 'build hooks', pluginName: 'admin' };
  await actionProvider.registerMany([
    { ...action, uid: 'build-hooks.read', displayName: 'Read build hooks' },
    { ...action, uid: 'build-hooks.change', displayName: 'Change build hooks' },
  ]);
  engine.hooks['before-format::validate.permission']?.register(({ permission }) =>
    permission.subject === hookUid || permission.subject === deliveryUid ? false : undefined,
  );
}
