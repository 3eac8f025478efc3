import { describe, expect, test } from '@jest/globals';
import { chromeOf } from './chrome.ts';
import { contentFor } from './for-page.ts';
import { entry, type EntriesOf, linkTo, paragraph, snapshot } from './fixtures.ts';
import { ContentGraph } from './graph.ts';
import { languagesOf, languageWarnings, placeOf } from './languages.ts';
import { feedOf } from './pages/feed.ts';
import { techniquesPage } from './pages/lists.ts';
import { notFoundMeta } from './pages/not-found.ts';
import { listedPages } from './pages/sitemap.ts';
import { studioPage } from './pages/studio-page.ts';
import { techniquePage } from './pages/technique.ts';
import { isPage, sitePaths } from './paths.ts';
import { redirectTarget } from './redirects.ts';
import { restParams, slugParams } from './static-paths.ts';

const spanishStudio = entry('Studio', { locale: 'es', mission: 'Espaldas tranquilas.' });
const swedish = entry('Technique', { body: [paragraph(linkTo('/entry/technique/technique-2', 'the other'))] });
const sueco = entry('Technique', { ...swedish, locale: 'es', slug: 'masaje-sueco', name: 'Masaje sueco' });
const ashiatsu = entry('Technique', { id: 'technique-2', slug: 'ashiatsu', name: 'Ashiatsu' });
const entries: EntriesOf = {
  Studio: [entry('Studio'), spanishStudio],
  Technique: [swedish, sueco, { ...ashiatsu, body: [paragraph(linkTo('/entry/technique/technique-1', 'Swedish'))] }],
};
const graphOf = (more: EntriesOf = {}, locales = ['en', 'es']) =>
  new ContentGraph(snapshot({ ...entries, ...more }, { locales }));
const around = {
  file: (path: string) => `/base${path}`,
  site: 'https://studio.example',
  now: () => new Date('2026-06-10'),
};
const at = (graph: ContentGraph, path: string) => contentFor(graph, placeOf(graph, path), around);

describe('the languages of a site', () => {
  test('are the default one, and those in which the studio is published and the site has words', () => {
    const [english, spanish] = [
      { locale: 'en', prefix: '' },
      { locale: 'es', prefix: '/es' },
    ];
    expect(languagesOf(graphOf())).toEqual([english, spanish]);
    expect(languagesOf(graphOf({ Studio: [entry('Studio')] }))).toEqual([english]);
    expect(languagesOf(graphOf({}, ['en']))).toEqual([english]);
    const french = graphOf({ Studio: [entry('Studio'), entry('Studio', { locale: 'fr' })] }, ['en', 'fr']);
    expect(languagesOf(french)).toEqual([english]);
  });

  test('that lack words are told, with the file to add', () => {
    expect(languageWarnings({ defaultLocale: 'en', locales: ['en', 'es', 'fr'] })).toEqual([
      'The CMS has the language fr enabled, and the site has no words for it. Add web/src/lib/words/fr.ts and name it in web/src/lib/words/index.ts, or take the language out of the CMS.',
    ]);
  });

  test('are told by the beginning of a path', () => {
    const graph = graphOf();
    expect(['/es/guide/', '/es/', '/guide/', '/estudio/'].map((path) => placeOf(graph, path))).toMatchObject([
      { language: { locale: 'es' }, path: '/guide/' },
      { language: { locale: 'es' }, path: '/' },
      { language: { locale: 'en' }, path: '/guide/' },
      { language: { locale: 'en' }, path: '/estudio/' },
    ]);
    const inEnglish = graphOf({ Studio: [entry('Studio')] });
    expect(placeOf(inEnglish, '/es/guide/')).toEqual({ language: { locale: 'en', prefix: '' }, path: '/es/guide/' });
  });

  test('have every page each, under the slug of the language; an original keeps its own', () => {
    const paths = sitePaths(graphOf());
    const below = (folder: string) => paths.filter((path) => path.startsWith(folder)).sort();
    expect(below('/techniques/')).toEqual(['/techniques/', '/techniques/ashiatsu/', '/techniques/swedish/']);
    expect(below('/es/techniques/')).toEqual([
      '/es/techniques/',
      '/es/techniques/ashiatsu/',
      '/es/techniques/masaje-sueco/',
    ]);
    expect(
      paths.filter((path) => !path.startsWith('/es/')).map((path) => path.replace('swedish', 'masaje-sueco')),
    ).toEqual(expect.arrayContaining(paths.filter((path) => path.startsWith('/es/')).map((path) => path.slice(3))));
    expect(paths.filter((path) => /^\/es\/(404|robots|sitemap)/.test(path))).toEqual([]);
    expect(sitePaths(graphOf({ Studio: [entry('Studio')] })).filter((path) => path.startsWith('/es/'))).toEqual([]);
    expect(
      ['/es/techniques/masaje-sueco/', '/es/techniques/swedish/', '/es/faq/'].map((path) => isPage(graphOf(), path)),
    ).toEqual([true, false, true]);
  });
});

