import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { askedIn, queryOf } from './address.ts';

const kinds = ['', 'guide', 'studio'];

test('what is asked stands in the address, and comes back from it', () => {
  expect(queryOf({ words: '', kind: '' })).toBe('');
  expect(queryOf({ words: 'neck & shoulder', kind: 'guide' })).toBe('?q=neck%20%26%20shoulder&kind=guide');
  fc.assert(
    fc.property(fc.string(), fc.constantFrom(...kinds), (words, kind) =>
      expect(askedIn(queryOf({ words, kind }), kinds)).toEqual({ words, kind }),
    ),
  );
});

test('a part of the site that there is not counts as all of it', () => {
  expect(askedIn('?q=neck&kind=shop', kinds)).toEqual({ words: 'neck', kind: '' });
});
