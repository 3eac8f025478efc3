import { expect, test } from '@jest/globals';
import { normalise } from './normalise.ts';

test('drops what is null, at any depth', () => {
  expect(normalise({ a: null, b: { c: null, d: 1 }, e: [null, 2] })).toEqual({ b: { d: 1 }, e: [2] });
});

test('turns a link into its target’s id', () => {
  expect(normalise({ author: { documentId: 'p1' }, techniques: [{ documentId: 't1' }, { documentId: 't2' }] })).toEqual(
    {
      author: 'p1',
      techniques: ['t1', 't2'],
    },
  );
});

test('keeps what has more than an id: a file, an entry', () => {
  expect(normalise({ file: { documentId: 'f1', url: '/a.webp' } })).toEqual({
    file: { documentId: 'f1', url: '/a.webp' },
  });
});

test('gives enumerations their hyphens back, and no other text', () => {
  expect(
    normalise({
      certainty: 'very_low',
      urgency: 'non_urgent',
      group: 'self_massage',
      studyType: 'randomised_trial',
      mapId: 'levator_scapulae',
      slug: 'a_b',
    }),
  ).toEqual({
    certainty: 'very-low',
    urgency: 'non-urgent',
    group: 'self-massage',
    studyType: 'randomised-trial',
    mapId: 'levator-scapulae',
    slug: 'a_b',
  });
});

test('leaves rich text alone', () => {
  const prose = [{ type: 'paragraph', children: [{ type: 'text', text: 'a', bold: null }] }];
  expect(normalise({ body: prose, intro: prose, answer: prose, bio: prose })).toEqual({
    body: prose,
    intro: prose,
    answer: prose,
    bio: prose,
  });
});
