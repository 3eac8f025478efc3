import { expect, test } from '@jest/globals';
import { contentOf, entry } from './fixtures.ts';
import { reviewsPage, therapistsPage } from './pages/lists.ts';

test('therapists say which techniques they are chosen by: those that are published', () => {
  const content = contentOf({
    Therapist: [entry('Therapist', { techniques: ['technique-2', 'gone', 'technique-1'] })],
    Technique: [
      entry('Technique'),
      entry('Technique', { id: 'technique-2', slug: 'trigger-point', name: 'Trigger point therapy' }),
    ],
  });
  expect(therapistsPage(content).therapists.map(({ techniques }) => techniques)).toEqual([
    [
      { slug: 'trigger-point', name: 'Trigger point therapy' },
      { slug: 'swedish', name: 'Swedish massage' },
    ],
  ]);
});

test('reviews say which therapist and service they are chosen by, where these are published', () => {
  const content = contentOf({
    Review: [entry('Review', { therapist: 'therapist-1', service: 'gone' })],
    Therapist: [entry('Therapist')],
  });
  expect(reviewsPage(content).reviews).toMatchObject([
    { therapist: { name: 'June', slug: 'june', href: '/therapists/june/' }, service: undefined },
  ]);
});
