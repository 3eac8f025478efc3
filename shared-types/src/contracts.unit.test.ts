import { describe, expect, test } from '@jest/globals';
import { bookingRequestForm, reviewForm } from './forms.ts';
import { webhookPayload } from './publishing.ts';

const booking = { name: 'Ada', email: 'ada@mail.example', preferredTimes: ['2026-12-01T09:30'], consent: true };

const messages = (result: { success: boolean; error?: { issues: { path: PropertyKey[]; message: string }[] } }) =>
  result.error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);

describe('booking request', () => {
  test('takes a name, a way to answer, a time and consent', () => {
    expect(bookingRequestForm.parse({ ...booking, name: ' Ada ' })).toEqual(booking);
  });

  test('asks for a way to answer', () => {
    expect(messages(bookingRequestForm.safeParse({ ...booking, email: undefined }))).toEqual([
      'email: Leave an e-mail address or a phone number, so that we can answer.',
    ]);
  });

  test('is not taken without consent, nor with more than three times', () => {
    const times = ['2026-12-01T09:30', '2026-12-02T09:30', '2026-12-03T09:30', '2026-12-04T09:30'];
    expect(messages(bookingRequestForm.safeParse({ ...booking, consent: false, preferredTimes: times }))).toEqual([
      'preferredTimes: Three times are enough.',
      'consent: Please agree, so that we may keep what you send.',
    ]);
  });
});

test('a review needs consent to be published', () => {
  expect(messages(reviewForm.safeParse({ text: 'Kind hands.', reviewer: 'A.', consent: false }))).toEqual([
    'consent: Please agree, so that we may publish your review.',
  ]);
});

test('a webhook’s payload carries ids and never content', () => {
  const payload = {
    revision: 'r1',
    cause: 'publish',
    changed: [{ type: 'article', documentId: 'a', title: 'Secret' }],
  };
  expect(webhookPayload.parse(payload).changed).toEqual([{ type: 'article', documentId: 'a' }]);
});
