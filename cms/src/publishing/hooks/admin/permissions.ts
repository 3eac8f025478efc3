import type { Core } from '@strapi/strapi';
import { registerActions } from '../../../desk/settings-actions';
import { deliveryUid, hookUid } from '../hook';

export const readHooks = 'admin::build-hooks.read';
export const changeHooks = 'admin::build-hooks.change';

interface PermissionService {
  engine: { hooks: Record<string, { register(handler: (context: PermissionContext) => false | undefined): unknown }> };
}

interface PermissionContext {
  permission: { subject?: string | null };
}

/**
 * Two actions that a role may be given in the admin's settings. And nobody, not even a super admin, may reach the rows
 * through the content manager: hiding a type from its menu leaves its doors open. Call it while registering.
 */
export async function registerHookPermissions(strapi: Core.Strapi): Promise<void> {
  const { engine } = strapi.service('admin::permission') as unknown as PermissionService;
  await registerActions(strapi, 'build hooks', [
    { uid: 'build-hooks.read', displayName: 'Read build hooks' },
    { uid: 'build-hooks.change', displayName: 'Change build hooks' },
  ]);
  engine.hooks['before-format::validate.permission']?.register(({ permission }) =>
    permission.subject === hookUid || permission.subject === deliveryUid ? false : undefined,
  );
}
