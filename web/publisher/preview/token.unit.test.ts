import { expect, test } from '@jest/globals';
import { previewAudience, type PreviewClaims } from '@kneadful/shared-types';
import jwt from 'jsonwebtoken';
import { readToken } from './token.ts';

const secret = 'a-secret-of-the-test-to-sign-previews';
const claims: PreviewClaims = { types: ['Person'], entry: { type: 'Article', documentId: 'a1' } };
const sign = (changes: object = {}, options: jwt.SignOptions = {}, key: string | null = secret) =>
  jwt.sign({ ...claims, ...changes }, key as string, { audience: previewAudience, expiresIn: 60, ...options });

test('what the CMS signed is read', () => {
  expect(readToken(sign(), secret)).toEqual(claims);
});

test.each([
  ['is expired', sign({}, { expiresIn: -1 })],
  ['was signed with another secret', sign({}, {}, `${secret}!`)],
  ['is for somebody else', sign({}, { audience: 'another' })],
  ['is signed by nobody', sign({}, { algorithm: 'none' }, null)],
  ['is signed in another way', sign({}, { algorithm: 'HS512' })],
  ['names a type that there is not', sign({ types: ['Secret'] })],
  ['names no entry', sign({ entry: undefined })],
  ['names an entry that is none', sign({ entry: { type: 'Article', documentId: 'a'.repeat(101) } })],
  ['is cut short', sign().slice(0, -1)],
  ['has another middle', sign().replace(/\.[^.]+\./, `.${sign({ types: [] }).split('.')[1]}.`)],
  ['is empty', ''],
  ['is anything', 'preview'],
])('nothing is read of what %s', (_what, token) => {
  expect(readToken(token, secret)).toBeUndefined();
});

test('one for no one, with our secret, is read by no one', () => {
  expect(readToken(jwt.sign(claims, secret), secret)).toBeUndefined();
});
