import type { EntryType } from '@kneadful/shared-types';
import fc, { type Arbitrary } from 'fast-check';
import type { Entries, StoredProse, StoredSection } from './entries/index.ts';
import { entry, linkTo, paragraph, picture, words } from './fixtures.ts';
import type { MediaFile } from './snapshot.ts';

/** For tests: small random content in which everything can link to everything, in two languages. */

export const locales = ['en', 'es'];
/** Few, so that entries fight for them. */
export const slugs = ['x', 'y'];
export const oldPaths = ['/old/', '/x/', '/guide/x/', '/techniques/y/', '/guide/page/1/'];
export const idsOf = (type: EntryType) =>
  type === 'Studio' || type === 'Navigation'
    ? [`${type}-1`]
    : Array.from({ length: type === 'Article' ? 4 : 2 }, (_, index) => `${type}-${index + 1}`);
export const fileIds = ['file-1', 'file-2', 'file-3'];

const word = fc.constantFrom('a', 'b', 'Lower back', 'Upper back');
const order = fc.constantFrom(10, 20);
const slug = fc.constantFrom(...slugs);
const link = (type: EntryType) => fc.constantFrom(...idsOf(type), 'gone');
const links = (type: EntryType) => fc.uniqueArray(link(type), { maxLength: 3 });
const maybe = <Value>(value: Arbitrary<Value>) => fc.option(value, { nil: undefined });
const pictures = fc
  .record({ file: fc.constantFrom(...fileIds), alternativeText: word })
  .map(({ file, alternativeText }) => ({ alternativeText, file: { ...picture().file, documentId: file } }));
const linkedTypes = ['article', 'technique', 'condition', 'body-region', 'audience', 'service', 'therapist', 'page'];
const address = fc.oneof(
  fc
    .tuple(fc.constantFrom(...linkedTypes), fc.constantFrom('1', '2'))
    .map(([type, number]) => `/entry/${type}/${entryIdOf(type)}-${number}`),
  link('Citation').map((id) => `/cite/${id}`),
);
const entryIdOf = (name: string) => name.replace(/(^|-)\w/g, (letter) => letter.replace('-', '').toUpperCase());
const prose: Arbitrary<StoredProse> = fc.array(
  fc.tuple(word, address).map(([text, url]) => paragraph(words(text), linkTo(url, text))),
  { maxLength: 2 },
);

const introduced = { heading: word, intro: prose };
const block = <Name extends StoredSection['__typename']>(
  name: Name,
  fields: Record<string, Arbitrary<unknown>>,
): Arbitrary<StoredSection> =>
  fc.record({ __typename: fc.constant(name), ...fields }) as Arbitrary<unknown> as Arbitrary<StoredSection>;
const careCard = fc.record({
  urgency: fc.constantFrom('urgent' as const, 'emergency' as const),
  title: word,
  signs: word.map((text) => [{ text }]),
  action: word,
  signedOffBy: maybe(link('Person')),
});
const linkPart = fc.record({
  label: word,
  page: maybe(link('Page')),
  article: maybe(link('Article')),
  route: maybe(fc.constantFrom('guide' as const, 'faq' as const)),
});

