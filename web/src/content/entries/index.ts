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

/**
 * Fields without a language, which the default locale's row has for all: a price is one in every language. Strapi copies
 * them into the drafts of other locales, but into their published rows only when these are published again.
 */
export const sharedFields: { [Type in EntryType]?: readonly (keyof Entries[Type])[] } = {
  AddOn: ['price', 'minutes', 'order'],
  Article: ['lastReviewedOn', 'nextReviewDue'],
  Audience: ['order'],
  BodyRegion: ['mapId'],
  Citation: [
    ...(['shortName', 'authors', 'title', 'publication', 'year'] as const),
    ...(['studyType', 'doi', 'isbn', 'sampleSize', 'studyCount'] as const),
  ],
  Condition: ['order'],
  Faq: ['order'],
  FrequencyRecommendation: ['basis', 'certainty', 'order'],
  Location: [
    ...(['street', 'city', 'state', 'postalCode', 'country', 'phone'] as const),
    ...(['mapLink', 'latitude', 'longitude', 'timezone', 'openingHours'] as const),
  ],
  Person: ['name', 'credentials', 'sample'],
  ResearchFinding: ['basis', 'certainty', 'order'],
  Review: ['reviewer', 'rating', 'source', 'sourceUrl', 'consent', 'receivedOn', 'sample'],
  SelfCarePractice: ['group', 'order'],
  Service: ['options', 'order'],
  Studio: [
    ...(['name', 'shortName', 'bookingLink', 'email', 'accent', 'logo', 'logoDark'] as const),
    ...(['timezone', 'currency', 'keepRequestsDays', 'demo'] as const),
  ],
  Technique: ['pressureFrom', 'pressureTo', 'order'],
  Therapist: ['name', 'credentials', 'languages', 'acceptingClients', 'sample', 'order'],
};

export type * from './blocks.ts';
export type * from './parts.ts';
