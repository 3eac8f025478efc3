import { type EntryType, entryTypes } from '@kneadful/shared-types';
import { createUi } from '../lib/ui.ts';
import { Content } from './content.ts';
import { type Entries, type Entry, type StoredPicture, type StoredProse } from './entries/index.ts';
import { ContentGraph } from './graph.ts';
import type { Snapshot } from './snapshot.ts';

/** Small content for tests: the least that is valid, and only what a test names beside it. */

export const picture = (alternativeText = 'A drawing'): StoredPicture => ({
  alternativeText,
  file: { documentId: 'file-1', url: '/uploads/drawing.webp', width: 400, height: 300, ext: '.webp', updatedAt: '2026-01-01T00:00:00.000Z' },
});

/** One paragraph as the admin's editor stores it. */
export const paragraph = (...children: object[]): StoredProse[number] => ({ type: 'paragraph', children });
export const words = (text: string, marks: object = {}) => ({ type: 'text', text, ...marks });
export const linkTo = (url: string, text: string) => ({ type: 'link', url, children: [words(text)] });

const minimal: { [Type in EntryType]: Omit<Entries[Type], 'id' | 'locale'> } = {
  AddOn: { name: 'Hot stones', description: 'Warm and smooth.', picture: picture(), price: 15, order: 10 },
  Article: {
    title: 'Backs', slug: 'backs', promise: 'What helps.', picture: picture(), sections: [], author: 'person-1', changeNotes: [], citations: [],
    conditions: [], techniques: [], regions: [], audiences: [], seo: {},
  },
  Audience: { name: 'Desk workers', slug: 'desk-workers', summary: 'They sit.', body: [], conditions: [], techniques: [], order: 10, seo: {} },
  BodyRegion: { name: 'Lower back', slug: 'lower-back', mapId: 'lower', summary: 'It carries.', body: [], muscles: [], issues: [], seo: {} },
  Citation: {
    shortName: 'Doe 2020', authors: 'Doe J', title: 'A trial', publication: 'A journal', year: 2020, studyType: 'randomised-trial',
    doi: '10.1/abc', summary: 'It helped a little.',
  },
  Condition: { name: 'Neck stiffness', slug: 'neck-stiffness', summary: 'It is stiff.', body: [], careCards: [], regions: [], techniques: [], order: 10, seo: {} },
  Faq: { question: 'Does it hurt?', answer: [], order: 10 },
  FrequencyRecommendation: {
    situation: 'Chronic pain', frequency: 'Weekly', phases: [{ label: 'At first', visitsMin: 1, periodDaysMin: 7 }], basis: 'practice',
    citations: [], conditions: [], order: 10,
  },
  Location: {
    name: 'Alder Street', street: '1 Alder Street', city: 'Portland', postalCode: '97201', country: 'US', phone: '+1 503-555-0100',
    openingHours: [{ day: 'monday', opens: '09:00', closes: '17:00' }], exceptions: [],
  },
  Navigation: { header: [{ label: 'Guide', route: 'guide' }], footer: [] },
  Page: { title: 'About', slug: 'about', summary: 'About us.', sections: [], seo: {} },
  Person: { name: 'The team', role: 'Author', sample: true },
  Redirect: { from: '/old/', to: '/guide/' },
  ResearchFinding: { finding: 'Less pain.', response: 'Weeks', basis: 'practice', citations: [], condition: 'condition-1', order: 10 },
  Review: { text: 'Good.', reviewer: 'Ann', source: 'studio', consent: true, receivedOn: '2026-01-01', sample: true },
  SelfCarePractice: { name: 'Walking', group: 'movement', instructions: 'Walk.', regions: [], order: 10 },
  Service: {
    name: 'Swedish', slug: 'swedish', summary: 'Calm.', picture: picture(), options: [{ minutes: 60, price: 90 }], body: [], techniques: [],
    addOns: [], order: 10, seo: {},
  },
  Studio: {
    name: 'Longleaf Massage Studio', shortName: 'Longleaf', tagline: 'Rest.', promise: 'We listen.', introduction: 'A studio.',
    mission: 'To help.', bookingCall: 'Come.', timezone: 'America/Los_Angeles', currency: 'USD', awards: [], homeServices: [],
    homeReviews: [], demo: true,
  },
  Technique: {
    name: 'Swedish massage', slug: 'swedish', summary: 'Long strokes.', picture: picture(), bestFor: 'Stress', pressureFrom: 'light',
    pressureTo: 'moderate', goodChoiceIf: 'are new to it', body: [], order: 10, seo: {},
  },
  Therapist: {
    name: 'June', slug: 'june', role: 'Therapist', summary: 'Patient.', portrait: picture(), bio: [], techniques: [], services: [],
    languages: [], acceptingClients: true, sample: true, order: 10, seo: {},
  },
};

/** A valid entry. Its id is the type's name and 1, such as `bodyRegion-1`, unless the test says otherwise. */
export const entry = <Type extends EntryType>(type: Type, fields: Partial<Entries[Type]> = {}): Entries[Type] =>
  ({ id: `${type.charAt(0).toLowerCase()}${type.slice(1)}-1`, locale: 'en', ...minimal[type], ...fields }) as Entries[Type];

export type EntriesOf = { [Type in EntryType]?: Entries[Type][] };

/** Studio, navigation and location, and what the test adds. A type that it names is wholly the test's. */
export function snapshot(entries: EntriesOf = {}, rest: Partial<Snapshot> = {}): Snapshot {
  const none = Object.fromEntries(entryTypes.map((type): [EntryType, Entry[]] => [type, []])) as unknown as Snapshot['entries'];
  return {
    revision: 'revision-1',
    defaultLocale: 'en',
    locales: ['en'],
    entries: { ...none, Studio: [entry('Studio')], Navigation: [entry('Navigation')], Location: [entry('Location')], ...entries },
    media: { 'file-1': { src: '/media/drawing.webp', width: 400, height: 300 } },
    ...rest,
  };
}

export interface ContentSettings {
  locale?: string;
  base?: string;
  now?: string;
  /** Beside the default locale, English. */
  locales?: string[];
}

/** One page's view of such content. */
export function contentOf(entries: EntriesOf = {}, { locale = 'en', base = '', now = '2026-01-01T12:00:00Z', locales = [] }: ContentSettings = {}): Content {
  const graph = new ContentGraph(snapshot(entries, { locales: ['en', ...locales] }));
  return new Content(graph, { ui: createUi(locale, (path) => base + path), now: () => new Date(now) });
}
