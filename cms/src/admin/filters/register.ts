import type { StrapiApp } from '@strapi/strapi/admin';
import { tellOfPictures } from './saved-filters';
import { ShowOnly } from './ShowOnly';

/** Saved filters above every list. Call it while bootstrapping. */
export function addSavedFilters(app: StrapiApp): void {
  app.getPlugin('content-manager').injectComponent('listView', 'actions', { name: 'show-only', Component: ShowOnly });
  app.registerHook('Admin/CM/pages/ListView/inject-in-filters', tellOfPictures);
}
