import { expect, test } from '@jest/globals';
import { entry, picture } from '../content/fixtures.ts';
import { filesIn } from './files-in.ts';

test('finds every file that entries name, once, by its document id', () => {
  const logo = { documentId: 'logo', url: '/uploads/logo.svg', ext: '.svg', updatedAt: '2026-01-01' };
  const files = filesIn([{ ...entry('Studio'), logo }, entry('Technique'), entry('Service')]);
  expect([...files]).toEqual([
    ['logo', logo],
    ['file-1', picture().file],
  ]);
});

test('finds those in sections and parts', () => {
  const figure = { __typename: 'ComponentBlocksFigure' as const, picture: picture() };
  expect([...filesIn(entry('Page', { sections: [figure] })).keys()]).toEqual(['file-1']);
});

test('takes no link for a file, and finds none in nothing', () => {
  expect(filesIn([{ author: { documentId: 'person-1' } }, undefined, null, 'text'])).toEqual(new Map());
});
