import { describe, expect, test } from '@jest/globals';
import { chromeOf } from '../src/content/chrome.ts';
import { entry, snapshot } from '../src/content/fixtures.ts';
import { contentFor } from '../src/content/for-page.ts';
import { ContentGraph } from '../src/content/graph.ts';
import { GraphChange } from '../src/content/graph-change.ts';
import { placeOf } from '../src/content/languages.ts';
import { techniquesPage } from '../src/content/pages/lists.ts';
import { techniquePage } from '../src/content/pages/technique.ts';
import { sharedPaths, sitePaths } from '../src/content/paths.ts';
import { planChange } from './plan.ts';
import { memoryState } from './state/database.ts';
import { Pages } from './state/pages.ts';

const swedish = entry('Technique');
const sueco = entry('Technique', { locale: 'es', slug: 'masaje-sueco', name: 'Masaje sueco' });
const ashiatsu = entry('Technique', { id: 'technique-2', slug: 'ashiatsu', name: 'Ashiatsu' });
const studio = entry('Studio');
const spanishStudio = entry('Studio', { locale: 'es' });

/** What the page at a path reads, as far as this test has its content. */
function readsOf(graph: ContentGraph, path: string): Set<string> {
  const around = { file: (each: string) => each, now: () => new Date('2026-06-10') };
  const place = placeOf(graph, path);
  const content = contentFor(graph, place, around);
  const [, slug] = /^\/techniques\/([^/]+)\/$/.exec(place.path) ?? [];
  if (slug) techniquePage(content, slug);
  if (place.path === '/techniques/') techniquesPage(content);
  if (path.endsWith('/')) chromeOf(content);
  return content.reads.keys;
}

/** Pages that are rendered and removed for a change of a site with one technique in two languages, and one in English. */
function planned(apply: (change: GraphChange) => void, Studio = [studio, spanishStudio]) {
  const content = snapshot({ Studio, Technique: [swedish, sueco, ashiatsu] }, { locales: ['en', 'es'] });
  const graph = new ContentGraph(content);
  const pages = new Pages(memoryState());
  pages.save(
    sitePaths(graph).map((path) => ({ path, hash: path, reads: readsOf(graph, path) })),
    [],
  );
  const shared = sharedPaths(graph);
  const change = new GraphChange(graph);
  apply(change);
  const { render, remove } = planChange(change, pages, shared, 0);
  return { render: [...render].sort(), remove: [...remove].sort(), all: sitePaths(graph).sort() };
}

describe('an edit renews', () => {
  test('of a translated original, pages of the default language alone', () => {
    const apply = (change: GraphChange) => change.set('Technique', swedish.id, 'en', { ...swedish, summary: 'New.' });
    expect(planned(apply).render).toEqual(['/techniques/', '/techniques/swedish/']);
  });

  test('of a translation, pages of its language alone', () => {
    const apply = (change: GraphChange) => change.set('Technique', sueco.id, 'es', { ...sueco, summary: 'Nuevo.' });
    expect(planned(apply).render).toEqual(['/es/techniques/', '/es/techniques/masaje-sueco/']);
  });

  test('of an original without translation, the pages that show it in each language', () => {
    const apply = (change: GraphChange) => change.set('Technique', ashiatsu.id, 'en', { ...ashiatsu, summary: 'New.' });
    expect(planned(apply).render).toEqual([
      '/es/techniques/',
      '/es/techniques/ashiatsu/',
      '/techniques/',
      '/techniques/ashiatsu/',
    ]);
  });

  test('of what stands on every page, those of its language alone; of what has no language, all', () => {
    const english = planned((change) => change.set('Studio', studio.id, 'en', { ...studio, mission: 'New backs.' }));
    const spanish = planned((change) =>
      change.set('Studio', studio.id, 'es', { ...spanishStudio, mission: 'Espaldas nuevas.' }),
    );
    expect(english.render.length).toBeGreaterThan(10);
    expect(english.render.filter((path) => path.startsWith('/es/'))).toEqual([]);
    expect(spanish.render.length).toBeGreaterThan(10);
    expect(spanish.render.filter((path) => !path.startsWith('/es/'))).toEqual([]);
    // A name has no language.
    const renamed = planned((change) => change.set('Studio', studio.id, 'en', { ...studio, name: 'Pines' }));
    expect(renamed.render).toEqual(expect.arrayContaining(['/', '/es/']));
  });
});

describe('a translation', () => {
  test('that comes takes the place of the original, and is named by it', () => {
    const translated = { ...ashiatsu, locale: 'es', slug: 'ashiatsu-con-pies', name: 'Ashiatsu' };
    const { render, remove } = planned((change) => change.set('Technique', ashiatsu.id, 'es', translated));
    expect([render, remove]).toEqual([
      ['/es/techniques/', '/es/techniques/ashiatsu-con-pies/', '/techniques/ashiatsu/'],
      ['/es/techniques/ashiatsu/'],
    ]);
  });

  test('that goes leaves the original in its place', () => {
    const { render, remove } = planned((change) => change.set('Technique', sueco.id, 'es', undefined));
    expect([render, remove]).toEqual([
      ['/es/techniques/', '/es/techniques/swedish/', '/techniques/swedish/'],
      ['/es/techniques/masaje-sueco/'],
    ]);
  });
});

describe('a language', () => {
  test('goes live with the studio’s translation, and every page tells of it', () => {
    const { render, all } = planned((change) => change.set('Studio', studio.id, 'es', spanishStudio), [studio]);
    expect(render).toEqual(all);
    expect(all).toContain('/es/techniques/masaje-sueco/');
  });

  test('that ends takes its pages away', () => {
    const { render, remove, all } = planned((change) => change.set('Studio', studio.id, 'es', undefined));
    expect(render).toEqual(all);
    expect(remove).toEqual(expect.arrayContaining(['/es/', '/es/techniques/masaje-sueco/', '/es/feed.xml']));
    expect(all.filter((path) => path.startsWith('/es/'))).toEqual([]);
  });
});
