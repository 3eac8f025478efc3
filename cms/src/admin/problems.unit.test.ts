import { expect, test } from '@jest/globals';
import { problemsOf } from './problems';

const refused = (message: string, errors?: { path: string[]; message: string }[]) => ({
  response: { data: { error: { message, details: { errors } } } },
});
const fields = ['name', 'url'] as const;

test('each sentence stands beside its field, and what belongs to no field in general', () => {
  const errors = [
    { path: ['name'], message: 'Give it a name.' },
    { path: ['url'], message: 'An address begins with https://.' },
    { path: ['url'], message: 'And a host.' },
    { path: ['color'], message: 'There is no such field.' },
  ];
  expect(problemsOf(refused('All of it.', errors), fields)).toEqual({
    name: 'Give it a name.',
    url: 'An address begins with https://. And a host.',
    general: 'There is no such field.',
  });
});

test('a refusal of the whole is told as it is, and silence as silence', () => {
  expect(problemsOf(refused('There is no such build hook.'), fields)).toEqual({
    general: 'There is no such build hook.',
  });
  expect(problemsOf(new TypeError('Failed to fetch'), fields)).toEqual({
    general: 'The CMS does not answer. Try again.',
  });
});
