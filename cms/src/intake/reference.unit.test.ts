import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { freeReference, newReference, referenceAlphabet } from './reference';

test('a reference is two parts of three, of digits and letters that are not taken for one another', () => {
  expect([...referenceAlphabet].filter((sign) => '01ILOSZU8AE'.includes(sign))).toEqual([]);
  expect(new Set(referenceAlphabet).size).toBe(25);
  fc.assert(
    fc.property(fc.infiniteStream(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })), (stream) => {
      const reference = newReference((max) => Math.floor((stream.next().value as number) * max));
      expect(reference).toMatch(/^[^-]{3}-[^-]{3}$/);
      expect([...reference.replace('-', '')].filter((sign) => !referenceAlphabet.includes(sign))).toEqual([]);
    }),
  );
});

test('every sign is used, and references are spread over all there are', () => {
  const references = Array.from({ length: 20_000 }, () => newReference());
  expect(new Set(references.join('').replaceAll('-', ''))).toEqual(new Set(referenceAlphabet));
  // Of 244 million, 20,000 meet about once.
  expect(new Set(references).size).toBeGreaterThan(19_990);
});

test('none is given twice, however often the same comes up', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 24 }), { minLength: 1, maxLength: 15 }), async (drawn) => {
      const given = new Set<string>();
      const draws = drawn.values();
      const make = () => newReference(() => (draws.next().value as number | undefined) ?? given.size);
      for (let count = 0; count < 3; count++) {
        const reference = await freeReference(async (one) => given.has(one), make);
        expect(given.has(reference)).toBe(false);
        given.add(reference);
      }
    }),
  );
});

test('where every one is taken it gives up and says so', async () => {
  let asked = 0;
  const taken = async () => ++asked > 0;
  await expect(freeReference(taken)).rejects.toThrow('Twenty references in a row were taken.');
  expect(asked).toBe(20);
});
