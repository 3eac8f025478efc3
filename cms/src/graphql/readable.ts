/** The content types that the site reads. What is not listed here is in no GraphQL answer. */
export const readableTypes = [
  'api::add-on.add-on',
  'api::article.article',
  'api::audience.audience',
  'api::body-region.body-region',
  'api::citation.citation',
  'api::condition.condition',
  'api::faq.faq',
  'api::frequency-recommendation.frequency-recommendation',
  'api::location.location',
  'api::navigation.navigation',
  'api::page.page',
  'api::person.person',
  'api::redirect.redirect',
  'api::research-finding.research-finding',
  'api::review.review',
  'api::self-care-practice.self-care-practice',
  'api::service.service',
  'api::studio.studio',
  'api::technique.technique',
  'api::therapist.therapist',
] as const;

export type ReadableType = (typeof readableTypes)[number];

export const isReadable = (uid: string): uid is ReadableType => (readableTypes as readonly string[]).includes(uid);
