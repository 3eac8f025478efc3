import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Difference, Mirror, type Row, type Sums } from './mirror.ts';

const ids = fc.constantFrom('a', 'b', 'c');
const locales = fc.constantFrom('en', 'es');
const name = fc.record({ type: fc.constant('Faq' as const), id: ids, locale: locales });
const row: fc.Arbitrary<Row> = fc.record({
  type: fc.constant('Faq' as const),
  id: ids,
  locale: locales,
  rowId: fc.nat(1000),
  publishedAt: fc.nat(2000).map(String),
  links: fc.constant([]),
  content: fc.constant({ fit: false } as Row['content']),
});
const change = fc.record({ rows: fc.array(row, { maxLength: 3 }), removed: fc.array(name, { maxLength: 2 }) });

const differenceOf = ({ rows, removed }: Pick<Difference, 'rows' | 'removed'>): Difference => ({
  ...{ revision: 'r', defaultLocale: 'en', locales: ['en', 'es'], files: [], removedFiles: [] },
  ...{ rows, removed },
});

const counted = (mirror: Mirror): Sums => {
  const rows = [...mirror.rows('Faq')];
  return {
    count: rows.length,
    rowSum: BigInt(rows.reduce((sum, { rowId }) => sum + rowId, 0)),
    publishedSum: BigInt(rows.reduce((sum, { publishedAt }) => sum + Number(publishedAt), 0)),
  };
};

test('sums and the newest moment follow every change, as foretold, and every change that is taken back', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(change, fc.boolean()), { maxLength: 6 }), (changes) => {
      const mirror = new Mirror();
      for (const [each, isTakenBack] of changes) {
        const before = mirror.sums('Faq');
        const foretold = mirror.sumsAfter('Faq', each.rows, each.removed);
        const undo = mirror.apply(differenceOf(each));
        expect([mirror.sums('Faq'), foretold]).toEqual([counted(mirror), counted(mirror)]);
        const moments = [...mirror.rows('Faq')].map(({ publishedAt }) => Number(publishedAt));
        expect(mirror.newest('Faq')).toBe(BigInt(Math.max(0, ...moments)));
        if (!isTakenBack) continue;
        undo();
        expect(mirror.sums('Faq')).toEqual(before);
      }
    }),
  );
});
