import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { createRenderer } from '../publisher/renderer.ts';
import { entry, snapshot } from '../src/content/fixtures.ts';
import { ContentGraph } from '../src/content/graph.ts';
import { browserIsHere, launchBrowser } from './support/browser.ts';
import { attributes } from './support/document.ts';
import { documents, folders, pages, release } from './support/site.ts';
import { allThings, type Thing, textsIn, thingsOf } from './support/structured-data.ts';

const siteOrigin = 'http://localhost:4321';
const things = new Map([...pages.keys()].map((path): [string, Thing[]] => [path, thingsOf(documents.get(path)!)]));
const typesOf = (path: string) => things.get(path)?.map((thing) => thing['@type']);
const nested = [...things].flatMap(([path, list]) => allThings(list).map((thing) => ({ path, thing })));

describe('what pages say in schema.org’s words', () => {
  test.each([
    ['/', ['WebSite', 'HealthAndBeautyBusiness']],
    ['/guide/', ['BreadcrumbList']],
    ['/guide/back-massage-benefits/', ['BreadcrumbList', 'MedicalWebPage']],
    ['/techniques/swedish/', ['BreadcrumbList', 'MedicalWebPage']],
    ['/conditions/chronic-low-back-pain/', ['BreadcrumbList', 'MedicalWebPage']],
    ['/regions/upper-back/', ['BreadcrumbList', 'MedicalWebPage']],
    ['/for/desk-workers/', ['BreadcrumbList', 'MedicalWebPage']],
    ['/faq/', ['BreadcrumbList', 'FAQPage']],
    ['/services/', ['BreadcrumbList', 'HealthAndBeautyBusiness']],
    ['/services/deep-tissue/', ['BreadcrumbList', 'Service']],
    ['/contact/', ['BreadcrumbList', 'HealthAndBeautyBusiness']],
    ['/therapists/', ['BreadcrumbList', 'Person', 'Person', 'Person']],
    ['/therapists/june-okafor/', ['BreadcrumbList', 'Person']],
    ['/reviews/', ['BreadcrumbList']],
    ['/about/', ['BreadcrumbList']],
    ['/404.html', []],
  ])('%s: %j', (path, types) => {
    expect(typesOf(path)).toEqual(types);
  });

  test('has a trail on every page but the home page and the one for what is missing', () => {
    const without = [...pages.keys()].filter((path) => !typesOf(path)?.includes('BreadcrumbList'));
    expect(without.sort()).toEqual(['/', '/404.html', '/es/'].filter((path) => pages.has(path)));
  });

  test('holds no review and no rating', () => {
    const rated = nested.filter(({ thing }) =>
      /review|rating/i.test(`${String(thing['@type'])} ${Object.keys(thing)}`),
    );
    expect(rated).toEqual([]);
  });

  test('calls nothing in the sample article reviewed, and cites every source that has a DOI', () => {
    const article = things.get('/guide/back-massage-benefits/')?.find((thing) => thing['@type'] === 'MedicalWebPage');
    expect(article).not.toHaveProperty('lastReviewed');
    const cited = (article?.citation as Thing[]).map(({ url }) => url);
    const links = attributes(pages.get('/guide/back-massage-benefits/')!, 'a[href]', 'href');
    const sources = links.filter((href) => href.startsWith('https://doi.org/'));
    expect(cited.length).toBeGreaterThan(4);
    expect([...cited].sort()).toEqual([...new Set(sources)].sort());
  });

  test('says of everybody and of the studio that they are made up', () => {
    const madeUp = nested.filter(({ thing }) => ['Person', 'HealthAndBeautyBusiness'].includes(String(thing['@type'])));
    expect(madeUp.length).toBeGreaterThan(10);
    const silent = madeUp.filter(
      ({ thing }) =>
        !/^(Sample|A demonstration|De muestra|Una demostración)(?!\p{L})/u.test(
          String(thing.disambiguatingDescription),
        ),
    );
    expect(silent).toEqual([]);
  });

  test('names whole addresses, and on this site only those that are there', () => {
    const texts = [...things].flatMap(([path, list]) => textsIn(list).map((found) => ({ path, ...found })));
    const addresses = texts.filter(
      ({ key, text }) => /^(@id|url|item|image|logo|hasMap)$/.test(key) || /^(https?:|\/)/.test(text),
    );
    const wrong = addresses.filter(({ key, text }) => {
      if (!URL.canParse(text)) return true;
      const { origin, pathname, hash } = new URL(text);
      if (origin !== siteOrigin) return !/^https:\/\/(doi\.org|www\.openstreetmap\.org)$/.test(origin);
      const page = pages.get(pathname);
      // An `@id` is a name: it need not lead anywhere on its page.
      if (page) return key !== '@id' && hash !== '' && !attributes(page, '[id]', 'id').includes(hash.slice(1));
      return !existsSync(join(release, pathname)) || pathname.endsWith('/');
    });
    expect(wrong).toEqual([]);
    expect(addresses.length).toBeGreaterThan(400);
  });
});

describe('a name that would end its script', () => {
  const name = '</script><script>globalThis.smuggled = true</script><!-- “Back & rest”';
  let html: string;
  beforeAll(async () => {
    const graph = new ContentGraph(
      snapshot({ Technique: [entry('Technique', { name, summary: name, seo: { title: name } })] }),
    );
    const render = (await createRenderer(new URL(siteOrigin), folders.appDir))(graph);
    html = new TextDecoder().decode((await render('/techniques/swedish/')).body);
  });

  test('stands in it as it was written', () => {
    const page = thingsOf(html).find((thing) => thing['@type'] === 'MedicalWebPage');
    expect(page).toMatchObject({ name, about: { name, description: name } });
  });

  const inBrowser = browserIsHere() ? test : test.skip;
  let browser: Browser;
  afterAll(() => browser?.close());

  inBrowser(
    'does not get out of it in a browser',
    async () => {
      browser = await launchBrowser();
      const page = await browser.newPage();
      // Without the page's own policy, which would stop it a second time.
      await page.setContent(html.replace(/<meta http-equiv="content-security-policy"[^>]*>/i, ''), {
        waitUntil: 'domcontentloaded',
      });
      const [ran, scripts, heading] = await page.evaluate(() => [
        'smuggled' in globalThis,
        [...document.scripts].filter(({ text }) => text.includes('smuggled')).map(({ type }) => type),
        document.querySelector('h1')?.textContent.trim(),
      ]);
      expect([ran, scripts, heading]).toEqual([false, ['application/ld+json'], name]);
    },
    60_000,
  );
});
