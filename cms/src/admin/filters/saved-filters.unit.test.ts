import { expect, test } from '@jest/globals';
import { filtersFor, tellOfPictures } from './saved-filters';

const now = new Date('2026-11-22T08:00:00Z');
const labels = (...given: Parameters<typeof filtersFor>) => filtersFor(...given).map(({ label }) => label);

test('an article is looked for by what keeps it from being true', () => {
  const fields = [
    { name: 'title', type: 'string' },
    { name: 'picture', type: 'component' },
    { name: 'medicalReviewer', type: 'relation', mainField: { name: 'name' } },
    { name: 'nextReviewDue', type: 'date' },
  ];
  expect(filtersFor(fields, true, now)).toEqual([
    { label: 'No picture', filter: { picture: { id: { $null: 'true' } } } },
    { label: 'No medical reviewer', filter: { medicalReviewer: { name: { $null: 'true' } } } },
    { label: 'Needs review', filter: { nextReviewDue: { $lte: '2026-12-22' } } },
    { label: 'Never published', filter: { __status: { $eq: 'draft' } } },
    { label: 'Changed since it was published', filter: { __status: { $eq: 'published-modified' } } },
  ]);
});

test('only by what its fields can tell', () => {
  expect(labels([{ name: 'portrait', type: 'component' }], false, now)).toEqual(['No portrait']);
  expect(labels([{ name: 'picture', type: 'media' }], false, now)).toEqual([]);
  expect(labels([], false, now)).toEqual([]);
});

test('a list that has pictures tells of them', () => {
  const layout = { metadatas: { title: { label: 'Title' }, picture: { label: 'Picture' } } };
  const { displayedFilters } = tellOfPictures({ displayedFilters: [{ name: 'title' }], layout });
  expect(displayedFilters).toMatchObject([{ name: 'title' }, { name: 'picture', label: 'Picture' }]);
});
