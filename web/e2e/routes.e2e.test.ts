import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { listen, type Listening } from '../../tests/support/http.ts';
import { createStaticServer } from '../publisher/static-server.ts';
import { one, parseHtml, text } from './support/document.ts';
import { expectedPaths, isSpanishLive, listedPaths } from './support/seed.ts';
import { folders, pages } from './support/site.ts';

const siteOrigin = 'http://localhost:4321';
let site: Listening;

beforeAll(async () => {
  site = await listen(createStaticServer({ siteDir: folders.siteDir, base: '' }));
});
afterAll(() => site.stop());

const get = (path: string) => fetch(site.origin + path, { redirect: 'manual' });

describe('the served release', () => {
  test('has a page for every entry of the sample content and no other', () => {
    expect([...pages.keys()].filter((path) => path !== '/404.html').sort()).toEqual(expectedPaths);
  });

  test.each(expectedPaths)('answers %s with a page that has a title and one heading', async (path) => {
    const response = await get(path);
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    const document = parseHtml(await response.text());
    expect(text(one(document, 'title'))).toMatch(/\bLongleaf\b/);
    expect(text(one(document, 'h1')).length).toBeGreaterThan(3);
  });

  test('answers an unknown path with the 404 page and status 404', async () => {
    const response = await get('/guide/nothing-here/');
    expect(response.status).toBe(404);
    expect(text(one(parseHtml(await response.text()), 'h1'))).toBe('This page is not here');
  });

  test.each([
    ['/massage-types/', '/techniques/'],
    ['/massage-types', '/techniques/'],
    ['/therapist-bios/', '/therapists/'],
    ['/guide', '/guide/'],
  ])('leads %s to %s for good', async (from, to) => {
    const response = await get(from);
    expect([response.status, response.headers.get('location')]).toEqual([301, to]);
  });

  test('keeps its own record to itself', async () => {
    expect((await get('/release.json')).status).toBe(404);
  });

  test('lists exactly the public pages in the sitemaps, articles apart', async () => {
    const listed = async (path: string) => {
      const xml = await (await get(path)).text();
      return [...xml.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, address = '']) => address.replace(siteOrigin, ''));
    };
    expect(await listed('/sitemap.xml')).toEqual(['/sitemaps/pages.xml', '/sitemaps/articles-1.xml']);
    const [pages, articles] = [await listed('/sitemaps/pages.xml'), await listed('/sitemaps/articles-1.xml')];
    expect(articles[0]).toBe('/guide/back-massage-benefits/');
    expect(articles.filter((path) => !/^(\/es)?\/guide\/[^/]+\/$/.test(path))).toEqual([]);
    expect([...pages, ...articles].sort()).toEqual(listedPaths);
  });

  test('leads no crawler through a demonstration in robots.txt', async () => {
    expect(await (await get('/robots.txt')).text()).toBe('User-agent: *\nAllow: /\n');
  });
});

describe('the feed', () => {
  test('lists the guide’s articles in well-formed RSS', async () => {
    const response = await get('/feed.xml');
    expect(response.headers.get('content-type')).toBe('application/xml; charset=utf-8');
    const xml = parseXml(await response.text());
    expect(xml.map(({ name, text: content }) => (content ? `${name}: ${content}` : name))).toEqual([
      'rss',
      'channel',
      'title: Longleaf Massage Studio: Guide',
      expect.stringMatching(/^description: ./),
      `link: ${siteOrigin}/`,
      'language: en',
      'item',
      'title: Back massage: benefits, techniques and how often',
      `link: ${siteOrigin}/guide/back-massage-benefits/`,
      `guid: ${siteOrigin}/guide/back-massage-benefits/`,
      expect.stringMatching(/^description: ./),
      expect.stringMatching(/^pubDate: \w{3}, \d{2} \w{3} \d{4} \d{2}:\d{2}:\d{2} GMT$/),
    ]);
  });
});

(isSpanishLive ? test : test.skip)('the feed of Spanish speaks it, and leads to its pages', async () => {
  const xml = parseXml(await (await get('/es/feed.xml')).text());
  expect(xml).toContainEqual({ name: 'language', text: 'es' });
  const links = xml.filter(({ name }) => name === 'link').map(({ text: address }) => address);
  expect(links[0]).toBe(`${siteOrigin}/es/`);
  expect(links.filter((address) => !pages.has(address.replace(siteOrigin, '')))).toEqual([]);
});

/** Elements of a document in order, each with the text directly in it. @throws where a tag is not closed */
function parseXml(xml: string): { name: string; text: string }[] {
  const open: string[] = [];
  const elements: { name: string; text: string }[] = [];
  for (const [, tag = '', content = ''] of xml.replace(/^<\?xml[^>]*\?>/, '').matchAll(/<([^>]+)>([^<]*)/g)) {
    if (!tag.startsWith('/')) elements.push({ name: tag.split(/\s/)[0] ?? '', text: content.trim() });
    if (tag.startsWith('/') && open.pop() !== tag.slice(1)) throw new Error(`Unexpected </${tag.slice(1)}>.`);
    if (!tag.startsWith('/') && !tag.endsWith('/')) open.push(tag.split(/\s/)[0] ?? '');
  }
  if (open.length > 0) throw new Error(`Not closed: ${open.join(', ')}.`);
  return elements;
}
