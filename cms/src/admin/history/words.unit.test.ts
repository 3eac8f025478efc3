import { expect, test } from '@jest/globals';
import { changedWords, isPublished, listed, versionName } from './words';

const version = { id: 1, at: '2026-11-21T15:00:00.000Z', by: 'Ada Marsh', isLive: true };

test('a version is called by its moment and by who published it', () => {
  const now = new Date('2026-11-23T15:00:00.000Z');
  expect(versionName(version, now)).toMatch(/^Nov 2\d, 2026.*, by Ada Marsh$/);
  expect(versionName({ ...version, by: undefined }, now)).not.toContain('by');
  expect([isPublished(version), isPublished({ ...version, isLive: false })]).toEqual([' (published)', '']);
});

test.each([
  [['Title'], 'Title'],
  [['A', 'B', 'C', 'D'], 'A, B, C, D'],
  [['A', 'B', 'C', 'D', 'E'], 'A, B, C and 2 more'],
  [[], 'Published again, unchanged'],
  [undefined, 'The oldest that is kept'],
])('what changed: %j', (changed, words) => {
  expect(changedWords({ ...version, changed })).toBe(words);
});

test('the oldest may be from before somebody published', () => {
  expect(changedWords({ ...version, by: undefined })).toBe('As it was before somebody published');
});

test('a list ends as one says it', () => {
  expect([listed([]), listed(['A']), listed(['A', 'B', 'C'])]).toEqual(['', 'A', 'A, B and C']);
});
