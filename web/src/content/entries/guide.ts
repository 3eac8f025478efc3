import { z } from 'zod';
import { sections } from './blocks.ts';
import { careCard, common, date, link, links, order, picture, pressure, prose, seo, statement, text } from './parts.ts';

export const Article = z.object({
  ...common,
  title: text,
  slug: text,
  /** When it was written first: ISO 8601. Publishing again does not change it. */
  createdAt: z.iso.datetime(),
  promise: text,
  picture,
  sections,
  author: link,
  medicalReviewer: link.optional(),
  lastReviewedOn: date.optional(),
  nextReviewDue: date.optional(),
  reviewScope: text.optional(),
  changeNotes: z.array(z.object({ date, note: text })).default([]),
  citations: links,
  conditions: links,
  techniques: links,
  regions: links,
  audiences: links,
  seo,
});

export const Technique = z.object({
  ...common,
  name: text,
  slug: text,
  summary: text,
  picture,
  bestFor: text,
  pressureFrom: pressure,
  pressureTo: pressure,
  pressureNote: text.optional(),
  goodChoiceIf: text,
  avoidIf: text.optional(),
  body: prose,
  order,
  seo,
});

export const Condition = z.object({
  ...common,
  name: text,
  slug: text,
  summary: text,
  picture: picture.optional(),
  body: prose,
  askTherapist: z.array(z.object({ text })).default([]),
  careCards: z.array(careCard).default([]),
  regions: links,
  techniques: links,
  order,
  seo,
});

const mapMuscle = z.enum([
  'trapezius',
  'rhomboids',
  'levator-scapulae',
  'thoracic-erector-spinae',
  'intercostals',
  'quadratus-lumborum',
  'lumbar-erector-spinae',
  'gluteus-medius',
]);

export const BodyRegion = z.object({
  ...common,
  name: text,
  slug: text,
  mapId: z.enum(['upper', 'mid', 'lower']),
  summary: text,
  body: prose,
  muscles: z.array(z.object({ name: text, note: text.optional(), mapId: mapMuscle.optional() })).default([]),
  issues: z.array(z.object({ label: text, condition: link.optional() })).default([]),
  seo,
});

export const Audience = z.object({
  ...common,
  name: text,
  slug: text,
  summary: text,
  picture: picture.optional(),
  body: prose,
  conditions: links,
  techniques: links,
  frequency: link.optional(),
  order,
  seo,
});

const count = z.number().int().positive();

export const FrequencyRecommendation = z.object({
  ...common,
  situation: text,
  frequency: text,
  notes: text.optional(),
  phases: z
    .array(
      z.object({
        label: text,
        visitsMin: count,
        visitsMax: count.optional(),
        periodDaysMin: count,
        periodDaysMax: count.optional(),
        periodsMin: count.optional(),
        periodsMax: count.optional(),
      }),
    )
    .min(1),
  ...statement,
  conditions: links,
  order,
});

export const ResearchFinding = z.object({
  ...common,
  finding: text,
  comparator: text.optional(),
  effect: text.optional(),
  measuredAt: text.optional(),
  response: text,
  ...statement,
  condition: link,
  order,
});

export const Citation = z.object({
  ...common,
  shortName: text,
  authors: text,
  title: text,
  publication: text,
  year: z.number().int(),
  studyType: z.enum([
    'randomised-trial',
    'systematic-review',
    'evidence-map',
    'guideline',
    'narrative-review',
    'burden-study',
  ]),
  doi: text.optional(),
  isbn: text.optional(),
  sampleSize: count.optional(),
  studyCount: count.optional(),
  population: text.optional(),
  summary: text,
});

export const Faq = z.object({ ...common, question: text, answer: prose, order });

export const SelfCarePractice = z.object({
  ...common,
  name: text,
  group: z.enum(['movement', 'workstation', 'self-massage']),
  instructions: text,
  caution: text.optional(),
  regions: links,
  order,
});

export const Person = z.object({
  ...common,
  name: text,
  role: text,
  credentials: text.optional(),
  bio: text.optional(),
  portrait: picture.optional(),
  sample: z.boolean().default(false),
});
