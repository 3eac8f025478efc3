import { expect, test } from '@jest/globals';
import { contentOf, entry } from './fixtures.ts';
import { Notes } from './notes.ts';
import { statementView } from './views/guide.ts';

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

test('a source can be led back from to the first place that cites it, and not from where none does', () => {
  const notes = new Notes(contentOf({ Citation: [entry('Citation'), book, bare] }));
  expect(notes.number('bare')).toBe(1);
  expect(notes.cite('book')).toEqual({ note: 2, first: true });
  expect(notes.cite('book')).toEqual({ note: 2 });
  expect(notes.cite('gone')).toBeUndefined();
  expect(notes.list().map(({ number, cited }) => [number, cited])).toEqual([
    [1, false],
    [2, true],
  ]);
});

test('a statement names the sources that lead back to it: those that nothing cites before', () => {
  const notes = new Notes(contentOf({ Citation: [entry('Citation'), book] }));
  const statement = (citations: string[]) => statementView({ basis: 'research', certainty: 'low', citations }, notes);
  expect(statement(['book'])).toEqual({ basis: 'research', certainty: 'low', notes: [1], first: [1] });
  expect(statement(['book', 'gone', 'citation-1'])).toMatchObject({ notes: [1, 2], first: [2] });
  expect(statement(['book'])).toEqual({ basis: 'research', certainty: 'low', notes: [1] });
});

test('a page that cites nothing has no sources', () => {
  expect(new Notes(contentOf()).list()).toEqual([]);
});
