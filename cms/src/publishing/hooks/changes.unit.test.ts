import { expect, test } from '@jest/globals';
import { ChangeLog, mergeChanges } from './changes';

const entry = (documentId: string) => ({ type: 'article', documentId });

test('answers what has changed since a number, each entry once, with the newest cause', () => {
  const log = new ChangeLog();
  expect(log.since(0)).toEqual({ changed: [] });
  log.add('publish', entry('a'));
  log.add('publish', entry('b'));
  const number = log.number;
  expect(log.since(number)).toEqual({ changed: [] });
  log.add('publish', entry('c'));
  log.add('unpublish', entry('a'));
  expect(log.since(0)).toEqual({ cause: 'unpublish', changed: [entry('b'), entry('c'), entry('a')] });
  expect(log.since(number)).toEqual({ cause: 'unpublish', changed: [entry('c'), entry('a')] });
});

test('knows that something changed even if nobody can say what', () => {
  const log = new ChangeLog();
  log.add('media');
  expect(log.since(0)).toEqual({ cause: 'media', changed: [] });
});

test('keeps the newest thousand', () => {
  const log = new ChangeLog();
  for (let count = 1; count <= 1500; count++) log.add('publish', entry(String(count)));
  const { changed } = log.since(0);
  expect([changed.length, changed[0], changed.at(-1)]).toEqual([1000, entry('501'), entry('1500')]);
});

test('merges two lists, each entry once where it came last', () => {
  expect(mergeChanges([entry('a'), entry('b')], [entry('c'), entry('a')])).toEqual([
    entry('b'),
    entry('c'),
    entry('a'),
  ]);
});
