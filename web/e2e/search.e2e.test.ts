import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { listen, type Listening } from '../../tests/support/http.ts';
import { browserIsHere, launchBrowser } from './support/browser.ts';
import { all, text } from './support/document.ts';
import { type SearchableSite, searchableSite } from './support/searchable-site.ts';
import { isSpanishLive } from './support/seed.ts';
import { documents, folders, pages } from './support/site.ts';

interface Found {
  url: string;
  title: string;
  kind: string[];
}

/** What of Pagefind's script the tests use. */
interface Pagefind {
  search(
    words: string | null,
    options?: object,
  ): Promise<{
    results: { data(): Promise<{ url: string; meta: { title: string }; filters: { kind: string[] } }> }[];
  }>;
}

let browser: Browser;
let searchable: SearchableSite;

/** Searches as a visitor's browser does, from a file of the site that brings no rules of its own. */
async function search(site: string, words: string | null, options: object = {}, language = 'en'): Promise<Found[]> {
  const page: Page = await browser.newPage();
  try {
    await page.goto(`${site}/robots.txt`);
    return await page.evaluate(
      async ([script, query, wanted, lang]) => {
        // As the page for searching in this language has it.
        document.documentElement.lang = lang;
        const { search } = (await import(script)) as Pagefind;
        const { results } = await search(query, wanted);
        const found = await Promise.all(results.map((result) => result.data()));
        return found.map(({ url, meta, filters }) => ({ url, title: meta.title, kind: filters.kind }));
      },
      [`${site}/pagefind/pagefind.js`, words, options, language] as const,
    );
  } finally {
    await page.close();
  }
}

const isEnglish = (path: string) => !path.startsWith('/es/');
const english = [...pages].filter(([path]) => isEnglish(path));
const mainText = new Map(english.map(([path, page]) => [path, text(all(page, 'main')[0]!).toLowerCase()]));

/** A word in a page's text that no other page has, in whatever form. */
function ownWord(path: string): string {
  const words = all(pages.get(path)!, 'main p').flatMap(
    (each) =>
      text(each)
        .toLowerCase()
        .match(/\b[a-z]{6,}\b/g) ?? [],
  );
  const others = [...mainText].filter(([each]) => each !== path).map(([, words]) => words);
  const own = words.find((word) => !others.some((other) => other.includes(word.slice(0, 5))));
  if (!own) throw new Error(`${path} has no word of its own.`);
  return own;
}

const forReaders = [...pages.keys()].filter((path) => !/^\/404\.html$|\/(?:search|thank-you)\/$/.test(path)).sort();
const readable = forReaders.filter(isEnglish);
const urlsOf = (found: Found[]) => found.map(({ url }) => url).sort();

(browserIsHere() ? describe : describe.skip)('the search', () => {
  let site: string;
  const plain: Listening[] = [];
  beforeAll(async () => {
    [browser, searchable] = await Promise.all([launchBrowser(), searchableSite()]);
    await searchable.index();
    site = await searchable.serve('');
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    await searchable.stop();
    await Promise.all(plain.map((server) => server.stop()));
  });

  test('is made without complaint', () => {
    expect(searchable.failures).toEqual([]);
  });

  test.each([
    ['/guide/back-massage-benefits/', 'guide'],
    ['/techniques/swedish/', 'guide'],
    ['/therapists/june-okafor/', 'studio'],
    ['/policies/', 'studio'],
  ])('finds %s by a word of its own, and knows its part of the site', async (path, kind) => {
    const word = ownWord(path);
    const found = await search(site, word);
    const [title] = all(pages.get(path)!, 'h1').map(text);
    expect([word, found[0]]).toEqual([word, { url: path, title, kind: [kind] }]);
  });

  test('knows every page for readers and nothing else: no redirect, not the page for what is missing', async () => {
    expect(documents.has('/massage-types/')).toBe(true);
    expect(urlsOf(await search(site, null))).toEqual(readable);
  });

  test('shows one part of the site alone', async () => {
    const guide = urlsOf(await search(site, null, { filters: { kind: 'guide' } }));
    const studio = urlsOf(await search(site, null, { filters: { kind: 'studio' } }));
    expect([...guide, ...studio].sort()).toEqual(readable);
    expect(guide).toEqual(
      readable.filter((path) =>
        /^\/(guide|techniques|conditions|regions|for|frequency|find|research|faq)\//.test(path),
      ),
    );
  });

  (isSpanishLive ? test : test.skip)('knows the pages of each language apart', async () => {
    const found = await search(site, null, {}, 'es');
    expect(urlsOf(found)).toEqual(forReaders.filter((path) => !isEnglish(path)));
    expect((await search(site, 'espalda', {}, 'es')).length).toBeGreaterThan(5);
    // Where a word is not known, words that begin like it are found: of its own language.
    expect(urlsOf(await search(site, 'espalda')).filter((path) => !isEnglish(path))).toEqual([]);
  });

  test('leads to addresses below the base path', async () => {
    const below = await searchable.serve('/studio');
    const [found] = await search(below, ownWord('/guide/back-massage-benefits/'));
    expect(found!.url).toBe('/studio/guide/back-massage-benefits/');
  });

  test('comes with a plain `astro build` too, over the same pages', async () => {
    const server = await listen((request, response) => {
      const file = join(folders.plainDir, new URL(request.url!, 'http://site').pathname);
      const type = file.endsWith('.js') ? 'text/javascript' : 'text/plain';
      readFile(file).then(
        (bytes) => response.writeHead(200, { 'content-type': type }).end(bytes),
        () => response.writeHead(404).end(),
      );
    });
    plain.push(server);
    expect(urlsOf(await search(server.origin, null))).toEqual(readable);
  });
});
