import { expect, test } from '@jest/globals';
import { isPublic, privateAddress, publicLookup, unfitAddress } from './address';

const allowed = new Set(['localhost:4322', 'builder.internal', '10.0.0.5:8080']);

test.each([
  ['93.184.215.14', true],
  ['2606:2800:21f:cb07:6820:80da:af6b:8b2c', true],
  ['0.0.0.0', false],
  ['10.0.0.1', false],
  ['100.64.0.1', false],
  ['127.0.0.1', false],
  ['169.254.169.254', false],
  ['172.16.0.1', false],
  ['192.168.0.1', false],
  ['224.0.0.1', false],
  ['255.255.255.255', false],
  ['::', false],
  ['::1', false],
  ['::ffff:127.0.0.1', false],
  ['64:ff9b::a00:1', false],
  ['fc00::1', false],
  ['fe80::1', false],
])('%s is public: %s', (address, expected) => {
  expect(isPublic(address)).toBe(expected);
});

test.each([
  ['https://example.org/hook', undefined],
  ['http://localhost:4322/hooks/rebuild', undefined],
  ['http://builder.internal/hook', undefined],
  ['https://builder.internal:8443/hook', undefined],
  ['http://10.0.0.5:8080/hook', undefined],
  ['https://10.0.0.5:8081/hook', privateAddress],
  ['https://[::1]/hook', privateAddress],
  ['https://0x7f.1/hook', privateAddress],
  ['http://localhost:4323/', 'The address must begin with https://, so that nobody on the way reads it.'],
  ['ftp://example.org/', 'An address begins with https:// and a host.'],
])('%s: %s', (address, problem) => {
  expect(unfitAddress(address, allowed)).toBe(problem);
});

test('a name that leads to a private address is not connected to', async () => {
  const error = await new Promise((resolve) => publicLookup('localhost', { all: true }, (problem) => resolve(problem)));
  expect(error).toMatchObject({ message: privateAddress });
});
