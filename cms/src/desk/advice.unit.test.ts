import { expect, test } from '@jest/globals';
import { adviceFor } from './advice';

const today = '2026-11-22';
const advice = (...[type, entry]: [Parameters<typeof adviceFor>[0], object]) =>
  adviceFor(type, { medicalReviewer: { documentId: 'x' }, ...entry }, today).map(
    ({ path, message }) => `${path.join('.')}: ${message}`,
  );
const long = (length: number) => 'x'.repeat(length);

test('words that results would cut are named, those written for searches first', () => {
  expect(advice('Article', { title: long(60), promise: long(160), seo: null })).toEqual([]);
  expect(advice('Article', { title: long(61), promise: long(161), seo: {} })).toEqual([
    'title: This has 61 characters; search results cut it after about 60. Shorten it, or write a shorter one under “Search and sharing”.',
    'promise: This has 161 characters; search results cut it after about 160. Shorten it, or write a shorter one under “Search and sharing”.',
  ]);
  expect(advice('Technique', { name: long(80), summary: long(300), seo: { title: 'A', description: 'B' } })).toEqual(
    [],
  );
  expect(advice('Technique', { name: 'A', summary: 'B', seo: { title: long(61), description: null } })).toEqual([
    'seo.title: This has 61 characters; search results cut it after about 60. Shorten it.',
  ]);
  expect(advice('Review', { title: long(300) })).toEqual([]);
});

test.each([
  ['2026-11-21', ['nextReviewDue: Its review was due on 2026-11-21.']],
  ['2026-11-22', ['nextReviewDue: Its review is due on 2026-11-22.']],
  ['2026-12-22', ['nextReviewDue: Its review is due on 2026-12-22.']],
  ['2026-12-23', []],
  [null, []],
])('a review that is due on %s', (nextReviewDue, expected) => {
  expect(advice('Page', { title: 'A', summary: 'B', nextReviewDue })).toEqual(expected);
});

test('an article without a medical reviewer', () => {
  expect(advice('Article', { title: 'A', promise: 'B', medicalReviewer: null })).toEqual([
    'medicalReviewer: Nobody with medical training has reviewed it. The page says so.',
  ]);
});

test('the studio is told what becomes of its colour, and nobody else is asked for one', () => {
  expect(advice('Studio', { accent: '#ffd400' })).toEqual([
    expect.stringMatching(
      /^accent: So that everybody can read it, visitors see #[\da-f]{6} on light screens instead of/,
    ),
  ]);
  expect([advice('Studio', { accent: null }), advice('Faq', { accent: '#ffd400' })]).toEqual([[], []]);
});
