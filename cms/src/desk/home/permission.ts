import type { Core } from '@strapi/strapi';
import { registerActions } from '../settings-actions';

export const controlSite = 'admin::site.control';

/** An action that editors have, and a role may be given. Call it while registering. */
export const registerSitePermission = (strapi: Core.Strapi): Promise<void> =>
  registerActions(strapi, 'the site', [
    { uid: 'site.control', displayName: 'Publish now, go back to an earlier release' },
  ]);
