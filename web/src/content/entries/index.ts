import type { EntryType } from '@kneadful/shared-types';
import type { z } from 'zod';
import * as guide from './guide.ts';
import * as studio from './studio.ts';

/** What an entry of each type is once it is fit to be live. */
export const entrySchemas = { ...guide, ...studio } satisfies Record<EntryType, z.ZodType>;

export type Entries = { [Type in EntryType]: z.infer<(typeof entrySchemas)[Type]> };
export type Entry<Type extends EntryType = EntryType> = Entries[Type];

/**
 * Links of an entry itself. They are owned by the default locale's row and resolve in the page's locale; links inside
 * prose and sections belong to their own row.
 */
export const ownLinks: { [Type in EntryType]?: readonly (keyof Entries[Type])[] } = {
  Article: ['author', 'medicalReviewer', 'citations', 'conditions', 'techniques', 'regions', 'audiences'],
  Condition: ['regions', 'techniques'],
  Audience: ['conditions', 'techniques', 'frequency'],
  FrequencyRecommendation: ['citations', 'conditions'],
  ResearchFinding: ['condition', 'citations'],
  SelfCarePractice: ['regions'],
  Service: ['techniques', 'addOns'],
  Therapist: ['techniques', 'services'],
  Review: ['therapist', 'service'],
  Studio: ['homeArticle', 'homeServices', 'homeReviews'],
};

export type * from './blocks.ts';
export type * from './parts.ts';
