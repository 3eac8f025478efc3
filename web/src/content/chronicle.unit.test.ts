import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Chronicle, compare, type Dated } from './chronicle.ts';

const dated = (id: string, createdAt = '2026-01-01T00:00:00.000Z'): Dated => ({ id, createdAt });
const [first, second, third] = [
  dated('c', '2026-01-01T00:00:00.000Z'),
  dated('b', '2026-01-02T00:00:00.000Z'),
  dated('a', '2026-01-03T00:00:00.000Z'),
];

function chronicleOf(...entries: Dated[]): Chronicle {
  const chronicle = new Chronicle();
  for (const entry of entries) chronicle.replace(undefined, entry);
  return chronicle;
}

describe('a chronicle', () => {
  test('goes from the oldest to the newest, in whatever order entries come', () => {
    expect(chronicleOf(second, third, first).ids(0)).toEqual(['c', 'b', 'a']);
  });

  test('puts entries of the same moment in the order of their ids', () => {
    expect(chronicleOf(dated('b'), dated('a'), dated('c')).ids(0)).toEqual(['a', 'b', 'c']);
  });

  test('gives a part of itself, and less than was asked for at its end', () => {
    const chronicle = chronicleOf(first, second, third);
    expect([chronicle.ids(1), chronicle.ids(0, 2), chronicle.ids(2, 9), chronicle.ids(3, 9)]).toEqual([
      ['b', 'a'],
      ['c', 'b'],
      ['a'],
      [],
    ]);
  });

  test('says where an entry stands, or would stand', () => {
    const chronicle = chronicleOf(first, third);
    expect(
      [first, second, third, dated('z', '2027-01-01T00:00:00.000Z')].map((entry) => chronicle.position(entry)),
    ).toEqual([0, 1, 1, 2]);
  });

  test('moves an entry whose moment changed, and forgets one that is gone', () => {
    const chronicle = chronicleOf(first, second, third);
    chronicle.replace(first, { ...first, createdAt: '2026-01-02T12:00:00.000Z' });
    expect(chronicle.ids(0)).toEqual(['b', 'c', 'a']);
    chronicle.replace(second, undefined);
    expect([chronicle.ids(0), chronicle.length]).toEqual([['c', 'a'], 2]);
  });
});

test('whatever is added, moved and taken away, a chronicle is what sorting gives', () => {
  const id = fc.constantFrom(...'abcdefghij');
  const day = fc.integer({ min: 1, max: 5 });
  const steps = fc.array(fc.record({ id, day: fc.option(day, { nil: undefined }) }), { maxLength: 60 });
  fc.assert(
    fc.property(steps, (changes) => {
      const chronicle = new Chronicle();
      const model = new Map<string, Dated>();
      for (const change of changes) {
        const before = model.get(change.id);
        const after = change.day === undefined ? undefined : dated(change.id, `2026-01-0${change.day}T00:00:00.000Z`);
        chronicle.replace(before, after);
        if (after) model.set(change.id, after);
        else model.delete(change.id);
        const sorted = [...model.values()].sort(compare);
        expect(chronicle.ids(0)).toEqual(sorted.map((entry) => entry.id));
        expect(chronicle.length).toBe(sorted.length);
        expect(sorted.map((entry) => chronicle.position(entry))).toEqual(sorted.map((_entry, index) => index));
      }
    }),
  );
});
