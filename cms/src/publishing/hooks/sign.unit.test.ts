import { randomBytes } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { Webhook } from 'standardwebhooks';
import { signatureHeaders, splitSecrets, unfitSigningSecret } from './sign';

const secret = () => `whsec_${randomBytes(32).toString('base64')}`;

test('two secrets make two signatures, and either verifies', () => {
  const [next, former] = [secret(), secret()];
  const headers = signatureHeaders([next, former], 'msg_1', '{"a":1}', new Date());
  expect(Object.keys(headers)).toEqual(['webhook-id', 'webhook-timestamp', 'webhook-signature']);
  expect(headers['webhook-signature']).toMatch(/^v1,[\w+/]{43}= v1,[\w+/]{43}=$/);
  for (const one of [next, former]) expect(new Webhook(one).verify('{"a":1}', headers)).toEqual({ a: 1 });
  expect(() => new Webhook(next).verify('{"a":2}', headers)).toThrow('No matching signature found');
  expect(() => new Webhook(secret()).verify('{"a":1}', headers)).toThrow('No matching signature found');
});

test('a stale signature does not verify', () => {
  const one = secret();
  const headers = signatureHeaders([one], 'msg_1', '{}', new Date(Date.now() - 6 * 60 * 1000));
  expect(() => new Webhook(one).verify('{}', headers)).toThrow('Message timestamp too old');
});

test('secrets stand side by side, parted by a space, a comma or a line', () => {
  expect(splitSecrets(' a  b,c\nd ')).toEqual(['a', 'b', 'c', 'd']);
  expect(splitSecrets('')).toEqual([]);
});

test.each([
  ['32 bytes', secret(), true],
  ['24 bytes', `whsec_${randomBytes(24).toString('base64')}`, true],
  ['64 bytes', `whsec_${randomBytes(64).toString('base64')}`, true],
  ['23 bytes', `whsec_${randomBytes(23).toString('base64')}`, false],
  ['65 bytes', `whsec_${randomBytes(65).toString('base64')}`, false],
  ['no prefix', randomBytes(32).toString('base64'), false],
  ['no Base64', `whsec_${'ä'.repeat(40)}`, false],
  ['Base64 for addresses', `whsec_${'-_'.repeat(16)}`, false],
])('a signing secret of %s: %s', (_what, text, fits) => {
  expect(unfitSigningSecret(text) === undefined).toBe(fits);
});
