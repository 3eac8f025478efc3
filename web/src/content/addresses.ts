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

export const entryPath = (type: PagedType, slug: string) =>
  folders[type] ? `/${folders[type]}/${slug}/` : `/${slug}/`;