describe('a translated page', () => {
  const graph = graphOf();
  const content = at(graph, '/es/techniques/masaje-sueco/');
  const page = techniquePage(content, 'masaje-sueco')!;

  test('speaks its language, and its links stay in it', () => {
    expect([page.name, content.ui.locale, content.frame]).toEqual(['Masaje sueco', 'es', content]);
    expect(page.meta.trail).toEqual([
      { label: 'Inicio', href: '/base/es/' },
      { label: 'Técnicas', href: '/base/es/techniques/' },
    ]);
    expect(JSON.stringify(page.body)).toContain('"href":"/base/es/techniques/ashiatsu/"');
    expect(page.picture.src).toBe('/base/media/drawing.webp');
  });

  test('names itself in every language, and says where each is', () => {
    const versions = [
      { locale: 'en', href: '/base/techniques/swedish/', isTranslated: true },
      { locale: 'es', href: '/base/es/techniques/masaje-sueco/', isTranslated: true },
    ];
    expect(page.meta).toMatchObject({
      path: '/base/es/techniques/masaje-sueco/',
      versions,
      languages: [{ locale: 'en', href: '/base/techniques/swedish/' }],
    });
    expect(page.meta.noindex).toBeUndefined();
    expect(techniquePage(at(graph, '/techniques/swedish/'), 'swedish')!.meta).toMatchObject({
      versions,
      languages: [{ locale: 'es', href: '/base/es/techniques/masaje-sueco/' }],
    });
  });

  test('has the header and footer of its language', () => {
    expect([chromeOf(content).studio.mission, chromeOf(content).booking.href]).toEqual([
      'Espaldas tranquilas.',
      '/base/es/book/',
    ]);
  });
});

describe('a page whose entry is not yet translated', () => {
  const graph = graphOf();
  const content = at(graph, '/es/techniques/ashiatsu/');
  const page = techniquePage(content, 'ashiatsu')!;

  test('is the original, with links that stay in the language of its address', () => {
    expect([page.name, content.ui.locale, content.frame.ui.locale]).toEqual(['Ashiatsu', 'en', 'es']);
    expect(page.meta.trail).toEqual([
      { label: 'Home', href: '/base/es/' },
      { label: 'Techniques', href: '/base/es/techniques/' },
    ]);
    expect(JSON.stringify(page.body)).toContain('"href":"/base/es/techniques/masaje-sueco/"');
    expect(chromeOf(content).studio.mission).toBe('Espaldas tranquilas.');
  });

  test('is not listed, and names the original as the page to list', () => {
    expect(page.meta).toMatchObject({
      path: '/base/es/techniques/ashiatsu/',
      original: '/base/techniques/ashiatsu/',
      noindex: true,
      versions: [{ locale: 'en', href: '/base/techniques/ashiatsu/' }],
    });
    const listed = listedPages(at(graph, '/sitemaps/pages.xml')).filter(({ path }) => path.includes('/techniques/'));
    expect(listed.map(({ path, versions }) => [path, versions.length])).toEqual([
      ['/base/techniques/', 2],
      ['/base/es/techniques/', 2],
      ['/base/techniques/ashiatsu/', 0],
      ['/base/techniques/swedish/', 2],
      ['/base/es/techniques/masaje-sueco/', 2],
    ]);
  });

  test('is an entry like the others in the lists of the language, marked as foreign', () => {
    const { techniques } = techniquesPage(at(graph, '/es/techniques/'));
    expect(techniques.map(({ name, href, lang }) => [name, href, lang])).toEqual([
      ['Ashiatsu', '/base/es/techniques/ashiatsu/', 'en'],
      ['Masaje sueco', '/base/es/techniques/masaje-sueco/', undefined],
    ]);
  });
});

