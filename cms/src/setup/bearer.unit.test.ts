import { expect, test } from '@jest/globals';
import { carriesToken } from './bearer';

test.each([
  ['Bearer a-long-token-of-ours', true],
  ['Bearer a-long-token-of-our', false],
  ['Bearer a-long-token-of-ours ', false],
  ['bearer a-long-token-of-ours', false],
  ['a-long-token-of-ours', false],
  ['Bearer ', false],
  ['', false],
  [undefined, false],
])('%j: %j', (authorization, carries) => {
  expect(carriesToken(authorization, 'a-long-token-of-ours')).toBe(carries);
});

test.each(['', undefined])('nobody carries a token that is not set', (token) => {
  for (const authorization of ['Bearer ', 'Bearer undefined', '', undefined])
    expect(carriesToken(authorization, token)).toBe(false);
});
