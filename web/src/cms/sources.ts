import * as documents from '@kneadful/shared-types';
import type { EntryType } from '@kneadful/shared-types';
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';

// Variables and answers differ by document; the sync reads answers as `unknown` and parses them.
type AnyDocument = TypedDocumentNode<Record<string, unknown>, Record<string, unknown>>;

export interface Source {
  type: EntryType;
  document: AnyDocument;
  /** The root field of the answer. */
  root: string;
  kind: 'list' | 'single';
  localized: boolean;
}

const list = (type: EntryType, root: string, document: unknown, localized = true): Source => ({
  type,
  root,
  document: document as AnyDocument,
  kind: 'list',
  localized,
});
const single = (type: EntryType, root: string, document: unknown): Source => ({
  type,
  root,
  document: document as AnyDocument,
  kind: 'single',
  localized: true,
});

/** One source per content type that the site reads. */
export const sources: readonly Source[] = [
  list('AddOn', 'addOns', documents.AddOnsDocument),
  list('Article', 'articles', documents.ArticlesDocument),
  list('Audience', 'audiences', documents.AudiencesDocument),
  list('BodyRegion', 'bodyRegions', documents.BodyRegionsDocument),
  list('Citation', 'citations', documents.CitationsDocument),
  list('Condition', 'conditions', documents.ConditionsDocument),
  list('Faq', 'faqs', documents.FaqsDocument),
  list('FrequencyRecommendation', 'frequencyRecommendations', documents.FrequencyRecommendationsDocument),
  list('Location', 'locations', documents.LocationsDocument),
  single('Navigation', 'navigation', documents.NavigationDocument),
  list('Page', 'pages', documents.PagesDocument),
  list('Person', 'people', documents.PeopleDocument),
  list('Redirect', 'redirects', documents.RedirectsDocument, false),
  list('ResearchFinding', 'researchFindings', documents.ResearchFindingsDocument),
  list('Review', 'reviews', documents.ReviewsDocument),
  list('SelfCarePractice', 'selfCarePractices', documents.SelfCarePracticesDocument),
  list('Service', 'services', documents.ServicesDocument),
  single('Studio', 'studio', documents.StudioDocument),
  list('Technique', 'techniques', documents.TechniquesDocument),
  list('Therapist', 'therapists', documents.TherapistsDocument),
];
