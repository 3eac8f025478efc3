/** The permissions that the routes of the build hooks ask for. */
export const readHooks = { action: 'admin::build-hooks.read', subject: null };
export const changeHooks = { action: 'admin::build-hooks.change', subject: null };

/** Settings → Build hooks, for whoever may read them. */
export const buildHooksLink = {
  id: 'build-hooks',
  to: 'build-hooks',
  intlLabel: { id: 'build-hooks.title', defaultMessage: 'Build hooks' },
  permissions: [readHooks],
  Component: () => import('./BuildHooks'),
};
