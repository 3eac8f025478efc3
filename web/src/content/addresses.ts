import type { EntryType } from '@kneadful/shared-types';
import type { RouteName } from './entries/index.ts';

/** Where entries with a page of their own live, below the locale. */
export const folders = {
  Article: 'guide',
  Technique: 'techniques',
  Condition: 'conditions',
  BodyRegion: 'regions',
  Audience: 'for',
  Service: 'services',
  Therapist: 'therapists',
  Page: '',
} as const satisfies Partial<Record<EntryType, string>>;

export type PagedType = keyof typeof folders;

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

/** First segments that a page's slug must not take: routes of today, and of what is coming. */
export const reservedSlugs: ReadonlySet<string> = new Set([
  ...Object.values(routePaths).map((path) => path.split('/')[1] ?? ''),
  ...Object.values(folders),
  'find', 'book', 'privacy', 'forms', 'preview', 'hooks', 'media', 'pagefind', 'styleguide', '404', '_astro',
  'sitemap.xml', 'robots.txt', 'feed.xml',
]);

export const entryPath = (type: PagedType, slug: string) => (folders[type] ? `/${folders[type]}/${slug}/` : `/${slug}/`);

/** The type that a stored address such as `/entry/body-region/<documentId>` names. */
export function typeOfAddress(singularName: string): EntryType {
  return singularName.replace(/(^|-)(\w)/g, (_match, _dash, letter: string) => letter.toUpperCase()) as EntryType;
}
