import { Book } from '@strapi/icons';
import type { StrapiApp } from '@strapi/strapi/admin';

/** In the menu, for everybody. Call it while registering. */
export function addHandbook(app: StrapiApp): void {
  app.addMenuLink({
    to: 'handbook',
    icon: Book,
    intlLabel: { id: 'kneadful.handbook', defaultMessage: 'Handbook' },
    permissions: [],
    Component: () => import('./Handbook'),
    position: 9,
  });
}
