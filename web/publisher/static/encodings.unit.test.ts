import { expect, test } from '@jest/globals';
import { acceptedEncodings } from './encodings.ts';

test.each([
  [undefined, ['identity']],
  ['', ['identity']],
  ['gzip', ['gzip', 'identity']],
  ['gzip, deflate, br, zstd', ['br', 'gzip', 'identity']],
  ['BR;Q=0.5, GZIP;Q=0.8', ['gzip', 'br', 'identity']],
  ['br; q = 0.3 , gzip ;q=0.3', ['br', 'gzip', 'identity']],
  ['br;q=0, gzip', ['gzip', 'identity']],
  ['br;q=0.000, gzip;q=0', ['identity']],
  ['br;q=0.2, identity', ['identity', 'br']],
  ['identity;q=0.5, gzip;q=0.4', ['identity', 'gzip']],
  ['*', ['br', 'gzip', 'identity']],
  ['*;q=0', ['identity']],
  ['gzip;q=0, *;q=0.5', ['br', 'identity']],
  ['identity;q=0, br', ['br', 'identity']],
  ['br;q=2, gzip;q=x', ['identity']],
  ['br;level=4;q=0.7, gzip', ['gzip', 'br', 'identity']],
])('%s takes, best first: %j', (header, encodings) => {
  expect(acceptedEncodings(header)).toEqual(encodings);
});
