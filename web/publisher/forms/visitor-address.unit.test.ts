import { expect, test } from '@jest/globals';
import { FormCounter } from './limits.ts';
import { forwardedFor, household, visitorAddress } from './visitor-address.ts';

test.each([
  ['198.51.100.7', undefined, '198.51.100.7'],
  // Who calls from elsewhere cannot say that it is another.
  ['198.51.100.7', '203.0.113.9', '198.51.100.7'],
  ['::ffff:127.0.0.1', '203.0.113.9', '203.0.113.9'],
  ['172.18.0.5', '6.6.6.6, 203.0.113.9, 172.18.0.1', '203.0.113.9'],
  ['::1', '2001:db8::1', '2001:db8::1'],
  ['127.0.0.1', 'unknown', '127.0.0.1'],
  ['127.0.0.1', undefined, '127.0.0.1'],
])('called by %s for %s, the visitor is %s', (peer, chain, visitor) => {
  expect(visitorAddress(peer, chain)).toBe(visitor);
});

test('a chain that a stranger began is cut off', () => {
  expect(forwardedFor('198.51.100.7', '203.0.113.9')).toBe('198.51.100.7');
  expect(forwardedFor('10.0.0.2', '203.0.113.9')).toBe('203.0.113.9, 10.0.0.2');
});

test('a household is one, however many addresses it has', () => {
  expect(household('2001:db8:1:2:3:4:5:6')).toBe(household('2001:0db8:1:2::9'));
  expect(household('2001:db8:1:3::9')).not.toBe(household('2001:db8:1:2::9'));
  expect(household('203.0.113.9')).toBe('203.0.113.9');
});

test('five messages in ten minutes, and the same one as often as it takes', () => {
  let now = 0;
  const counter = new FormCounter({ messages: 5, calls: 60, seconds: 600 }, () => now);
  for (const id of ['a', 'b', 'c', 'd', 'e', 'a', 'a']) expect(counter.message('203.0.113.9', id)).toBe(0);
  now = 60_000;
  expect(counter.message('203.0.113.9', 'f')).toBe(540);
  expect(counter.message('203.0.113.10', 'f')).toBe(0);
  now = 600_000;
  expect([counter.message('203.0.113.9', 'f'), counter.size]).toEqual([0, 2]);
  // What is over is forgotten, and no address is kept.
  now = 1_300_000;
  counter.call('203.0.113.11');
  expect(counter.size).toBe(1);
  expect(JSON.stringify(counter)).not.toContain('203.0');
});
