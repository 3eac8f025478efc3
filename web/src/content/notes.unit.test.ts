import { expect, test } from '@jest/globals';
import { contentOf, entry } from './fixtures.ts';
import { Notes } from './notes.ts';

const book = entry('Citation', { id: 'book', doi: undefined, isbn: '9789240081789' });
const bare = entry('Citation', { id: 'bare', doi: undefined });

test('a source with a DOI links to it; one with an ISBN names it; another has neither', () => {
  const notes = new Notes(contentOf({ Citation: [entry('Citation'), book, bare] }));
  expect(notes.numbers(['citation-1', 'book', 'bare'])).toEqual([1, 2, 3]);
  expect(notes.list().map(({ href, identifier }) => [href, identifier])).toEqual([
    ['https://doi.org/10.1/abc', 'doi 10.1/abc'],
    [undefined, 'ISBN 9789240081789'],
    [undefined, undefined],
  ]);
});

test('a source keeps its number however often it is cited, and what is not published has none', () => {
  const notes = new Notes(contentOf({ Citation: [entry('Citation'), book] }));
  expect(notes.numbers(['book', 'gone', 'citation-1', 'book'])).toEqual([1, 2, 1]);
  expect(notes.number('gone')).toBeUndefined();
});

test('a page that cites nothing has no sources', () => {
  expect(new Notes(contentOf()).list()).toEqual([]);
});
