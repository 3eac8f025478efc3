import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { anchorOf, uniqueAnchors } from './anchor.ts';
import { headingLevels } from './heading-levels.ts';
import type { Prose } from './model.ts';

test.each([
  ['What research says, and what it does not', 'what-research-says-and-what-it-does-not'],
  ['  “Good pain”?  ', 'good-pain'],
  ['Über Schmerzen', 'uber-schmerzen'],
  ['背中の痛み', '背中の痛み'],
  ['24 to 48 hours', '24-to-48-hours'],
  ['…', 'section'],
])('the id of “%s” is %s', (heading, id) => {
  expect(anchorOf(heading)).toBe(id);
});

test('two headings with the same words have different ids, also when a third is called like the second’s', () => {
  expect(['Pain', 'Pain', 'Pain 2', 'Pain'].map(uniqueAnchors())).toEqual(['pain', 'pain-2', 'pain-2-2', 'pain-3']);
});

describe('ids that layouts and components give by themselves', () => {
  const source = join(import.meta.dirname, '..');
  const given = ['layouts', 'components', 'blocks'].flatMap((folder) =>
    readdirSync(join(source, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.astro'))
      .flatMap((file) =>
        [...readFileSync(join(source, folder, file), 'utf8').matchAll(/\b(?:id|anchor)="([^"]+)"/g)].map(
          ([, id = '']) => id,
        ),
      ),
  );

  test.each([...new Set(given)].sort())('%s is never an editor’s heading', (id) => {
    expect(uniqueAnchors()(id.replaceAll('-', ' '))).toBe(`${id}-2`);
  });
});

test('headings that begin like a form’s ids have ids too', () => {
  expect(['Field notes', 'Error email', 'Error email', 'Hint'].map(uniqueAnchors())).toEqual([
    'field-notes',
    'error-email-2',
    'error-email-3',
    'hint',
  ]);
});

test('headings of a text stand under the one above it, without gaps', () => {
  const heading = (level: 2 | 3 | 4 | 5 | 6): Prose[number] => ({ kind: 'heading', level, id: '', children: [] });
  const text: Prose = [heading(2), { kind: 'paragraph', children: [] }, heading(4), heading(3), heading(2)];
  const levels = headingLevels(text, 2);
  expect(levels.filter((_level, index) => text[index]?.kind === 'heading')).toEqual([3, 4, 4, 3]);
});
