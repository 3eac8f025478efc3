import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { createRenderer } from '../publisher/renderer.ts';
import { ContentGraph } from '../src/content/graph.ts';
import { sitePaths } from '../src/content/paths.ts';
import type { Snapshot } from '../src/content/snapshot.ts';
import { attribute, attributes, type Element, one, parseHtml, text } from './support/document.ts';
import { listedPaths } from './support/seed.ts';
import { documents, folders, pages, release } from './support/site.ts';

const siteOrigin = 'http://localhost:4321';
const content = (page: Element, selector: string) => attributes(page, `meta[${selector}]`, 'content');
const isListed = (page: Element) => !content(page, 'name="robots"').join().includes('noindex');
const locations = (xml: string) =>
  [...xml.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, address = '']) => address.replace(siteOrigin, ''));

describe('a demonstration', () => {
  test('is listed nowhere: every page says so, redirects too', () => {
    expect([...documents].filter(([, html]) => isListed(parseHtml(html))).map(([path]) => path)).toEqual([]);
  });
});

describe('a studio that has switched the demonstration off', () => {
  const rendered = new Map<string, string>();
  const listed = () =>
    [...rendered]
      .filter(([, html]) => html.startsWith('<!DOCTYPE html>') && isListed(parseHtml(html)))
      .map(([path]) => path)
      .sort();

  beforeAll(async () => {
    const snapshot = JSON.parse(readFileSync(folders.snapshotFile, 'utf8')) as Snapshot;
    for (const studio of snapshot.entries.Studio) studio.demo = false;
    const graph = new ContentGraph(snapshot);
    const render = (await createRenderer(new URL(siteOrigin), folders.appDir))(graph);
    for (const path of sitePaths(graph)) rendered.set(path, new TextDecoder().decode((await render(path)).body));
  }, 60_000);

  test('is listed with all its pages but the search, what is not translated, and the one for what is missing', () => {
    expect(listed()).toEqual(listedPaths);
  });

  test('leads crawlers to sitemaps of exactly these', () => {
    const robots = rendered.get('/robots.txt');
    expect(robots).toBe(`User-agent: *\nAllow: /\n\nSitemap: ${siteOrigin}/sitemap.xml\n`);
    const parts = locations(rendered.get('/sitemap.xml')!);
    expect(parts.flatMap((part) => locations(rendered.get(part)!)).sort()).toEqual(listed());
  });

  test('dates its articles in the sitemap', () => {
    expect(rendered.get('/sitemaps/articles-1.xml')).toMatch(
      /<loc>[^<]+\/guide\/back-massage-benefits\/<\/loc><lastmod>\d{4}-\d\d-\d\d<\/lastmod>/,
    );
  });

  test('says of none of its pages that it is a demonstration', () => {
    expect(
      [...rendered].filter(([, html]) => /A demonstration:|Una demostración:/.test(html)).map(([path]) => path),
    ).toEqual([]);
  });
});

const languageOf = (page: Element) => attribute(one(page, 'html'), 'lang');
const languages = [...new Set([...pages.values()].map(languageOf))];

describe('every page', () => {
  test.each(languages)('in %s has a title and a description of its own', (language) => {
    const own = [...pages].filter(([, page]) => languageOf(page) === language);
    const titles = own.map(([path, page]) => [text(one(page, 'title')), path]);
    const descriptions = own.map(([path, page]) => [content(page, 'name="description"').join('|'), path]);
    for (const found of [titles, descriptions]) {
      expect(found.filter(([value = '']) => value.length < 8)).toEqual([]);
      const twice = found.filter(([value], index) => found.findIndex(([other]) => other === value) !== index);
      expect(twice).toEqual([]);
    }
  });

  test('tells whoever shows a link to it what it is, with its picture after the one that is drawn for it', () => {
    const wrong = [...pages].filter(([path, page]) => {
      const says = (property: string) => content(page, `property="og:${property}"`);
      const [, image] = says('image');
      const card = content(page, 'name="twitter:card"').join();
      return (
        says('url').join() !== siteOrigin + path ||
        says('title').join().length < 3 ||
        says('description').join() !== content(page, 'name="description"').join() ||
        card !== 'summary_large_image' ||
        (image && !existsSync(join(release, image.replace(siteOrigin, '')))) ||
        (image && ((says('image:alt')[1] ?? '').length < 3 || !(Number(says('image:width')[1]) > 0)))
      );
    });
    expect(wrong.map(([path]) => path)).toEqual([]);
    expect(
      [...pages.values()].filter((page) => content(page, 'property="og:image"').length > 1).length,
    ).toBeGreaterThan(15);
  });

  test.each(languages)('in %s names the guide’s feed', (language) => {
    const own = [...pages.values()].filter((page) => languageOf(page) === language);
    const feeds = own.map((page) => attributes(page, 'link[type="application/rss+xml"]', 'href').join());
    expect(new Set(feeds)).toEqual(new Set([language === 'en' ? '/feed.xml' : `/${language}/feed.xml`]));
  });
});
