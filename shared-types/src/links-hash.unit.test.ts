import { describe, expect, test } from '@jest/globals';
import { canonicalLinks, linkedIds } from './links-hash.ts';

const entry = {
  documentId: 'own',
  title: 'Back',
  author: { documentId: 'p' },
  reviewer: null,
  citations: [{ documentId: 'c2' }, { documentId: 'c1' }],
  sections: [
    { id: 1, facts: [{ citation: { documentId: 'c1' } }], body: [{ type: 'text', text: 'documentId' }] },
    { id: 2, picture: { alternativeText: 'A', file: { documentId: 'f', url: '/f.webp' } } },
  ],
};

describe('the links of an entry', () => {
  test('are those at any depth, as often as they are there, without its own id', () => {
    expect(linkedIds(entry)).toEqual(['p', 'c2', 'c1', 'c1', 'f']);
  });

  test('are the same in any order, and others when one is there twice', () => {
    expect(canonicalLinks(['b', 'a', 'b'])).toBe('a,b,b');
    expect(canonicalLinks(['b', 'b', 'a'])).toBe('a,b,b');
    expect(canonicalLinks(['b', 'a'])).toBe('a,b');
    expect(canonicalLinks([])).toBe('');
  });
});
