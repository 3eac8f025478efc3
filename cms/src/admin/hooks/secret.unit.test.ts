import { expect, test } from '@jest/globals';
import { unfitSigningSecret } from '../../publishing/hooks/sign';
import { newSecret } from './secret';

test('a new secret is one that the CMS takes, and another each time', () => {
  const secrets = Array.from({ length: 50 }, newSecret);
  expect(secrets.map(unfitSigningSecret).filter(Boolean)).toEqual([]);
  expect(new Set(secrets).size).toBe(50);
});
