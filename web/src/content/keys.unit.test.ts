import { describe, expect, test } from '@jest/globals';
import {
  articleCountKey,
  articlesKey,
  articlesKeyEnd,
  entryKey,
  fieldKey,
  listKey,
  mediaKey,
  recording,
  slugKey,
} from './keys.ts';

describe('keys', () => {
  test('say what was read', () => {
    expect([
      entryKey('Technique', 't1'),
      fieldKey(entryKey('Technique', 't1'), 'name'),
      listKey('Technique'),
      slugKey('Technique', 'swedish'),
      slugKey('Redirect', '/old/'),
      mediaKey('f1'),
      articlesKey(24, 48),
      articlesKey(24),
    ]).toEqual([
      'Technique:t1',
      'Technique:t1#name',
      'Technique:*',
      'Technique/swedish',
      'Redirect//old/',
      'media:f1',
      'Article@24-48',
      'Article@24-',
    ]);
  });

  test('of articles by age tell up to where they reach, and no others do', () => {
    expect([articlesKey(0, 24), articlesKey(9960), articlesKey(0, 0)].map(articlesKeyEnd)).toEqual([24, Infinity, 0]);
    const others = [articleCountKey, listKey('Article'), slugKey('Article', '1-2'), entryKey('Article', '@1-2')];
    expect(others.map(articlesKeyEnd)).toEqual(others.map(() => undefined));
  });
});

describe('an entry that records', () => {
  function recorded(entry: object) {
    const keys = new Set<string>();
    return { entry: recording(entry as Record<string, unknown>, 'Faq:f1', keys), read: () => [...keys] };
  }

  test('names each field that was read, whether it is there or not, and no field that was not', () => {
    const { entry, read } = recorded({ question: 'Why?', order: 10 });
    expect([entry.question, entry.answer]).toEqual(['Why?', undefined]);
    expect(read()).toEqual(['Faq:f1#question', 'Faq:f1#answer']);
  });

  test('reads the same as the entry itself, with what is inside a field as it is', () => {
    const answer = [{ type: 'paragraph' }];
    const { entry, read } = recorded({ answer });
    expect(entry.answer).toBe(answer);
    expect(read()).toEqual(['Faq:f1#answer']);
  });

  test('says so where someone asked for all of it', () => {
    const { entry, read } = recorded({ question: 'Why?' });
    expect({ ...entry }).toEqual({ question: 'Why?' });
    expect(read()).toEqual(['Faq:f1#*', 'Faq:f1#question']);
  });
});
