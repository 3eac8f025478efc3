import { expect, test } from '@jest/globals';
import { attributes } from './support/document.ts';
import { page, pagesBelow } from './support/site.ts';

/** Pairs `from → to` of every page below `folder`, by the links in one part of it. */
const links = (folder: string, selector: string, target: string): string[] =>
  pagesBelow(folder)
    .flatMap((from) =>
      [...new Set(attributes(page(from), selector, 'href'))]
        .filter((to) => to.startsWith(target))
        .map((to) => `${from} ${to}`),
    )
    .sort();

const turned = (pairs: string[]): string[] => pairs.map((pair) => pair.split(' ').reverse().join(' ')).sort();

test.each([
  ['techniques and conditions', '/techniques/', '#conditions a', '/conditions/', '#techniques a'],
  ['techniques and services', '/techniques/', '#services a', '/services/', '#techniques a'],
  ['techniques and therapists', '/techniques/', '#therapists a', '/therapists/', '#techniques a'],
  ['services and therapists', '/services/', '#therapists a', '/therapists/', '#services a'],
  ['conditions and regions', '/conditions/', '.aside a', '/regions/', '#conditions a'],
  ['conditions and audiences', '/conditions/', '#audiences a', '/for/', '#conditions a'],
  ['techniques and articles', '/techniques/', '#articles a', '/guide/', 'section.related a'],
  ['conditions and articles', '/conditions/', '#articles a', '/guide/', 'section.related a'],
  ['audiences and articles', '/for/', '#articles a', '/guide/', 'section.related a'],
])('%s show each other', (_name, here, selector, there, back) => {
  const pairs = links(here, selector, there);
  expect(pairs).toEqual(turned(links(there, back, here)));
  expect(pairs.length).toBeGreaterThanOrEqual(5);
});
