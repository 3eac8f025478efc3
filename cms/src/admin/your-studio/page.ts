import type { StrapiApp } from '@strapi/strapi/admin';

/** As the server asks: `cms/src/desk/your-studio/permission.ts`. */
export const permissions = [{ action: 'admin::studio.set-up', subject: null }];

/** The page for owners, second in the settings. */
export const addYourStudio = (app: StrapiApp): void =>
  app.addSettingsLink('global', {
    id: '001-your-studio',
    to: 'your-studio',
    intlLabel: { id: 'kneadful.your-studio', defaultMessage: 'Your studio' },
    permissions,
    Component: () => import('./YourStudio'),
  });
