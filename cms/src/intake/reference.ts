import { randomInt } from 'node:crypto';

/** Digits and letters that are not taken for one another: of 2 Z, 5 S, 8 B, U V one each, of 0 O, 1 I L none. Without vowels no words come out. */
export const referenceAlphabet = '2345679BCDFGHJKMNPQRTVWXY';
const partLength = 3;

/** One of 25⁶, about 244 million. @example `B7K-2MX` */
export function newReference(random: (max: number) => number = randomInt): string {
  const part = () =>
    Array.from({ length: partLength }, () => referenceAlphabet[random(referenceAlphabet.length)]).join('');
  return `${part()}-${part()}`;
}

/** One that nobody has. @throws if there seems to be none */
export async function freeReference(
  isTaken: (reference: string) => Promise<boolean>,
  make: () => string = newReference,
): Promise<string> {
  for (let attempt = 0; attempt < 20; attempt++) {
    const reference = make();
    if (!(await isTaken(reference))) return reference;
  }
  throw new Error('Twenty references in a row were taken.');
}
