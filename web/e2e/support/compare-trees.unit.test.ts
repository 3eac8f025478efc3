import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { differences } from './compare-trees.ts';

const folder = mkdtempSync(join(tmpdir(), 'kneadful-compare-'));
afterAll(() => rmSync(folder, { recursive: true }));

function tree(name: string, files: Record<string, string>): string {
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name, file)), { recursive: true });
    writeFileSync(join(folder, name, file), content);
  }
  return join(folder, name);
}

const files = { 'index.html': 'home', 'guide/index.html': 'guide', 'media/a.webp': 'a', 'release.json': '{}' };
const expected = tree('expected', files);
const isRecord = (file: string) => file === 'release.json';

test('trees with the same bytes are equal, whatever pictures and assets are left over', () => {
  const present = tree('same', { ...files, 'release.json': '[]', 'media/old.webp': 'o', '_astro/old.css': 'o' });
  expect(differences(present, expected, isRecord)).toEqual([]);
});

test('every file that is missing, too many or different is named, with the first difference', () => {
  const present = tree('other', { 'index.html': 'hose', 'old/index.html': 'old', 'media/a.webp': 'b' });
  expect(differences(present, expected, isRecord)).toEqual([
    'guide/index.html is missing',
    'index.html differs at byte 2: "hose" instead of "home"',
    'media/a.webp differs at byte 0: "b" instead of "a"',
    'old/index.html should not be there',
  ]);
});
