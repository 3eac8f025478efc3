import { describe, expect, test } from '@jest/globals';
import { contentOf, entry, type EntriesOf, picture } from './fixtures.ts';
import { findPage } from './pages/find.ts';
import { frequencyPage } from './pages/lists.ts';

const card = (urgency: 'emergency' | 'urgent' | 'non-urgent', sign: string) => ({
  ...{ urgency, title: 'Go', action: 'Now.', signs: [{ text: sign }] },
});

const entries: EntriesOf = {
  Studio: [entry('Studio', { homeArticle: 'article-1' })],
  Article: [
    entry('Article', {
      sections: [
        {
          __typename: 'ComponentBlocksCareCards',
          heading: 'Care',
          intro: [],
          careCards: [card('emergency', 'Numb'), card('non-urgent', 'Sore')],
        },
      ],
    }),
  ],
  BodyRegion: [
    entry('BodyRegion'),
    entry('BodyRegion', { id: 'bodyRegion-2', slug: 'upper-back', name: 'Upper back', mapId: 'upper' }),
  ],
  Condition: [
    entry('Condition', {
      regions: ['bodyRegion-2', 'bodyRegion-9'],
      techniques: ['technique-1'],
      careCards: [card('emergency', 'Numb'), card('urgent', 'Fever'), card('non-urgent', 'Slow')],
      askTherapist: [{ text: 'Which side?' }, { text: 'How long?' }],
    }),
  ],
  Technique: [entry('Technique', { pressureNote: 'sustained' })],
  Audience: [entry('Audience', { techniques: ['technique-1'], frequency: 'frequencyRecommendation-2' })],
  FrequencyRecommendation: [
    entry('FrequencyRecommendation', { conditions: ['condition-1'] }),
    entry('FrequencyRecommendation', {
      id: 'frequencyRecommendation-2',
      basis: 'research',
      certainty: 'low',
      order: 20,
    }),
  ],
  Service: [
    entry('Service', {
      options: [
        { minutes: 90, price: 135 },
        { minutes: 60, price: 95 },
      ],
      techniques: ['technique-1'],
    }),
  ],
  Therapist: [entry('Therapist', { techniques: ['technique-1'], portrait: picture() })],
};
const content = () => contentOf(entries, { base: '/base' });

describe('the finder’s page', () => {
  const { meta, finder } = findPage(content());

  test('stands in the guide', () => {
    expect([meta.path, meta.trail.map(({ label }) => label)]).toEqual(['/base/find/', ['Home', 'Guide']]);
  });

  test('has the regions from the top down, and conditions with what is published of their links', () => {
    expect(finder.regions.map(({ area, href }) => [area, href])).toEqual([
      ['upper', '/base/regions/upper-back/'],
      ['lower', '/base/regions/lower-back/'],
    ]);
    expect(finder.conditions).toEqual([
      {
        slug: 'neck-stiffness',
        name: 'Neck stiffness',
        href: '/base/conditions/neck-stiffness/',
        areas: ['upper'],
        techniques: ['swedish'],
        cards: [0, 1],
        care: '/base/conditions/neck-stiffness/#care',
        questions: ['Which side?', 'How long?'],
      },
    ]);
  });

  test('has each pressing care card once, for its conditions and for every back', () => {
    const signs = (places: number[]) => places.map((place) => finder.cards[place]!.signs[0]);
    expect(finder.cards).toHaveLength(2);
    expect([signs(finder.conditions[0]!.cards), signs(finder.guideCards)]).toEqual([['Numb', 'Fever'], ['Numb']]);
  });

  test('says pressure, price and basis in words', () => {
    expect(finder.techniques[0]).toMatchObject({
      from: 'light',
      to: 'moderate',
      pressure: 'light to moderate, sustained',
    });
    expect(finder.services[0]).toMatchObject({ from: 'from $95', techniques: ['swedish'] });
    expect(finder.rhythms.map(({ basis, conditions, audiences }) => [basis, conditions, audiences])).toEqual([
      ['Practice experience; no study cited', ['neck-stiffness'], []],
      ['Low certainty', [], ['desk-workers']],
    ]);
  });

  test('leads to each rhythm’s row on its own page', () => {
    const anchors = frequencyPage(content()).rows.map(({ anchor }) => `/base/frequency/#${anchor}`);
    expect(finder.rhythms.map(({ href }) => href)).toEqual(anchors);
  });

  test('is plain data', () => {
    expect(JSON.parse(JSON.stringify(finder))).toEqual(JSON.parse(JSON.stringify(structuredClone(finder))));
  });
});
