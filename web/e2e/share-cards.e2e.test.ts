import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import sharp from 'sharp';
import { listen, type Listening } from '../../tests/support/http.ts';
import { createStaticServer } from '../publisher/static-server.ts';
import { attributes, type Element } from './support/document.ts';
import { listedPaths } from './support/seed.ts';
import { filesIn, folders, page, pages } from './support/site.ts';

const siteOrigin = 'http://localhost:4321';
const says = (each: Element, property: string) => attributes(each, `meta[property="og:${property}"]`, 'content');
/** Of the picture that is drawn for links to a page. */
const cardOf = (each: Element) => (says(each, 'image')[0] ?? '').replace(siteOrigin, '');

let server: Listening;
beforeAll(async () => {
  server = await listen(createStaticServer({ siteDir: folders.siteDir, base: '' }));
});
afterAll(() => server.stop());

describe('the picture of a shared link', () => {
  test('is there for every page, as the page describes it', async () => {
    for (const [path, each] of pages) {
      const answer = await fetch(server.origin + cardOf(each));
      expect([path, answer.status, answer.headers.get('content-type')]).toEqual([path, 200, 'image/png']);
      const { format, width, height } = await sharp(await answer.arrayBuffer()).metadata();
      expect([format, width, height]).toEqual(['png', 1200, 630]);
      expect([says(each, 'image:type')[0], says(each, 'image:width')[0], says(each, 'image:height')[0]]).toEqual([
        'image/png',
        '1200',
        '630',
      ]);
      expect(says(each, 'image:alt')[0]).toContain(says(each, 'title')[0]);
    }
  });

  test('is another one for every page of a language', () => {
    for (const isSpanish of [false, true]) {
      // A therapist is called the same in both.
      const cards = listedPaths
        .filter((path) => path.startsWith('/es/') === isSpanish)
        .map((path) => cardOf(page(path)));
      expect(new Set(cards).size).toBe(cards.length);
      expect(cards.length).toBeGreaterThan(40);
    }
  });

  test('shows the part of the back that a page is about, and otherwise the page’s own picture or the whole back', () => {
    const drawing = (path: string) => /^\/og\/([a-z]+)-/.exec(cardOf(page(path)))?.[1];
    expect(
      ['/', '/regions/upper-back/', '/regions/mid-back/', '/regions/lower-back/', '/techniques/swedish/', '/faq/'].map(
        drawing,
      ),
    ).toEqual(['back', 'upper', 'mid', 'lower', 'picture', 'back']);
  });

  test('is drawn by both renderers, for the pages alone', () => {
    const cards = [...new Set([...pages.values()].map(cardOf))].map((path) => path.replace('/og/', '')).sort();
    expect(filesIn(join(folders.siteDir, 'og'))).toEqual(cards);
    expect(filesIn(join(folders.plainDir, 'og'))).toEqual(cards);
    const bytes = (folder: string) => cards.map((card) => readFileSync(join(folder, 'og', card)).toString('base64'));
    expect(bytes(folders.plainDir)).toEqual(bytes(folders.siteDir));
  });
});
