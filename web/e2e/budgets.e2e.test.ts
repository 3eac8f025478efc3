import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { web } from './support/commands.ts';
import { all, attributes } from './support/document.ts';
import { documents, page, pages, pagesBelow } from './support/site.ts';
import {
  blockingRequests,
  compressedSize,
  fontsOf,
  isFramework,
  read,
  scriptsOf,
  sizeOf,
  styleSheets,
} from './support/weights.ts';

interface Budgets {
  guideArticle: { htmlAndCssBytesBrotli: number };
  everyPage: { fontBytes: number; largestPictureBytes: number; renderBlockingRequests: number };
  pageWithoutIsland: { frameworkScriptBytes: number };
}

const budgets = JSON.parse(readFileSync(join(web, 'budgets.json'), 'utf8')) as Budgets;
const sum = (sizes: number[]) => sizes.reduce((total, size) => total + size, 0);

/** Pages whose figure is above the budget, with it. */
const over = (budget: number, figure: (path: string) => number) =>
  [...pages.keys()].map((path) => ({ path, figure: figure(path) })).filter((found) => found.figure > budget);

test('an article of the guide is light: its HTML and style sheets, compressed', () => {
  const articles = [...pagesBelow('/guide/'), ...pagesBelow('/es/guide/')].map((path) => ({
    path,
    bytes: sum([
      compressedSize(documents.get(path)!),
      ...styleSheets(page(path)).map((sheet) => compressedSize(read(sheet))),
    ]),
  }));
  expect(articles.length).toBeGreaterThan(0);
  expect(articles.filter(({ bytes }) => bytes > budgets.guideArticle.htmlAndCssBytesBrotli)).toEqual([]);
});

describe('every page', () => {
  const { fontBytes, largestPictureBytes, renderBlockingRequests } = budgets.everyPage;

  test('keeps to two fonts of little weight', () => {
    expect(over(fontBytes, (path) => sum(fontsOf(page(path)).map(sizeOf)))).toEqual([]);
    expect(fontsOf(page('/'))).toHaveLength(2);
  });

  test('offers no heavy picture, however wide and fine the screen', () => {
    const sources = new Set([...pages.values()].flatMap((each) => attributes(each, 'source', 'srcset')));
    const files = [...sources].flatMap((srcset) => srcset.split(', ').map((candidate) => candidate.split(' ')[0]!));
    expect(files.map((file) => [file, sizeOf(file)] as const).filter(([, size]) => size > largestPictureBytes)).toEqual(
      [],
    );
    expect(files.length).toBeGreaterThan(50);
  });

  test('waits for one request before it shows something', () => {
    expect(over(renderBlockingRequests, (path) => blockingRequests(page(path)).length)).toEqual([]);
  });
});

describe('a page without an island', () => {
  const { resolve } = createRequire(import.meta.url);

  test('brings no framework', () => {
    const heavy = [...pages]
      .filter(([, each]) => all(each, 'astro-island').length === 0)
      .map(([path, each]) => {
        const { files, texts } = scriptsOf(each, documents.get(path)!);
        const scripts = [...texts.map(Buffer.from), ...files.map(read)].filter((script) =>
          isFramework(script.toString()),
        );
        return { path, bytes: sum(scripts.map(({ length }) => length)) };
      })
      .filter(({ bytes }) => bytes > budgets.pageWithoutIsland.frameworkScriptBytes);
    expect(heavy).toEqual([]);
  });

  test.each(['react/cjs/react.production.js', 'react-dom/cjs/react-dom-client.production.js'])(
    'which %s would be',
    (file) => {
      expect(isFramework(readFileSync(join(resolve('react/package.json'), '../..', file), 'utf8'))).toBe(true);
    },
  );

  test('has its own scripts looked at, and what they import', () => {
    const { files, texts } = scriptsOf(page('/search/'), documents.get('/search/')!);
    expect([...texts, ...files.map((file) => read(file).toString())].join('\n')).toContain('/pagefind/pagefind.js');
  });
});
