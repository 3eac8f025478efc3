import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { bodyOf, sectionsOf } from './sections';

const docs = join(import.meta.dirname, '../../../../docs');
const handbook = readFileSync(join(docs, 'editors.md'), 'utf8');

test('sections are named by the headings of the second level, and found by the ids that code hosts give', () => {
  expect(sectionsOf('# A\n\n## Why can I not?\n\ntext\n\n### Why can I not?\n\n## Why can I not?\n')).toEqual([
    { title: 'Why can I not?', id: 'why-can-i-not' },
    { title: 'Why can I not?', id: 'why-can-i-not-2' },
  ]);
});

test('the title is not said twice', () => {
  expect(bodyOf('# For editors\n\nShort answers.\n')).toBe('Short answers.\n');
});

test('every link inside the handbook leads to one of its headings', () => {
  const ids = [...handbook.matchAll(/^#{2,6} (.+)$/gm)].map(([, title = '']) => sectionsOf(`## ${title}\n`)[0]?.id);
  const links = [...handbook.matchAll(/\]\(#([^)]+)\)/g)].map(([, id]) => id);
  expect(links.length).toBeGreaterThan(0);
  expect(links.filter((id) => !ids.includes(id))).toEqual([]);
});
