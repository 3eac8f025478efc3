import { describe, expect, test } from '@jest/globals';
import type { PageMeta } from '../../lib/model.ts';
import { contentOf, entry, type EntriesOf, paragraph, picture, words } from '../fixtures.ts';
import { articlePage } from '../pages/article.ts';
import { audiencePage } from '../pages/audience.ts';
import { conditionPage } from '../pages/condition.ts';
import { regionPage } from '../pages/region.ts';
import { techniquePage } from '../pages/technique.ts';

/** Without what is undefined, as it stands in the page. */
const written = (page: { meta: PageMeta } | undefined): unknown =>
  JSON.parse(JSON.stringify(page?.meta.structuredData ?? []));

const cite = { type: 'link', url: '/cite/citation-1', children: [words('Doe')] };
const body = [paragraph(words('It is stiff.'), cite)];

const entries: EntriesOf = {
  Studio: [entry('Studio', { demo: false })],
  Person: [
    entry('Person', { name: 'Ann Writer', role: 'Author', sample: false }),
    entry('Person', { id: 'person-2', name: 'Dr. Lee', role: 'Reviewer', credentials: 'MD', sample: false }),
  ],
  Citation: [entry('Citation'), entry('Citation', { id: 'citation-2', doi: undefined, isbn: '978' })],
  Condition: [entry('Condition', { body, regions: ['bodyRegion-1'], techniques: ['technique-1'] })],
  Technique: [entry('Technique', { picture: picture() })],
  BodyRegion: [entry('BodyRegion')],
  Audience: [entry('Audience', { conditions: ['condition-1'], techniques: ['technique-1'] })],
  Article: [
    entry('Article', {
      seo: { title: 'Backs, and what helps them' },
      citations: ['citation-1', 'citation-2'],
      conditions: ['condition-1'],
      techniques: ['technique-1'],
      audiences: ['audience-1'],
      lastReviewedOn: '2026-02-01',
      medicalReviewer: 'person-2',
      changeNotes: [{ date: '2026-01-20', note: 'Newer figures.' }],
    }),
  ],
};
const content = (more: EntriesOf = {}) => contentOf({ ...entries, ...more });

const home = 'https://studio.example/';
const site = {
  '@type': 'WebSite',
  '@id': `${home}#site`,
  url: home,
  name: 'Longleaf Massage Studio',
  inLanguage: 'en',
};
const trail = (...steps: [string, string][]) => ({
  '@type': 'BreadcrumbList',
  itemListElement: steps.map(([name, path], index) => ({
    '@type': 'ListItem',
    position: index + 1,
    name,
    item: home + path,
  })),
});
const page = (path: string, name: string, description: string) => ({
  '@type': 'MedicalWebPage',
  '@id': home + path,
  url: home + path,
  name,
  description,
  inLanguage: 'en',
  isPartOf: site,
});
const patients = { '@type': 'MedicalAudience', audienceType: 'Patient' };
const doe = {
  '@type': 'MedicalScholarlyArticle',
  name: 'A trial',
  url: 'https://doi.org/10.1/abc',
  datePublished: '2020',
};
const neck = { '@type': 'MedicalCondition', name: 'Neck stiffness', url: `${home}conditions/neck-stiffness/` };
const swedish = { '@type': 'MedicalTherapy', name: 'Swedish massage', url: `${home}techniques/swedish/` };
const lowerBack = { '@type': 'AnatomicalStructure', name: 'Lower back', url: `${home}regions/lower-back/` };
const image = `${home}media/drawing.webp`;

describe('an article', () => {
  const article = {
    ...page('guide/backs/', 'Backs, and what helps them', 'What helps.'),
    image,
    audience: [
      {
        '@type': 'PeopleAudience',
        name: 'Desk workers',
        audienceType: 'Desk workers',
        url: `${home}for/desk-workers/`,
      },
    ],
    citation: [doe],
    about: [neck, swedish],
    datePublished: '2026-01-01',
    dateModified: '2026-02-01',
    author: { '@type': 'Person', name: 'Ann Writer', jobTitle: 'Author' },
    publisher: { '@type': 'HealthAndBeautyBusiness', '@id': `${home}#studio`, name: site.name, url: home },
    lastReviewed: '2026-02-01',
    reviewedBy: {
      '@type': 'Person',
      name: 'Dr. Lee',
      jobTitle: 'Reviewer',
      hasCredential: { '@type': 'EducationalOccupationalCredential', name: 'MD' },
    },
  };
  const things = (more: EntriesOf = {}) => written(articlePage(content(more), 'backs'));

  test('says what it is about, for whom, what it cites by DOI, and who wrote and reviewed it when', () => {
    expect(things()).toEqual([trail(['Home', ''], ['Guide', 'guide/'], ['Backs', 'guide/backs/']), article]);
  });

  test('says of no review that there is none, and is for patients unless it names its readers', () => {
    expect(things({ Article: [entry('Article')] })).toEqual([
      expect.anything(),
      {
        ...page('guide/backs/', 'Backs', 'What helps.'),
        image,
        audience: patients,
        datePublished: '2026-01-01',
        dateModified: '2026-01-01',
        author: article.author,
        publisher: article.publisher,
      },
    ]);
  });

  test('has a sample author who says so, and no review by a sample person', () => {
    const Person = entries.Person!.map((person) => ({ ...person, sample: true }));
    const [, thing] = things({ Person }) as [object, Record<string, unknown>];
    expect(thing.author).toEqual({ ...article.author, disambiguatingDescription: 'Sample: not a real person' });
    expect(Object.keys(thing).filter((key) => /review/i.test(key))).toEqual([]);
  });
});

test('a technique’s page is about a therapy', () => {
  expect(written(techniquePage(content(), 'swedish'))).toEqual([
    trail(['Home', ''], ['Techniques', 'techniques/'], ['Swedish massage', 'techniques/swedish/']),
    {
      ...page('techniques/swedish/', 'Swedish massage', 'Long strokes.'),
      image,
      audience: patients,
      about: { ...swedish, '@id': `${swedish.url}#technique`, description: 'Long strokes.' },
    },
  ]);
});

test('a condition’s page is about it and where it is felt, and promises no treatment', () => {
  expect(written(conditionPage(content(), 'neck-stiffness'))).toEqual([
    trail(['Home', ''], ['Conditions', 'conditions/'], ['Neck stiffness', 'conditions/neck-stiffness/']),
    {
      ...page('conditions/neck-stiffness/', 'Neck stiffness', 'It is stiff.'),
      audience: patients,
      citation: [doe],
      about: {
        ...neck,
        '@id': `${neck.url}#condition`,
        description: 'It is stiff.',
        associatedAnatomy: [lowerBack],
      },
    },
  ]);
});

test('a region’s page is about that part of the body and what is felt there', () => {
  expect(written(regionPage(content(), 'lower-back'))).toEqual([
    trail(['Home', ''], ['Guide', 'guide/'], ['Lower back', 'regions/lower-back/']),
    { ...page('regions/lower-back/', 'Lower back', 'It carries.'), audience: patients, about: [lowerBack, neck] },
  ]);
});

test('an audience’s page is for that audience', () => {
  expect(written(audiencePage(content(), 'desk-workers'))).toEqual([
    trail(['Home', ''], ['Guide', 'guide/'], ['Desk workers', 'for/desk-workers/']),
    {
      ...page('for/desk-workers/', 'Desk workers', 'They sit.'),
      audience: {
        '@type': 'PeopleAudience',
        name: 'Desk workers',
        audienceType: 'Desk workers',
        url: `${home}for/desk-workers/`,
      },
      about: [neck, swedish],
    },
  ]);
});