export const anySections: Arbitrary<StoredSection[]> = fc.array(
  fc.oneof(
    block('ComponentBlocksAtAGlance', {
      ...introduced,
      cards: fc.array(
        fc.record({
          title: word,
          text: word,
          icon: fc.constant('ease'),
          technique: maybe(link('Technique')),
          condition: maybe(link('Condition')),
          audience: maybe(link('Audience')),
        }),
        { maxLength: 2 },
      ),
    }),
    block('ComponentBlocksKeyFacts', {
      heading: word,
      body: prose,
      facts: fc.array(fc.record({ figure: word, label: word, citation: maybe(link('Citation')) }), { maxLength: 2 }),
    }),
    block('ComponentBlocksMechanisms', {
      ...introduced,
      mechanisms: fc.array(fc.record({ title: word, body: prose }), { maxLength: 1 }),
    }),
    block('ComponentBlocksRegionGuide', { ...introduced, regions: links('BodyRegion') }),
    block('ComponentBlocksResearchTable', {
      ...introduced,
      findings: links('ResearchFinding'),
      highlight: maybe(fc.record({ title: word, body: prose, citation: link('Citation') })),
    }),
    block('ComponentBlocksTechniqueCards', { ...introduced, techniques: links('Technique') }),
    block('ComponentBlocksAudienceList', { ...introduced, audiences: links('Audience') }),
    block('ComponentBlocksFrequencyTable', { ...introduced, recommendations: links('FrequencyRecommendation') }),
    block('ComponentBlocksVisitSteps', {
      ...introduced,
      stages: fc.array(fc.record({ title: word, body: prose }), { maxLength: 1 }),
    }),
    block('ComponentBlocksSelfCare', { ...introduced, practices: links('SelfCarePractice') }),
    block('ComponentBlocksCareCards', { ...introduced, careCards: fc.array(careCard, { maxLength: 1 }) }),
    block('ComponentBlocksFaqList', { ...introduced, questions: links('Faq') }),
    block('ComponentBlocksClosing', { heading: word, body: prose, link: maybe(linkPart) }),
    block('ComponentBlocksProse', { heading: maybe(word), body: prose }),
    block('ComponentBlocksCallout', { tone: fc.constant('note'), title: word, body: prose }),
    block('ComponentBlocksFigure', { picture: pictures, caption: maybe(word) }),
    block('ComponentBlocksServiceCards', { ...introduced, services: links('Service') }),
  ),
  { maxLength: 3 },
);

const statement = fc.oneof(
  fc.record({ basis: fc.constant('practice' as const), citations: fc.constant([]) }),
  fc.record({
    basis: fc.constant('research' as const),
    certainty: fc.constantFrom('low' as const, 'high' as const),
    citations: links('Citation'),
  }),
);
const seo = fc.record({ title: maybe(word) });
const moment = fc.constantFrom(1, 30, 200, 1000).map((day) => new Date(Date.UTC(2020, 0, day)).toISOString());

type Fields = { [Type in EntryType]: { [Field in keyof Entries[Type]]?: Arbitrary<Entries[Type][Field]> } };

