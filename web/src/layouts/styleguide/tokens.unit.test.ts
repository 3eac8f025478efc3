import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { contrast } from '@kneadful/shared-types';
import { pairs, tokensOf } from './tokens.ts';

const css = readFileSync(join(import.meta.dirname, '../../styles/tokens.css'), 'utf8');

describe.each(['light', 'dark'] as const)('in %s', (scheme) => {
  const tokens = tokensOf(css, scheme);

  test('every token is read, those of the other scheme aside', () => {
    expect([tokens.paper, tokens['space-4'], tokens.quick]).toEqual([
      scheme === 'light' ? '#fbf7f0' : '#171512',
      '1rem',
      '160ms',
    ]);
  });

  test('what is written on a colour can be read', () => {
    const figures = pairs.flatMap(({ text, on, least }) =>
      on.map((ground) => ({ text, ground, least, figure: contrast(tokens[text]!, tokens[ground]!) })),
    );
    expect(figures.filter(({ figure, least }) => !(figure >= least))).toEqual([]);
    expect(figures.length).toBeGreaterThan(20);
  });
});
