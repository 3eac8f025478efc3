import type { EntryType } from './fitness.js';

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

/** @param prefix of the locale: empty for the default one, `/es` for Spanish */
export const entryPath = (type: PagedType, slug: string, prefix = ''): string =>
  folders[type] ? `${prefix}/${folders[type]}/${slug}/` : `${prefix}/${slug}/`;
