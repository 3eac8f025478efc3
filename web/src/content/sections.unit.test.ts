import { describe, expect, test } from '@jest/globals';
import type { StoredSection } from './entries/index.ts';
import { contentOf, type EntriesOf, entry, linkTo, paragraph, picture, words } from './fixtures.ts';
import { Notes } from './notes.ts';
import { readingMinutes } from './reading-time.ts';
import { contentsOf, highlightsOf, resolveSections } from './sections.ts';

const introduced = { heading: 'Heading', intro: [] };

function resolve(entries: EntriesOf, ...stored: StoredSection[]) {
  const content = contentOf(entries);
  const notes = new Notes(content);
  return { sections: resolveSections(stored, content, notes), notes, content };
}

const glance: StoredSection = {
  __typename: 'ComponentBlocksAtAGlance',
  ...introduced,
  cards: [
    {
      title: 'One',
      text: 'a',
      icon: 'ease',
      technique: 'technique-9',
      condition: 'condition-1',
      audience: 'audience-1',
    },
    { title: 'Two', text: 'b', icon: 'calm', audience: 'audience-1' },
    { title: 'Three', text: 'c', icon: 'spine' },
  ],
};
const somePages = { Condition: [entry('Condition')], Audience: [entry('Audience')] };

describe('sections', () => {
  test('link a card to the first of its targets that is published', () => {
    const content = contentOf(somePages);
    expect(highlightsOf([glance], content).map(({ title, href }) => [title, href])).toEqual([
      ['One', '/conditions/neck-stiffness/'],
      ['Two', '/for/desk-workers/'],
      ['Three', undefined],
    ]);
    expect(highlightsOf([], content)).toEqual([]);
  });

  test('keep the order of what they show and leave out what is not published', () => {
    const { sections } = resolve(
      { Technique: [entry('Technique'), entry('Technique', { id: 'technique-2', name: 'Deep tissue' })] },
      {
        __typename: 'ComponentBlocksTechniqueCards',
        ...introduced,
        techniques: ['technique-2', 'gone', 'technique-1'],
      },
    );
    expect(sections).toMatchObject([{ techniques: [{ name: 'Deep tissue' }, { name: 'Swedish massage' }] }]);
  });

  test('number sources through the whole page', () => {
    const cite = [paragraph(linkTo('/cite/citation-1', 'Doe 2020'))];
    const { sections, notes } = resolve(
      { Citation: [entry('Citation'), entry('Citation', { id: 'citation-2' })] },
      {
        __typename: 'ComponentBlocksKeyFacts',
        heading: 'Facts',
        body: cite,
        facts: [
          { figure: '1', label: 'a', citation: 'citation-2' },
          { figure: '2', label: 'b' },
          { figure: '3', label: 'c', citation: 'gone' },
        ],
      },
      { __typename: 'ComponentBlocksProse', heading: 'More', body: cite },
    );
    expect(sections).toMatchObject([
      { body: [{ children: [{ note: 1 }] }], facts: [{ note: 2 }, { note: undefined }, { note: undefined }] },
      { body: [{ children: [{ note: 1 }] }] },
    ]);
    expect(notes.list()).toHaveLength(2);
  });

  test('leave a highlighted study out when its citation is not published', () => {
    const table: StoredSection = {
      __typename: 'ComponentBlocksResearchTable',
      ...introduced,
      findings: [],
      highlight: { title: 'A trial', body: [], citation: 'citation-1' },
    };
    expect(resolve({}, table).sections).toMatchObject([{ highlight: undefined }]);
    expect(resolve({ Citation: [entry('Citation')] }, table).sections).toMatchObject([
      { highlight: { title: 'A trial', note: 1 } },
    ]);
  });

  test('leave a finding out when its condition is not published', () => {
    const table: StoredSection = {
      __typename: 'ComponentBlocksResearchTable',
      ...introduced,
      findings: ['researchFinding-1'],
    };
    const finding = entry('ResearchFinding');
    expect(resolve({ ResearchFinding: [finding] }, table).sections).toMatchObject([{ findings: [] }]);
    expect(resolve({ ResearchFinding: [finding], ...somePages }, table).sections).toMatchObject([
      {
        findings: [
          {
            finding: 'Less pain.',
            statement: { basis: 'practice' },
            condition: { href: '/conditions/neck-stiffness/', slug: 'neck-stiffness' },
          },
        ],
      },
    ]);
  });

  test('show a statement as research with its certainty and sources', () => {
    const row = entry('FrequencyRecommendation', { basis: 'research', certainty: 'low', citations: ['citation-1'] });
    const table: StoredSection = {
      __typename: 'ComponentBlocksFrequencyTable',
      ...introduced,
      recommendations: [row.id],
    };
    const { sections } = resolve({ FrequencyRecommendation: [row], Citation: [entry('Citation')] }, table);
    expect(sections).toMatchObject([
      { recommendations: [{ statement: { basis: 'research', certainty: 'low', notes: [1] } }] },
    ]);
  });

  test('keep a closing link to a route, and drop one to a page that is not published', () => {
    const closing = (link: object) =>
      resolve(
        { Page: [entry('Page')] },
        { __typename: 'ComponentBlocksClosing', heading: 'End', body: [], link: { label: 'Go', ...link } },
      ).sections;
    expect(closing({ route: 'services' })).toMatchObject([{ link: { label: 'Go', href: '/services/' } }]);
    expect(closing({ page: 'page-1' })).toMatchObject([{ link: { label: 'Go', href: '/about/' } }]);
    expect(closing({ url: 'https://example.org/' })).toMatchObject([
      { link: { href: 'https://example.org/', external: true } },
    ]);
    expect(closing({ page: 'gone' })).toMatchObject([{ link: undefined }]);
  });
});

test('the list of contents has every heading once, under an id of its own', () => {
  const body = [paragraph(words('Text'))];
  const { sections } = resolve(
    {},
    { __typename: 'ComponentBlocksProse', heading: 'Why', body },
    { __typename: 'ComponentBlocksProse', body },
    { __typename: 'ComponentBlocksFigure', picture: picture() },
    { __typename: 'ComponentBlocksCallout', tone: 'tip', title: 'A tip', body },
    { __typename: 'ComponentBlocksClosing', heading: 'Why', body },
  );
  expect(contentsOf(sections)).toEqual([
    { anchor: 'why', label: 'Why' },
    { anchor: 'why-2', label: 'Why' },
  ]);
});

describe('the reading time', () => {
  const prose = (count: number): StoredSection => ({
    __typename: 'ComponentBlocksProse',
    body: [paragraph(words('word '.repeat(count)))],
  });
  const minutes = (sections: StoredSection[], entries: EntriesOf = {}) =>
    readingMinutes(entry('Article', { sections }), contentOf(entries));

  test('is a minute at least, and rounds at 238 words a minute', () => {
    expect([0, 100, 238 * 2 + 100, 238 * 2 + 130].map((count) => minutes([prose(count)]))).toEqual([1, 1, 2, 3]);
  });

  test('counts the questions, regions and practices that the sections show', () => {
    const long = [paragraph(words('word '.repeat(238 * 3)))];
    const sections: StoredSection[] = [
      { __typename: 'ComponentBlocksFaqList', ...introduced, questions: ['faq-1'] },
      { __typename: 'ComponentBlocksRegionGuide', ...introduced, regions: ['bodyRegion-1'] },
    ];
    expect(
      minutes(sections, { Faq: [entry('Faq', { answer: long })], BodyRegion: [entry('BodyRegion', { body: long })] }),
    ).toBe(6);
    expect(minutes(sections)).toBe(1);
  });
});
