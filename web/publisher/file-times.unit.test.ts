import { createHash } from 'node:crypto';
import { closeSync, mkdtempSync, openSync, futimesSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { timeOf } from './file-times.ts';

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');

test('the time follows from the hash alone', () => {
  expect(timeOf(hashOf('one'))).toBe(timeOf(hashOf('one')));
  expect(timeOf(hashOf('one'))).not.toBe(timeOf(hashOf('two')));
});

test('two texts hardly ever share a second, and every time is past and is one to Caddy', () => {
  const times = Array.from({ length: 2000 }, (_, number) => timeOf(hashOf(String(number).padStart(4, '0'))));
  expect(new Set(times.map(Math.floor)).size).toBe(2000);
  expect(Math.min(...times)).toBeGreaterThanOrEqual(2);
  expect(Math.max(...times)).toBeLessThan(1_600_000_001);
});

test.each(['0'.repeat(64), 'f'.repeat(64)])('the hash %s has such a time too', (hash) => {
  expect(timeOf(hash)).toBeGreaterThanOrEqual(2);
  expect(timeOf(hash)).toBeLessThan(1_600_000_001);
});

test('a file keeps it, down to the microsecond', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kneadful-times-'));
  const time = timeOf(hashOf('a page'));
  const file = openSync(join(folder, 'a page'), 'w');
  futimesSync(file, time, time);
  closeSync(file);
  expect(statSync(join(folder, 'a page')).mtimeMs / 1000).toBeCloseTo(time, 5);
  rmSync(folder, { recursive: true, force: true });
});
