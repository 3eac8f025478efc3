import type { Core } from '@strapi/strapi';
import { registerActions } from '../settings-actions';

/** For the page “Your studio”. */
export const setUpStudio = 'admin::studio.set-up';

/** An action that owners have, and may give to a role. Call it while registering. */
export const registerStudioPermission = (strapi: Core.Strapi): Promise<void> =>
  registerActions(strapi, 'the studio', [
    { uid: 'studio.set-up', displayName: 'Remove the sample content, invite people, try the mail server' },
  ]);
