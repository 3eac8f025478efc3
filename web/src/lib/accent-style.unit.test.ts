import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { accentOf, accentPages } from '@kneadful/shared-types';
import { tokensOf } from '../layouts/styleguide/tokens.ts';
import { accentStyle } from './accent-style.ts';

const css = readFileSync(join(import.meta.dirname, '../styles/tokens.css'), 'utf8');

test.each(['light', 'dark'] as const)(
  'the colours that an accent is measured by are those of the site in %s',
  (scheme) => {
    expect(tokensOf(css, scheme)).toMatchObject(accentPages[scheme].grounds);
  },
);

test('an accent takes the place of every token of clay, and of nothing else', () => {
  const names = [...accentStyle('#4a154b').matchAll(/--([\w-]+):(#[\da-f]{6})/g)].map(([, name, value]) => [
    name,
    value,
  ]);
  const { base, deep, wash, on } = accentOf('#4a154b', 'dark');
  expect(names.map(([name]) => name)).toEqual([
    ...['clay', 'clay-deep', 'clay-wash', 'on-clay'],
    ...['clay', 'clay-deep', 'clay-wash', 'on-clay'],
  ]);
  expect(names.slice(4).map(([, value]) => value)).toEqual([base, deep, wash, on]);
  const tokensOfClay = Object.keys(tokensOf(css, 'light')).filter((name) => /clay/.test(name));
  expect(tokensOfClay.sort()).toEqual(
    names
      .slice(0, 4)
      .map(([name]) => name)
      .sort(),
  );
});

test('what is no colour gets into no style', () => {
  expect(() => accentStyle('red}body{display:none')).toThrow('is no colour');
});
