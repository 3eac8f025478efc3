import { describe, expect, test } from '@jest/globals';
import type { EntryType } from '@kneadful/shared-types';
import { articlesOf, type EntriesOf, entry, snapshot } from './fixtures.ts';
import { ContentGraph } from './graph.ts';
import { shownAt } from './shown-at.ts';

const graphOf = (entries: EntriesOf = {}, locales = ['en']) => new ContentGraph(snapshot(entries, { locales }));
const inTwo = (entries: EntriesOf) =>
  graphOf({ Studio: [entry('Studio'), entry('Studio', { locale: 'es' })], ...entries }, ['en', 'es']);
const selfCare = (...practices: string[]) => [
  { __typename: 'ComponentBlocksSelfCare' as const, heading: 'At home', intro: [], practices },
];

describe('an entry with a page of its own', () => {
  test.each([
    ['Article', '/guide/backs/'],
    ['Technique', '/techniques/swedish/'],
    ['Therapist', '/therapists/june/'],
    ['Page', '/about/'],
  ] as const)('is shown there: %s', (type, path) => {
    const one = entry(type);
    expect(shownAt(graphOf({ [type]: [one] }), type, one.id, 'en')).toBe(path);
  });

  test('is shown in its language, by the slug that it has there', () => {
    const technique = entry('Technique');
    const graph = inTwo({ Technique: [technique, entry('Technique', { locale: 'es', slug: 'sueco' })] });
    expect(shownAt(graph, 'Technique', technique.id, 'es')).toBe('/es/techniques/sueco/');
    expect(shownAt(graph, 'Technique', technique.id, 'en')).toBe('/techniques/swedish/');
    // None of the site's languages, and one that has no studio yet.
    expect(shownAt(graph, 'Technique', technique.id, 'fr')).toBeUndefined();
    const early = graphOf({ Studio: [entry('Studio')], Technique: [technique, entry('Technique', { locale: 'es' })] }, [
      'en',
      'es',
    ]);
    expect(shownAt(early, 'Technique', technique.id, 'es')).toBeUndefined();
  });
});

test.each([
  ['AddOn', '/services/'],
  ['Faq', '/faq/'],
  ['FrequencyRecommendation', '/frequency/'],
  ['Location', '/contact/'],
  ['Navigation', '/'],
  ['ResearchFinding', '/research/'],
  ['Review', '/reviews/'],
  ['Studio', '/'],
] as const)('a %s is shown on the page that lists it', (type, path) => {
  const one = entry(type);
  const graph = inTwo({ [type]: type === 'Studio' ? [one, entry('Studio', { locale: 'es' })] : [one] });
  expect([shownAt(graph, type, one.id, 'en'), shownAt(graph, type, one.id, 'es')]).toEqual([path, `/es${path}`]);
});

describe('an entry that stands on pages of others', () => {
  const at = (entries: EntriesOf, type: EntryType, id: string) => shownAt(graphOf(entries), type, id, 'en');

  test('is shown on the newest article that names it', () => {
    const Article = articlesOf(3, (number) => (number < 3 ? { author: 'person-2' } : {}));
    const Person = [entry('Person'), entry('Person', { id: 'person-2' }), entry('Person', { id: 'person-3' })];
    expect(at({ Article, Person }, 'Person', 'person-2')).toBe('/guide/article-2/');
    expect(at({ Article, Person }, 'Person', 'person-3')).toBeUndefined();
  });

  test('is shown where a section or a text names it', () => {
    const SelfCarePractice = [entry('SelfCarePractice'), entry('SelfCarePractice', { id: 'practice-2' })];
    const body = [{ type: 'paragraph', children: [{ type: 'link', url: '/entry/self-care-practice/practice-2' }] }];
    const entries: EntriesOf = {
      SelfCarePractice,
      Page: [entry('Page', { sections: selfCare('selfCarePractice-1') })],
      Condition: [entry('Condition', { body })],
    };
    expect(at(entries, 'SelfCarePractice', 'selfCarePractice-1')).toBe('/about/');
    expect(at(entries, 'SelfCarePractice', 'practice-2')).toBe('/conditions/neck-stiffness/');
  });

  test('is shown on an article rather than in a list', () => {
    const Citation = [entry('Citation')];
    const finding = entry('ResearchFinding', { citations: ['citation-1'] });
    expect(at({ Citation, ResearchFinding: [finding] }, 'Citation', 'citation-1')).toBe('/research/');
    const Article = articlesOf(1, () => ({ citations: ['citation-1'] }));
    expect(at({ Citation, ResearchFinding: [finding], Article }, 'Citation', 'citation-1')).toBe('/guide/article-1/');
  });

  test('is shown on the page of a region that it names', () => {
    const SelfCarePractice = [entry('SelfCarePractice', { regions: ['region-of-nobody', 'bodyRegion-1'] })];
    const regions = { SelfCarePractice, BodyRegion: [entry('BodyRegion')] };
    expect(at(regions, 'SelfCarePractice', 'selfCarePractice-1')).toBe('/regions/lower-back/');
    expect(at({ SelfCarePractice }, 'SelfCarePractice', 'selfCarePractice-1')).toBeUndefined();
  });
});

test('a redirect is shown by where it leads, if that is on the site', () => {
  const Redirect = [entry('Redirect'), entry('Redirect', { id: 'away', from: '/x/', to: 'https://example.org/' })];
  const graph = graphOf({ Redirect });
  expect(['redirect-1', 'away'].map((id) => shownAt(graph, 'Redirect', id, 'en'))).toEqual(['/guide/', undefined]);
});

test('what is not there is shown nowhere', () => {
  expect(shownAt(graphOf(), 'Article', 'nobody', 'en')).toBeUndefined();
  // A translation alone is not live.
  const alone = inTwo({ Technique: [entry('Technique', { locale: 'es' })] });
  expect(shownAt(alone, 'Technique', 'technique-1', 'es')).toBeUndefined();
});