test('a translation is no page while its original is not live', () => {
  const graph = graphOf({ Page: [entry('Page', { locale: 'es', slug: 'vecinos' })] });
  expect([isPage(graph, '/es/vecinos/'), isPage(graph, '/vecinos/'), isPage(graph, '/es/about/')]).toEqual([
    false,
    false,
    false,
  ]);
  expect(studioPage(at(graph, '/es/vecinos/'), 'vecinos')).toBeUndefined();
  expect(listedPages(at(graph, '/sitemaps/pages.xml')).map(({ path }) => path)).not.toContain('/base/es/vecinos/');
});

test('what is missing has one page for all languages, which leads home in each', () => {
  expect(notFoundMeta(at(graphOf(), '/404.html'))).toMatchObject({
    versions: [],
    languages: [{ locale: 'es', href: '/base/es/' }],
  });
});

test('each language has a feed of its own', () => {
  const feed = feedOf(at(graphOf({ Article: [entry('Article')] }), '/es/feed.xml'));
  expect([feed.language, feed.items[0]?.link]).toEqual(['es', '/base/es/guide/backs/']);
});

test('a path that an editor wrote stays in the language, unless it names one', () => {
  const body = (url: string) => [paragraph(linkTo(url, 'here'))];
  const linked = (url: string) => {
    const graph = graphOf({ Technique: [swedish, { ...sueco, body: body(url) }] });
    return JSON.stringify(techniquePage(at(graph, '/es/techniques/masaje-sueco/'), 'masaje-sueco')!.body);
  };
  expect(linked('/guide/')).toContain('"href":"/base/es/guide/"');
  expect(linked('/es/guide/')).toContain('"href":"/base/es/guide/"');
});

describe('redirects in another language', () => {
  const redirects = [
    entry('Redirect', { id: 'r1', from: '/es/techniques/vieja/', to: '/es/techniques/masaje-sueco/' }),
    entry('Redirect', { id: 'r2', from: '/es/viejo/', to: '/es/' }),
    entry('Redirect', { id: 'r3', from: '/techniques/old/', to: '/techniques/swedish/' }),
  ];

  test('lead away from whole paths', () => {
    const content = at(graphOf({ Redirect: redirects }), '/es/viejo/');
    expect(['/viejo/', '/techniques/old/'].map((from) => redirectTarget(content, from))).toEqual([
      '/base/es/',
      undefined,
    ]);
  });

  test('are answered by the routes of that language, and by the last of the default one while it is not live', () => {
    const [live, notLive] = [
      graphOf({ Redirect: redirects }),
      graphOf({ Redirect: redirects, Studio: [entry('Studio')] }),
    ];
    const slugs = (graph: ContentGraph, pattern: string) =>
      slugParams(graph, 'Technique', pattern).map(({ params }) => params.slug);
    const rest = (graph: ContentGraph, pattern: string) => restParams(graph, pattern).map(({ params }) => params.path);
    expect([slugs(live, '/es/techniques/[slug]'), slugs(live, '/techniques/[slug]')]).toEqual([
      ['ashiatsu', 'masaje-sueco', 'vieja'],
      ['ashiatsu', 'swedish', 'old'],
    ]);
    expect([rest(live, '/es/[...path]'), rest(live, '/[...path]'), rest(notLive, '/[...path]')]).toEqual([
      ['viejo'],
      [],
      ['es/techniques/vieja', 'es/viejo'],
    ]);
  });
});
