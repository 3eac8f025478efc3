import { expect, test } from '@jest/globals';
import { modifiedOn } from './article-dates.ts';

const written = { createdAt: '2025-03-01T23:59:59.000Z', changeNotes: [] };
const note = (date: string) => ({ date, note: 'Newer figures.' });

test.each([
  ['the day it was written', written, '2025-03-01'],
  ['its newest change note', { ...written, changeNotes: [note('2025-06-02'), note('2025-04-01')] }, '2025-06-02'],
  [
    'a review after that',
    { ...written, lastReviewedOn: '2025-07-03', changeNotes: [note('2025-06-02')] },
    '2025-07-03',
  ],
  ['no review from before it was written', { ...written, lastReviewedOn: '2024-01-01' }, '2025-03-01'],
])('an article was changed on %s', (_what, article, day) => {
  expect(modifiedOn(article)).toBe(day);
});
