import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readChoices, writeChoices } from './choices.ts';
import { dayOfNumber } from './days.ts';

const situations = [{ id: 'sore' }, { id: 'after-sport' }];
const read = (search: string) => readChoices(search, situations, '2026-11-21');

describe('The address of a plan', () => {
  test('brings back what was chosen', () => {
    const choices = fc.record({
      situation: fc.constantFrom('', ...situations.map(({ id }) => id)),
      start: fc.oneof(
        fc.constant(''),
        fc.integer({ min: 0, max: 60_000 }).map((number) => dayOfNumber(number)!),
      ),
      weekdays: fc.uniqueArray(fc.nat(6)).map((days) => new Set(days)),
      pace: fc.constantFrom('fewer' as const, 'more' as const),
    });
    fc.assert(fc.property(choices, (chosen) => expect(read(writeChoices(chosen))).toEqual(chosen)));
  });

  test('is short and can be read', () => {
    const chosen = { situation: 'sore', start: '2026-11-30', weekdays: new Set([3, 0]), pace: 'fewer' as const };
    expect(writeChoices(chosen)).toBe('#situation=sore&start=2026-11-30&days=mon,thu');
    expect(writeChoices({ ...chosen, situation: '' })).toBe('#start=2026-11-30&days=mon,thu');
  });

  test.each(['', '#', '#situation=gone&days=xyz,&pace=twice', '#situation=&days=,,,'])(
    'may be anything: “%s”',
    (search) => {
      expect(read(search)).toEqual({ situation: '', start: '2026-11-21', weekdays: new Set(), pace: 'fewer' });
    },
  );
});
