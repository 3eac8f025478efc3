import type { RouteName } from './entries/index.ts';

export { entryPath, folders, type PagedType } from '@kneadful/shared-types';

/** Paths of the pages that always exist. */
export const routePaths: Record<RouteName, string> = {
  home: '/',
  guide: '/guide/',
  techniques: '/techniques/',
  conditions: '/conditions/',
  frequency: '/frequency/',
  research: '/research/',
  faq: '/faq/',
  services: '/services/',
  therapists: '/therapists/',
  reviews: '/reviews/',
  contact: '/contact/',
};

/** A tool of ours: found by search engines, but with no place in the menus that editors make. */
export const findPath = '/find/';

/** Made for visitors alone: it has nothing of its own to be found by, and no place in the menus that editors make. */
export const searchPath = '/search/';

/** What visitors can send, and what becomes of it. Like the finder, they have no place in the menus that editors make. */
export const formPaths = {
  booking: '/book/',
  bookingThanks: '/book/thank-you/',
  reviewThanks: '/reviews/thank-you/',
  privacy: '/privacy/',
};
