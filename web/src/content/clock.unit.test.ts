import { expect, test } from '@jest/globals';
import { clockAt } from './clock.ts';

test.each([undefined, ''])('goes as this machine’s does where nothing is set (%p)', (setting) => {
  const before = Date.now();
  const shown = clockAt(setting)().getTime();
  expect(shown).toBeGreaterThanOrEqual(before);
  expect(shown).toBeLessThanOrEqual(Date.now());
});

test('stands still where a moment is set', () => {
  expect(clockAt('2026-12-25T10:00:00-06:00')().toISOString()).toBe('2026-12-25T16:00:00.000Z');
  expect(clockAt('2026-12-25T16:00Z')().toISOString()).toBe('2026-12-25T16:00:00.000Z');
});

test.each(['soon', '2026-12-25', '2026-12-25T10:00:00', '2026-13-25T10:00:00Z'])('refuses %s', (setting) => {
  expect(() => clockAt(setting)).toThrow(
    `SITE_CLOCK is ${setting}, which is no moment. Write it with its offset, such as 2026-12-25T10:00:00-06:00.`,
  );
});
