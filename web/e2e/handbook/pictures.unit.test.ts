import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { root } from '../../../tests/support/cms.ts';
import { pictures } from './pictures.ts';

const handbook = readFileSync(join(root, 'docs/editors.md'), 'utf8');
const shown = [...handbook.matchAll(/!\[([^\]]*)\]\(images\/handbook\/([\w-]+)\.webp\)/g)];

test('the handbook shows every picture that the script takes, and no other', () => {
  expect(shown.map(([, , name]) => name).sort()).toEqual(Object.keys(pictures).sort());
});

test('each is there, and nothing else', () => {
  const folder = join(root, 'docs/images/handbook');
  expect(existsSync(folder) ? readdirSync(folder).sort() : []).toEqual(
    Object.keys(pictures)
      .map((name) => `${name}.webp`)
      .sort(),
  );
});

test('each is told in words, for whoever does not see it', () => {
  expect(shown.filter(([, words = '']) => words.length < 20)).toEqual([]);
});
