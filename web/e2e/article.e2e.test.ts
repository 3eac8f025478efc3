import { describe, expect, test } from '@jest/globals';
import { all, attributes, type Element, one, text, texts } from './support/document.ts';
import { page } from './support/site.ts';

const article = page('/guide/back-massage-benefits/');

/** The section of the article under this heading. */
function part(heading: string): Element {
  const found = all(article, 'article section.section').find((section) => texts(section, 'h2').includes(heading));
  if (!found) throw new Error(`The article has no part “${heading}”.`);
  return found;
}

const parts = [
  'At a glance',
  'Why your back needs regular attention',
  'How massage helps',
  'Your back, region by region',
  'What research says, and what it does not',
  'Five techniques, side by side',
  'Who benefits most',
  'How often to come',
  'What to expect',
  'Between sessions',
  'When massage is not enough',
  'Questions people ask',
  'Care for the long term',
];

describe('the main article', () => {
  test('opens with title, promise, author, the state of its review and the reading time', () => {
    const header = one(article, 'header.page-header');
    expect(text(one(header, 'h1'))).toBe('Back massage: benefits, techniques and how often');
    expect(text(one(header, '.lede'))).toMatch(/^What massage can do for a sore back, what it cannot/);
    expect(texts(header, '.byline > p')).toEqual([
      'By Longleaf editorial team sample',
      'Not yet medically reviewed',
      expect.stringMatching(/^\d+ min read$/),
    ]);
  });

  test('has its thirteen parts after the opening, in order', () => {
    expect(texts(article, 'article section.section h2')).toEqual(parts);
  });

  test('lists them as its contents, once for wide and once for narrow windows', () => {
    expect(texts(article, 'nav.contents li')).toEqual([...parts, ...parts]);
  });

  test('links each of four glance cards onward', () => {
    const cards = all(part('At a glance'), 'ul.glance > li');
    expect(cards.map((card) => text(one(card, 'h3')))).toEqual([
      'Pain relief',
      'Better posture',
      'Stress release',
      'Athletic recovery',
    ]);
    expect(cards.flatMap((card) => attributes(card, 'a', 'href'))).toEqual([
      '/techniques/deep-tissue/',
      '/for/desk-workers/',
      '/conditions/stress-related-back-pain/',
      '/for/active-people/',
    ]);
  });

  test('gives the key figures with their sources', () => {
    const facts = part('Why your back needs regular attention');
    expect(texts(facts, 'ul.facts strong')).toEqual(['Up to 84%', 'About 23%', 'No. 1', '33']);
    expect(all(facts, 'ul.facts .cite')).toHaveLength(3);
  });

  test('explains four ways in which massage helps', () => {
    expect(texts(part('How massage helps'), '.mechanisms h3')).toEqual([
      'Tense muscles let go',
      'The pain cycle is interrupted',
      'Stuck layers move again',
      'The tight side gives way',
    ]);
  });

  test('describes three regions, each with muscles and issues that lead on', () => {
    const regions = all(part('Your back, region by region'), '.region');
    expect(regions.map((region) => text(one(region, 'h3')))).toEqual([
      'Upper back and shoulders',
      'Mid back (thoracic)',
      'Lower back (lumbar)',
    ]);
    for (const region of regions) {
      expect(texts(region, 'dl.region-facts dt')).toEqual(['Muscles', 'Often felt here']);
      expect(attributes(region, 'dl.region-facts a', 'href').length).toBeGreaterThanOrEqual(1);
    }
  });

  test('has six findings, of which one is research', () => {
    const rows = all(part('What research says, and what it does not'), 'tbody tr');
    expect(rows.map((row) => text(one(row, 'th')))).toEqual([
      'Chronic low back pain',
      'Muscle tension',
      'Stress-related back pain',
      'Post-exercise soreness',
      'Anxiety with back tension',
      'Limited range of motion',
    ]);
    expect(rows.map((row) => all(row, '.certainty').length)).toEqual([1, 0, 0, 0, 0, 0]);
    expect(rows.map((row) => all(row, '.practice').length)).toEqual([0, 1, 1, 1, 1, 1]);
  });

  test('shows one study in detail', () => {
    const study = one(part('What research says, and what it does not'), '.study');
    expect(text(one(study, 'h3'))).toMatch(/^A closer look: 401 people, ten weeks\d+$/);
  });

  test('compares five techniques by the same three facts', () => {
    const cards = all(part('Five techniques, side by side'), 'li.technique');
    expect(cards.map((card) => text(one(card, 'h3')))).toEqual([
      'Swedish massage',
      'Deep tissue massage',
      'Trigger point therapy',
      'Myofascial release',
      'Sports massage',
    ]);
    for (const card of cards) expect(texts(card, 'dt')).toEqual(['Best for', 'Pressure', 'Good choice if you']);
  });

  test('names five audiences', () => {
    expect(texts(part('Who benefits most'), 'ul.rows h3')).toHaveLength(5);
  });

  test('has six rows of how often to come', () => {
    expect(texts(part('How often to come'), 'tbody th')).toEqual([
      'Acute pain or injury',
      'Chronic back pain',
      'Stress-related tension',
      'General maintenance',
      'Desk workers (prevention)',
      'Athletes (recovery)',
    ]);
  });

  test('tells of a visit in three stages', () => {
    expect(texts(part('What to expect'), 'ol.stages > li > h3')).toEqual(['Before', 'During', 'After']);
  });

  test('groups what one can do between sessions', () => {
    expect(texts(part('Between sessions'), 'h3')).toEqual(['Movement', 'Workstation', 'Self-massage']);
    expect(texts(part('Between sessions'), 'h4')).toHaveLength(14);
  });

  test('puts the emergency first among the signs for a doctor', () => {
    const cards = all(part('When massage is not enough'), 'li.care');
    expect(cards.map((card) => text(one(card, '.urgency')))).toEqual(['Emergency', 'Urgent', 'See someone soon']);
    for (const card of cards) expect(text(one(card, '.signed'))).toBe('Wording not yet signed off by a clinician.');
  });

  test('answers eight questions', () => {
    const questions = all(part('Questions people ask'), 'details');
    expect(questions).toHaveLength(8);
    for (const question of questions) expect(text(one(question, '.answer')).length).toBeGreaterThan(80);
  });

  test('closes with a way to book', () => {
    expect(attributes(part('Care for the long term'), 'a.button', 'href')).toEqual(['/services/']);
  });
});
