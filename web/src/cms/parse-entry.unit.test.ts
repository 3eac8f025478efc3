import { describe, expect, test } from '@jest/globals';
import { adminLink, describeUnfit, parseEntry } from './parse-entry.ts';

/** Entries as GraphQL answers them. */
const condition = {
  documentId: 'c1',
  locale: 'en',
  name: 'Neck stiffness',
  slug: 'neck-stiffness',
  summary: 'It is stiff.',
  body: null,
  picture: null,
  careCards: [],
  regions: [{ documentId: 'r1' }],
  techniques: [{ documentId: 't1' }],
  order: 10,
  seo: null,
};
const citation = {
  documentId: 'z1',
  locale: 'en',
  shortName: 'Doe 2020',
  authors: 'Doe J',
  title: 'A trial',
  publication: 'A journal',
  year: 2020,
  studyType: 'randomised_trial',
  doi: '10.1/abc',
  isbn: null,
  sampleSize: null,
  studyCount: null,
  population: null,
  summary: 'It helped.',
};
const file = {
  documentId: 'f1',
  url: '/uploads/a.webp',
  width: 4,
  height: 3,
  ext: '.webp',
  updatedAt: '2026-01-01T00:00:00.000Z',
};
const addOn = {
  documentId: 'a1',
  locale: 'en',
  name: 'Hot stones',
  description: 'Warm.',
  picture: { alternativeText: 'Stones', file },
  price: 15,
  minutes: null,
  order: 10,
};

const reasons = (type: Parameters<typeof parseEntry>[0], raw: Record<string, unknown>) => {
  const parsed = parseEntry(type, raw, 'en');
  return parsed.fit ? [] : parsed.unfit.reasons;
};

describe('an entry that is fit', () => {
  test('has links as ids, enumerations as in the CMS, and defaults for what is empty', () => {
    expect(parseEntry('Condition', condition, 'en')).toEqual({
      fit: true,
      entry: {
        id: 'c1',
        locale: 'en',
        name: 'Neck stiffness',
        slug: 'neck-stiffness',
        summary: 'It is stiff.',
        body: [],
        askTherapist: [],
        careCards: [],
        regions: ['r1'],
        techniques: ['t1'],
        order: 10,
        seo: {},
      },
    });
    expect(parseEntry('Citation', citation, 'en')).toMatchObject({
      fit: true,
      entry: { studyType: 'randomised-trial' },
    });
  });

  test('is of the default locale where its type has none', () => {
    expect(parseEntry('Redirect', { documentId: 'd1', from: '/old/', to: '/guide/' }, 'en')).toEqual({
      fit: true,
      entry: { id: 'd1', locale: 'en', from: '/old/', to: '/guide/' },
    });
  });

  test('may lack the links in another locale: they are the default locale’s', () => {
    expect(reasons('Condition', { ...condition, locale: 'es', regions: [], techniques: [] })).toEqual([]);
    const finding = { documentId: 'f1', finding: 'Less pain.', response: 'days', basis: 'practice', condition: null };
    const rows = ['en', 'es'].map((locale) =>
      reasons('ResearchFinding', { ...finding, locale, citations: [], order: 1 }),
    );
    expect(rows.map((found) => found.map(({ field }) => field))).toEqual([['condition'], []]);
  });
});

describe('an entry that is not fit', () => {
  test('names every field, once', () => {
    expect(reasons('Condition', { ...condition, summary: null, regions: [] })).toEqual([
      { field: 'regions', message: 'Add at least one region of the back that is published.' },
      { field: 'summary', message: 'Fill this in.' },
    ]);
  });

  test('asks for the description of a picture, empty or missing', () => {
    const message = 'Describe the picture for people who do not see it.';
    expect(reasons('AddOn', { ...addOn, picture: { alternativeText: null, file } })).toEqual([
      { field: 'picture.alternativeText', message },
    ]);
    expect(reasons('AddOn', { ...addOn, picture: { alternativeText: ' ', file } })).toEqual([
      { field: 'picture.alternativeText', message },
    ]);
    expect(reasons('AddOn', { ...addOn, picture: { alternativeText: 'Stones', file: null } })).toEqual([
      { field: 'picture.file', message: 'Choose a picture.' },
    ]);
  });

  test('says what the schema found where no rule of ours speaks', () => {
    expect(reasons('AddOn', { ...addOn, price: -1 })).toEqual([
      { field: 'price', message: 'Too small: expected number to be >=0.' },
    ]);
  });

  test('is described in one line with the way to mend it', () => {
    const parsed = parseEntry('AddOn', { ...addOn, picture: null }, 'en');
    if (parsed.fit) throw new Error('It is fit.');
    expect(describeUnfit(parsed.unfit, 'https://cms.example')).toBe(
      'AddOn “Hot stones” is not fit to be live. picture: Add a picture. ' +
        'Mend it at https://cms.example/admin/content-manager/collection-types/api::add-on.add-on/a1?plugins[i18n][locale]=en',
    );
  });

  test('is named by its id where it has no title', () => {
    const parsed = parseEntry('Redirect', { documentId: 'd1', from: null, to: '/guide/' }, 'en');
    if (parsed.fit) throw new Error('It is fit.');
    expect(describeUnfit(parsed.unfit, 'https://cms.example')).toBe(
      'Redirect “d1” is not fit to be live. from: Fill this in. ' +
        'Mend it at https://cms.example/admin/content-manager/collection-types/api::redirect.redirect/d1?plugins[i18n][locale]=en',
    );
  });
});

test('the link to a single type has no id', () => {
  expect(adminLink({ type: 'Studio', id: 's1', locale: 'es' }, 'http://localhost:1337')).toBe(
    'http://localhost:1337/admin/content-manager/single-types/api::studio.studio?plugins[i18n][locale]=es',
  );
});
