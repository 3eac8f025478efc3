import { describe, expect, test } from '@jest/globals';
import type { z } from 'zod';
import { bookingRequestForm, formIssues, reviewForm } from './forms.ts';
import { webhookPayload } from './publishing.ts';

const booking = { name: 'Ada', email: 'ada@mail.example', preferredTimes: ['2026-12-01T09:30'], consent: true };

const issuesOf = (schema: z.ZodType, value: unknown) => {
  const { error } = schema.safeParse(value);
  return error && formIssues(error);
};

describe('booking request', () => {
  test('takes a name, a way to answer, a time and consent', () => {
    expect(bookingRequestForm.parse({ ...booking, name: ' Ada ' })).toEqual(booking);
  });

  test.each([
    ['no way to answer', { email: undefined }, [{ field: 'email', problem: 'contact' }]],
    ['an address that is none', { email: 'ada' }, [{ field: 'email', problem: 'email' }]],
    ['no name', { name: ' ' }, [{ field: 'name', problem: 'required' }]],
    ['no time', { preferredTimes: [] }, [{ field: 'preferredTimes', problem: 'required' }]],
    ['a day without a time', { preferredTimes: ['2026-12-01'] }, [{ field: 'preferredTimes.0', problem: 'time' }]],
    [
      'a day that does not exist',
      { preferredTimes: ['2026-02-30T09:30'] },
      [{ field: 'preferredTimes.0', problem: 'time' }],
    ],
    [
      'four times',
      { preferredTimes: Array(4).fill('2026-12-01T09:30') },
      [{ field: 'preferredTimes', problem: 'too-many' }],
    ],
    ['too long a message', { message: 'a'.repeat(2001) }, [{ field: 'message', problem: 'too-long' }]],
    ['what is no document id', { service: '../x' }, [{ field: 'service', problem: 'unknown' }]],
    ['no consent', { consent: false }, [{ field: 'consent', problem: 'consent' }]],
    ['nothing', undefined, [{ field: '', problem: 'required' }]],
  ])('with %s is refused for it', (_what, change, issues) => {
    expect(issuesOf(bookingRequestForm, change && { ...booking, ...change })).toEqual(issues);
  });
});

test('a review needs consent to be published, and stars that there are', () => {
  const review = { text: 'Kind hands.', reviewer: 'A.', rating: 6, consent: false };
  expect(issuesOf(reviewForm, review)).toEqual([
    { field: 'rating', problem: 'unknown' },
    { field: 'consent', problem: 'consent' },
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
