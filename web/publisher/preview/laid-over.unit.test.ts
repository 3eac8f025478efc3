import { expect, test } from '@jest/globals';
import { type EntryType, entryTypes } from '@kneadful/shared-types';
import type { Draft } from '../../src/cms/drafts.ts';
import { gapPerson, gapPicture } from '../../src/cms/draft-entry.ts';
import { articlesOf, type EntriesOf, entry, picture, snapshot } from '../../src/content/fixtures.ts';
import { ContentGraph } from '../../src/content/graph.ts';
import { shownAt } from '../../src/content/shown-at.ts';
import { layOver } from './laid-over.ts';

const graphOf = (entries: EntriesOf = {}) => new ContentGraph(snapshot(entries, { locales: ['en', 'es'] }));
const draft = (type: EntryType, id: string, fields: object, locale: string | undefined = 'en'): Draft => ({
  ...{ type, id, locale, updatedAt: '1' },
  raw: { documentId: id, locale, ...fields },
});
/** All that can be read of a graph. */
const written = (graph: ContentGraph) =>
  JSON.stringify([
    entryTypes.map((type) => graph.ids(type).map((id) => graph.locales.map((locale) => graph.row(type, id, locale)))),
    graph.mediaRecord(),
    graph.articles.length,
  ]);
const pictured = (documentId: string) => {
  const { file, alternativeText } = picture();
  return { alternativeText, file: { ...file, documentId, url: `/uploads/${documentId}.PNG`, ext: '.PNG' } };
};
const moment = Date.parse(picture().file.updatedAt);

test('drafts stand where their entries are, and others beside them', () => {
  const live = graphOf({ Technique: [entry('Technique')], Person: [entry('Person')] });
  const { graph } = layOver(live, [
    draft('Technique', 'technique-1', { name: 'Draft name', slug: 'draft-name' }),
    draft('Technique', 'technique-2', { name: 'New', slug: 'new' }),
    draft('Technique', 'technique-1', { name: 'Borrador', slug: 'borrador' }, 'es'),
    draft('Redirect', 'redirect-1', { from: '/old/', to: '/guide/' }, undefined),
  ]);
  expect(shownAt(graph, 'Technique', 'technique-1', 'en')).toBe('/techniques/draft-name/');
  expect(graph.idBySlug('Technique', 'swedish', 'en')).toBeUndefined();
  expect(graph.ids('Technique')).toEqual(['technique-1', 'technique-2']);
  expect(graph.entry('Technique', 'technique-1', 'es')?.name).toBe('Borrador');
  expect(graph.entry('Redirect', 'redirect-1', 'en')?.to).toBe('/guide/');
  expect(graph.entry('Person', 'person-1', 'en')?.name).toBe('The team');
});

test('what is live stays as it is', () => {
  const live = graphOf({ Technique: [entry('Technique')], Article: articlesOf(2) });
  const before = written(live);
  const { graph } = layOver(live, [
    draft('Technique', 'technique-1', { name: 'Draft name', picture: pictured('file-2') }),
    draft('Article', 'article-3', { title: 'New', createdAt: '2026-01-01T00:00:00.000Z' }),
  ]);
  expect(written(graph)).not.toBe(before);
  expect(written(live)).toBe(before);
});

test('pictures that drafts alone show get names that nothing live has', () => {
  const live = graphOf();
  const { graph, files } = layOver(live, [
    draft('Technique', 't1', { picture: pictured('file-2') }),
    draft('Technique', 't2', { picture: pictured('file-1') }),
    draft('Technique', 't3', {}),
  ]);
  const name = `draft-file-2-${moment}.png`;
  expect([...files].map(([each, { url }]) => [each, url])).toEqual([[name, '/uploads/file-2.PNG']]);
  expect(graph.media('file-2')).toEqual({ src: `/media/${name}`, width: 400, height: 300 });
  expect(graph.media('file-1')).toEqual(live.media('file-1'));
  expect(graph.media(gapPicture)?.src).toBe('/favicon.svg');
});

test('an article whose author is not there has a gap for one', () => {
  const live = graphOf({ Article: articlesOf(1), Person: [entry('Person')] });
  const typed = { title: 'New', createdAt: '2026-01-01T00:00:00.000Z' };
  const { graph } = layOver(live, [
    draft('Article', 'unnamed', typed),
    draft('Article', 'unseen', { ...typed, author: { documentId: 'person-of-a-draft' } }),
  ]);
  const authors = ['article-1', 'unnamed', 'unseen'].map((id) => graph.row('Article', id, 'en')?.author);
  expect(authors).toEqual(['person-1', gapPerson, gapPerson]);
  expect(graph.entry('Person', gapPerson, 'en')?.name).toBe('…');
});
