import { expect, test } from '@jest/globals';
import { type DocumentNode, parse, print } from 'graphql';
import { ofDrafts } from './drafts.ts';
import { completeLists } from './full-lists.ts';

const document = parse(`
  query Articles($locale: I18NLocaleCode) {
    articles(locale: $locale, pagination: { limit: 25 }) {
      documentId
      techniques(pagination: { limit: 2 }) { documentId }
      sections { __typename ...Faq ... on Table { findings(pagination: { limit: 2 }) { documentId } } }
      picture { file { url } }
    }
  }
  fragment Faq on Faq { heading questions(pagination: { limit: 2 }) { ...Question } }
  fragment Question on Question { documentId }
  fragment Unused on Article { documentId }
`);

const ids = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, index) => ({ documentId: `d${from + index}` }));
const text = (query: DocumentNode) => print(query).replace(/\s+/g, ' ').trim();

/** Completes an entry with these answers, and tells what was asked for them. */
async function complete(
  entry: Record<string, unknown>,
  answers: unknown[],
  asking: DocumentNode = document,
): Promise<string[]> {
  const asked: string[] = [];
  const ask = async (query: DocumentNode) => {
    asked.push(text(query));
    return { article: answers.shift() };
  };
  await completeLists(entry, asking, 'articles', 'article', 'en', ask);
  return asked;
}

test('a list shorter than its page is whole, and nothing is asked', async () => {
  expect(await complete({ documentId: 'a', techniques: ids(0, 1), sections: [], picture: null }, [])).toEqual([]);
});

test('a full list is asked for until a page is not full', async () => {
  const entry = { documentId: 'a', techniques: ids(0, 2), sections: [] };
  const asked = await complete(entry, [{ techniques: ids(2, 4) }, { techniques: ids(4, 5) }]);
  expect(entry.techniques).toEqual(ids(0, 5));
  expect(asked).toEqual([
    'query Rest { article(documentId: "a", locale: "en") { techniques(pagination: {start: 2, limit: 2}) { documentId } } }',
    'query Rest { article(documentId: "a", locale: "en") { techniques(pagination: {start: 4, limit: 2}) { documentId } } }',
  ]);
});

test('a list inside a section is asked for on that member of the union, at its place, with the fragments it needs', async () => {
  const sections = [
    { __typename: 'Table', findings: ids(0, 1) },
    { __typename: 'Faq', heading: 'Q', questions: ids(0, 2) },
  ];
  const entry = { documentId: 'a', techniques: [], sections };
  const asked = await complete(entry, [
    { sections: [{ __typename: 'Table' }, { __typename: 'Faq', questions: ids(2, 3) }] },
  ]);
  expect(sections[1]?.questions).toEqual(ids(0, 3));
  expect(asked).toEqual([
    'query Rest { article(documentId: "a", locale: "en") { sections { __typename ... on Faq { questions(pagination: {start: 2, limit: 2}) { ...Question } } } } } ' +
      'fragment Question on Question { documentId }',
  ]);
});

test('of a draft, drafts are asked for', async () => {
  const asked = await complete(
    { documentId: 'a', techniques: ids(0, 2), sections: [] },
    [{ techniques: [] }],
    ofDrafts(document),
  );
  expect(asked).toEqual([
    'query Rest { article(documentId: "a", locale: "en", status: DRAFT) { techniques(pagination: {start: 2, limit: 2}) { documentId } } }',
  ]);
});

test('full lists side by side are each completed', async () => {
  const sections = [
    { __typename: 'Table', findings: ids(0, 2) },
    { __typename: 'Table', findings: ids(5, 7) },
  ];
  const entry = { documentId: 'a', techniques: [], sections };
  const rest = (first: object[], second: object[]) => ({
    sections: [
      { __typename: 'Table', findings: first },
      { __typename: 'Table', findings: second },
    ],
  });
  await complete(entry, [rest(ids(2, 3), ids(7, 8)), rest(ids(2, 3), ids(7, 8))]);
  expect(sections.map(({ findings }) => findings)).toEqual([ids(0, 3), ids(5, 8)]);
});

test('the answer of an entry that was unpublished meanwhile adds nothing', async () => {
  const entry = { documentId: 'a', techniques: ids(0, 2), sections: [] };
  await complete(entry, [null]);
  expect(entry.techniques).toEqual(ids(0, 2));
});
