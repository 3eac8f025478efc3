import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { FileSystemConfigLoader, HtmlValidate } from 'html-validate';
import { entry, linkTo, paragraph, snapshot } from '../src/content/fixtures.ts';
import { BuiltContent } from './support/built-content.ts';
import { web } from './support/commands.ts';
import { attribute, attributes, one, text } from './support/document.ts';
import { pages } from './support/site.ts';

const siteOrigin = 'http://localhost:4321';

/** One technique in two languages, one that is not translated, and old addresses in Spanish. */
const swedish = entry('Technique');
const content = snapshot(
  {
    Studio: [entry('Studio'), entry('Studio', { locale: 'es', mission: 'Espaldas tranquilas.' })],
    Technique: [
      swedish,
      {
        ...swedish,
        locale: 'es',
        slug: 'masaje-sueco',
        name: 'Masaje sueco',
        body: [paragraph(linkTo('/entry/technique/technique-2', 'Ashiatsu'), linkTo('/guide/', 'La guía'))],
      },
      entry('Technique', { id: 'technique-2', slug: 'ashiatsu', name: 'Ashiatsu' }),
    ],
    Redirect: [
      entry('Redirect', { id: 'r1', from: '/es/techniques/vieja/', to: '/es/techniques/masaje-sueco/' }),
      entry('Redirect', { id: 'r2', from: '/es/muy/vieja/', to: '/es/' }),
    ],
  },
  { locales: ['en', 'es'] },
);
const site = new BuiltContent(content);
beforeAll(() => site.build(), 240_000);
afterAll(() => site.remove());

const page = (path: string) => site.page(path);
const alternates = (path: string) =>
  attributes(page(path), 'link[rel="alternate"][hreflang]', 'hreflang').map((language, index) => [
    language,
    attributes(page(path), 'link[rel="alternate"][hreflang]', 'href')[index]?.replace(siteOrigin, ''),
  ]);

test('a site in two languages is the same bytes from both renderers, and no page more', async () => {
  expect(await site.differences()).toEqual([]);
}, 60_000);

describe('a translated page', () => {
  const path = '/es/techniques/masaje-sueco/';

  test('speaks its language as a whole', () => {
    expect(attribute(one(page(path), 'html'), 'lang')).toBe('es');
    expect(attribute(one(page(path), 'main'), 'lang')).toBeUndefined();
    expect(text(one(page(path), 'footer'))).toContain('Espaldas tranquilas.');
    expect(attributes(page(path), 'meta[property="og:locale"]', 'content')).toEqual(['es_US']);
    expect(attributes(page(path), 'link[type="application/rss+xml"]', 'href')).toEqual(['/es/feed.xml']);
  });

  test('and its original name each other, and the original as the one for everybody else', () => {
    const expected = [
      ['en', '/techniques/swedish/'],
      ['es', path],
      ['x-default', '/techniques/swedish/'],
    ];
    expect([alternates(path), alternates('/techniques/swedish/')]).toEqual([expected, expected]);
  });

  test('leads to the other language by its own name, in the menus and below', () => {
    const links = page(path).querySelectorAll('a[hreflang="en"]');
    expect(links.map((link) => [text(link), attribute(link, 'lang'), attribute(link, 'href')])).toEqual(
      Array.from({ length: 3 }, () => ['English', 'en', '/techniques/swedish/']),
    );
  });

  test('stays in its language with every other link', () => {
    const hrefs = attributes(page(path), 'a[href]', 'href').filter((href) => href.startsWith('/'));
    expect(hrefs.filter((href) => !href.startsWith('/es/'))).toEqual(Array(3).fill('/techniques/swedish/'));
    expect(attributes(page(path), 'main a[href]', 'href')).toEqual(
      expect.arrayContaining(['/es/techniques/ashiatsu/', '/es/guide/']),
    );
  });
});

describe('a page that is not yet translated', () => {
  const path = '/es/techniques/ashiatsu/';

  test('is the original between a header and a footer that speak the language, and says so', () => {
    expect([attribute(one(page(path), 'html'), 'lang'), attribute(one(page(path), 'main'), 'lang')]).toEqual([
      'es',
      'en',
    ]);
    expect(text(one(page(path), '.not-translated'))).toBe('Todavía sin traducir: se muestra en inglés. English');
    expect(text(one(page(path), 'footer'))).toContain('Espaldas tranquilas.');
    expect(text(one(page(path), 'main'))).toContain('Good choice if you');
  });

  test('is not listed, and names the original', () => {
    expect(attributes(page(path), 'meta[name="robots"]', 'content')).toEqual(['noindex']);
    expect(attribute(one(page(path), 'link[rel="canonical"]'), 'href')).toBe(`${siteOrigin}/techniques/ashiatsu/`);
    expect([alternates(path), alternates('/techniques/ashiatsu/')]).toEqual([[], []]);
    expect(site.text('/sitemaps/pages.xml')).not.toContain(path);
    expect(site.text('/sitemaps/pages.xml')).toContain(
      `hreflang="es" href="${siteOrigin}/es/techniques/masaje-sueco/"`,
    );
  });
});

test('what is missing leads home in each language', () => {
  const [link] = page('/404.html').querySelectorAll('main a[href="/es/"]');
  expect(text(link!)).toBe('Ir a la página de inicio');
});

test.each([
  ['/es/techniques/vieja/', '/es/techniques/masaje-sueco/'],
  ['/es/muy/vieja/', '/es/'],
])('the old address %s leads on', (from, to) => {
  expect(attribute(one(page(from), 'meta[http-equiv="refresh"]'), 'content')).toBe(`0;url=${to}`);
});

test.each(['/es/', '/es/techniques/masaje-sueco/', '/es/techniques/ashiatsu/', '/404.html'])(
  '%s is valid HTML',
  async (path) => {
    const report = await new HtmlValidate(new FileSystemConfigLoader()).validateString(
      site.text(path),
      join(web, 'page.html'),
    );
    expect(report.results.flatMap(({ messages }) => messages.map(({ message }) => message))).toEqual([]);
  },
);

describe('every page of the sample content', () => {
  test('is named by each page that it names as another language of itself', () => {
    const named = (path: string) => {
      const links = pages.get(path)?.querySelectorAll('link[hreflang]') ?? [];
      return links.map((link) => attribute(link, 'href')!.replace(siteOrigin, ''));
    };
    const oneWay = [...pages.keys()].flatMap((path) =>
      named(path)
        .filter((other) => !named(other).includes(path))
        .map((other) => `${path} → ${other}`),
    );
    expect(oneWay).toEqual([]);
  });

  test('in another language stays in it, but for the way to the same page in the default one', () => {
    const leaving = [...pages].flatMap(([path, each]) => {
      if (!path.startsWith('/es/')) return [];
      const links = each.querySelectorAll('a[href]').filter((link) => !link.hasAttribute('hreflang'));
      return links
        .map((link) => attribute(link, 'href')!)
        .filter((href) => href.startsWith('/') && !href.startsWith('/es/'))
        .map((href) => `${path} → ${href}`);
    });
    expect(leaving).toEqual([]);
  });
});
