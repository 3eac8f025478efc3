import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { TestCms } from '../../tests/support/cms.ts';
import {
  article,
  citation,
  condition,
  faq,
  person,
  picture,
  prose,
  region,
  technique,
} from '../../tests/support/content.ts';
import { databases, startDatabase, type TestDatabase } from '../../tests/support/databases.ts';
import { Editor, links } from '../../tests/support/editor.ts';
import { createCmsClient } from '../../web/src/cms/client.ts';
import { sources } from '../../web/src/cms/sources.ts';
import { fetchEntries } from '../../web/src/cms/entries.ts';
import { fetchManifest } from '../../web/src/cms/manifest.ts';

/** More than the CMS's `maxLimit` of 100. */
const many = 130;
const numbers = Array.from({ length: many }, (_, index) => index + 1);

describe.each(databases)('Reading much, on %s', (kind) => {
  let database: TestDatabase;
  let cms: TestCms;
  /** In the order in which they were made and linked. */
  const citations: string[] = [];
  beforeAll(async () => {
    database = await startDatabase(kind);
    cms = await TestCms.start({ databaseUrl: database.url });
    const editor = new Editor(cms);
    for (const number of numbers)
      citations.push((await editor.create('citation', citation(`Study ${number}`))).documentId);
    await editor.publishAll('citation', citations);
    const question = await editor.createAndPublish('faq', faq());
    const author = await editor.createAndPublish('person', person());
    await editor.createAndPublish('article', {
      ...article(),
      picture: await picture(editor),
      author: links(author.documentId),
      citations: links(...citations),
      changeNotes: numbers.map((number) => ({ date: '2026-01-05', note: `Change ${number}` })),
      sections: [
        { __component: 'blocks.faq-list', heading: 'Questions', questions: links(question.documentId) },
        {
          __component: 'blocks.key-facts',
          heading: 'Facts',
          body: prose('In numbers.'),
          facts: numbers.map((number) => ({
            figure: String(number),
            label: 'of many',
            citation: links(citations[number - 1] ?? ''),
          })),
        },
        {
          __component: 'blocks.care-cards',
          heading: 'Signs',
          careCards: numbers.slice(0, 102).map((number) => ({
            urgency: 'urgent',
            title: `Card ${number}`,
            action: 'Call.',
            signs: (number === 102 ? numbers : [1]).map((sign) => ({ text: `Sign ${sign}` })),
          })),
        },
        { __component: 'blocks.faq-list', heading: 'More', questions: links(question.documentId) },
      ],
    });
    const place = await editor.createAndPublish('body-region', region('upper', 'Upper back'));
    const strokes = await editor.createAndPublish('technique', { ...technique(), picture: await picture(editor) });
    const about = await editor.createAndPublish('condition', {
      ...condition(),
      regions: links(place.documentId),
      techniques: links(strokes.documentId),
    });
    await editor.createAndPublish('research-finding', {
      finding: 'Less pain',
      response: 'A little',
      basis: 'research',
      certainty: 'low',
      condition: links(about.documentId),
      citations: links(...citations),
    });
  }, 240_000);
  afterAll(async () => {
    await cms?.stop();
    await database?.stop();
  }, 30_000);

  const sourceOf = (type: string) => {
    const source = sources.find((candidate) => candidate.type === type);
    if (!source) throw new Error(`No source ${type}`);
    return source;
  };
  const fetchAll = async (type: string) => {
    const client = createCmsClient({ url: cms.url, token: cms.token });
    const source = sourceOf(type);
    const ids = (await fetchManifest(client, source.type, {})).map(({ documentId }) => documentId);
    return fetchEntries(client, source, 'en', ids.sort());
  };

  test('one answer holds at most 100 entries, whatever is asked', async () => {
    for (const pagination of ['{}', '{ limit: -1 }', '{ limit: 5000 }', '{ pageSize: 130 }']) {
      const { data } = await cms.graphql(`{ citations(pagination: ${pagination}) { documentId } }`);
      expect([pagination, (data?.citations as unknown[]).length]).toEqual([pagination, 100]);
    }
  });

  test('the manifest comes in pages by ascending row', async () => {
    const rows: { documentId: string; rowId: number }[] = [];
    for (let after = 0; ;) {
      const { data } = await cms.graphql(
        'query ($after: Int) { contentManifest(type: "citation", after: $after, first: 50) { documentId rowId } }',
        { after },
      );
      const page = data?.contentManifest as typeof rows;
      rows.push(...page);
      if (page.length < 50) break;
      after = page.at(-1)?.rowId ?? 0;
    }
    expect(rows.map(({ documentId }) => documentId).sort()).toEqual([...citations].sort());
    expect(rows.map(({ rowId }) => rowId)).toEqual(rows.map(({ rowId }) => rowId).sort((a, b) => a - b));
  });

  test('a list of entries that is longer than an answer arrives whole', async () => {
    const found = await fetchAll('Citation');
    expect(found.map(({ documentId }) => documentId)).toEqual([...citations].sort());
  });

  test('a relation that is longer than an answer arrives whole and in order', async () => {
    const [statement] = await fetchAll('ResearchFinding');
    expect(statement?.citations).toEqual(citations.map((documentId) => ({ documentId })));
  });

  test('relations, repeated parts and parts of parts of an article arrive whole and in order', async () => {
    const found: unknown = await fetchAll('Article');
    const [entry] = found as [Fetched];
    expect(entry.citations).toEqual(citations.map((documentId) => ({ documentId })));
    expect(entry.changeNotes.map(({ note }) => note)).toEqual(numbers.map((number) => `Change ${number}`));
    const [, { facts }, { careCards }] = entry.sections;
    expect(facts.map(({ figure, citation: { documentId } }) => [figure, documentId])).toEqual(
      numbers.map((number) => [String(number), citations[number - 1]]),
    );
    expect(careCards.map(({ title }) => title)).toEqual(numbers.slice(0, 102).map((number) => `Card ${number}`));
    expect(careCards.map(({ signs }) => signs.length)).toEqual([...numbers.slice(0, 101).map(() => 1), many]);
    expect(careCards.at(-1)?.signs.map(({ text }) => text)).toEqual(numbers.map((number) => `Sign ${number}`));
  });
});

interface Fetched {
  citations: unknown[];
  changeNotes: { note: string }[];
  sections: [
    unknown,
    { facts: { figure: string; citation: { documentId: string } }[] },
    { careCards: { title: string; signs: { text: string }[] }[] },
  ];
}