const fields: Fields = {
  AddOn: { name: word, picture: pictures, order },
  Article: {
    title: word,
    slug,
    createdAt: moment,
    promise: word,
    picture: pictures,
    sections: anySections,
    author: link('Person'),
    medicalReviewer: maybe(link('Person')),
    citations: links('Citation'),
    conditions: links('Condition'),
    techniques: links('Technique'),
    regions: links('BodyRegion'),
    audiences: links('Audience'),
    seo,
  },
  Audience: {
    name: word,
    slug,
    picture: maybe(pictures),
    body: prose,
    conditions: links('Condition'),
    techniques: links('Technique'),
    frequency: maybe(link('FrequencyRecommendation')),
    order,
    seo,
  },
  BodyRegion: {
    name: word,
    slug,
    mapId: fc.constantFrom('upper', 'lower'),
    body: prose,
    issues: fc.array(fc.record({ label: word, condition: maybe(link('Condition')) }), { maxLength: 2 }),
    seo,
  },
  Citation: { shortName: word, title: word, doi: maybe(word) },
  Condition: {
    name: word,
    slug,
    picture: maybe(pictures),
    body: prose,
    askTherapist: fc.array(fc.record({ text: word }), { maxLength: 1 }),
    careCards: fc.array(careCard, { maxLength: 1 }),
    regions: links('BodyRegion'),
    techniques: links('Technique'),
    order,
    seo,
  },
  Faq: { question: word, answer: prose, order },
  FrequencyRecommendation: { situation: word, frequency: word, conditions: links('Condition'), order },
  Location: { name: word, timezone: maybe(fc.constant('America/New_York')) },
  Navigation: {
    header: fc.array(linkPart, { minLength: 1, maxLength: 2 }),
    footer: fc.array(fc.record({ title: word, links: fc.array(linkPart, { maxLength: 1 }) }), { maxLength: 1 }),
    footerNote: maybe(word),
  },
  Page: { title: word, slug, picture: maybe(pictures), sections: anySections, seo },
  Person: { name: word, portrait: maybe(pictures) },
  Redirect: { from: fc.constantFrom(...oldPaths), to: fc.constantFrom('/guide/', '/faq/') },
  ResearchFinding: { finding: word, response: word, condition: link('Condition'), order },
  Review: { text: word, therapist: maybe(link('Therapist')), service: maybe(link('Service')) },
  SelfCarePractice: { name: word, regions: links('BodyRegion'), caution: maybe(word), order },
  Service: {
    name: word,
    slug,
    picture: pictures,
    body: prose,
    techniques: links('Technique'),
    addOns: links('AddOn'),
    order,
    seo,
  },
  Studio: {
    name: word,
    tagline: word,
    currency: fc.constantFrom('USD', 'EUR'),
    timezone: fc.constantFrom('UTC', 'America/Los_Angeles'),
    homeArticle: maybe(link('Article')),
    homeServices: links('Service'),
    homeReviews: links('Review'),
    accent: maybe(fc.constantFrom('#ffd400', '#4a154b')),
    bookingLink: maybe(fc.constant('https://book.example/')),
    logo: maybe(fc.constantFrom(...fileIds).map((documentId) => ({ ...picture().file, documentId }))),
    logoDark: maybe(fc.constantFrom(...fileIds).map((documentId) => ({ ...picture().file, documentId }))),
    banner: maybe(
      fc.record({
        text: word,
        startsAt: fc.constantFrom('2026-01-01T00:00:00.000Z', '2026-02-01T00:00:00.000Z'),
        endsAt: fc.constantFrom('2026-03-01T00:00:00.000Z'),
        link: maybe(linkPart),
      }),
    ),
  },
  Technique: { name: word, slug, picture: pictures, bestFor: word, avoidIf: maybe(word), body: prose, order, seo },
  Therapist: {
    name: word,
    slug,
    portrait: pictures,
    bio: prose,
    techniques: links('Technique'),
    services: links('Service'),
    order,
    seo,
  },
};

/** A row of an entry, or none where there is to be none. */
export interface AnyRow {
  type: EntryType;
  id: string;
  locale: string;
  entry: Entries[EntryType] | undefined;
}

const withoutUndefined = (value: object) =>
  Object.fromEntries(Object.entries(value).filter(([, field]) => field !== undefined));

const rowOf = (type: EntryType, presence: number): Arbitrary<AnyRow> =>
  fc
    .record({
      id: fc.constantFrom(...idsOf(type)),
      locale: type === 'Redirect' ? fc.constant('en') : fc.constantFrom('en', 'en', 'es'),
      isThere: fc.integer({ min: 0, max: 9 }).map((number) => number < presence),
      more: fc.record(fields[type] as Record<string, Arbitrary<unknown>>),
      stated: type === 'ResearchFinding' || type === 'FrequencyRecommendation' ? statement : fc.constant({}),
    })
    .map(({ id, locale, isThere, more, stated }) => ({
      ...{ type, id, locale },
      entry: isThere ? entry(type, { id, locale, ...withoutUndefined(more), ...stated } as never) : undefined,
    }));

const types = Object.keys(fields) as EntryType[];

/** A row of any type. */
export const anyRow: Arbitrary<AnyRow> = fc.oneof(...types.map((type) => rowOf(type, 7)));

/** Rows of every type: the content that a test begins with. */
export const anyRows: Arbitrary<AnyRow[]> = fc
  .tuple(...types.map((type) => fc.array(rowOf(type, 9), { minLength: 1, maxLength: type === 'Article' ? 4 : 2 })))
  .map((lists) => lists.flat());

export const anyMedia: Arbitrary<{ id: string; file: MediaFile | undefined }> = fc.record({
  id: fc.constantFrom(...fileIds),
  file: maybe(fc.constantFrom('one', 'two').map((name) => ({ src: `/media/${name}.webp`, width: 400, height: 300 }))),
});
