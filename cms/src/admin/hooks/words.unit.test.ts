import { describe, expect, test } from '@jest/globals';
import type { HookView } from '@kneadful/shared-types';
import { causeOf, lastAnswerOf, signingOf, stateOf } from './words';

const hook: HookView = {
  documentId: 'one',
  name: 'Netlify',
  kind: 'generic',
  host: 'api.netlify.com',
  secret: 'none',
  enabled: true,
  fromSettings: false,
  state: 'waiting',
  behind: true,
  acknowledgedRevision: null,
  attempts: 0,
  nextTry: null,
  lastAnswer: null,
};

describe('A state says', () => {
  test('when a failing hook is called again, or that it is not', () => {
    const at = new Date();
    at.setHours(10, 42);
    const { label, text } = stateOf({ ...hook, state: 'retrying', nextTry: at.toISOString() });
    expect(label).toBe('Failing');
    expect(text).toMatch(/^It is tried again at 10:42.AM\.$/);
    expect(stateOf({ ...hook, state: 'gave-up' }).text).toContain('waits for the next change');
  });

  test('what a waiting hook waits for', () => {
    expect(stateOf(hook).text).toBe('It is called once edits pause.');
    expect(stateOf({ ...hook, kind: 'publisher' }).text).toBe('It is about to be called.');
  });
});

test('the last answer is its status or its sentence', () => {
  expect(lastAnswerOf(null)).toBe('Not called yet.');
  const at = '2020-01-02T12:00:00.000Z';
  expect(lastAnswerOf({ at, status: 202 })).toMatch(/^Last called Jan 2, 2020.*It answered 202\.$/);
  const error = 'It answered 404: there is no hook at this address, or the token may not use it.';
  expect(lastAnswerOf({ at, status: 404, error })).toMatch(/Last called Jan 2, 2020.* It answered 404: there/);
});

test('a token signs nothing', () => {
  expect(signingOf(hook)).toBe('Calls are not signed.');
  expect(signingOf({ ...hook, secret: 'set' })).toBe('Calls are signed.');
  expect(signingOf({ ...hook, secret: 'two' })).toContain('rotation is under way');
  expect(signingOf({ ...hook, kind: 'github', secret: 'set' })).toBeUndefined();
  expect(signingOf({ ...hook, kind: 'github', secret: 'unreadable' })).toContain('enter both again');
});

test('a cause is told as an editor knows it', () => {
  expect([{ cause: 'manual' }, { cause: 'start' }, { cause: 'new one' }].map(causeOf)).toEqual([
    'Asked for',
    'Start of the CMS',
    'new one',
  ]);
});
