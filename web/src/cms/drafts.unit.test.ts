import { beforeEach, describe, expect, test } from '@jest/globals';
import { type DocumentNode, parse, print } from 'graphql';
import type { CmsClient } from './client.ts';
import { Drafts, ofDrafts } from './drafts.ts';
import { sources } from './sources.ts';

const text = (query: DocumentNode) => print(query).replace(/\s+/g, ' ').trim();

describe('the question about drafts', () => {
  test('has their status at each root, and nowhere else', () => {
    const document = parse(`
      query Both($start: Int!) { articles(pagination: { start: $start }) { ...Names } studio { name } }
      fragment Names on Article { title citations(pagination: { limit: 2 }) { title } }`);
    expect(text(ofDrafts(document))).toBe(
      'query Both($start: Int!) { articles(pagination: {start: $start}, status: DRAFT) { ...Names } studio(status: DRAFT) { name } } ' +
        'fragment Names on Article { title citations(pagination: {limit: 2}) { title } }',
    );
  });

  test.each(sources.map(({ root, document }) => [root, document] as const))(
    'is made of that about %s',
    (_, document) => {
      const asked = text(ofDrafts(document));
      expect(asked.match(/status: DRAFT/g)).toHaveLength(1);
      expect(asked.replace(/,? status: DRAFT/, '')).toBe(text(document));
    },
  );
});

/** A CMS that lists these drafts, whatever it is asked. */
interface Listed {
  type: string;
  documentId: string;
  locale?: string | null;
  updatedAt: string;
}
let listed: Listed[];
let asked: string[];
let drafts: Drafts;

const client: CmsClient = {
  url: 'http://cms.example',
  query: async (document: unknown, variables: object) => {
    const { types, documentId, locale, filters } = variables as {
      types?: string[];
      documentId?: string;
      locale?: string;
      filters?: { documentId: { in: string[] } };
    };
    if (types) {
      asked.push(`drafts of ${types.join()} and ${documentId}`);
      return { contentDrafts: listed } as never;
    }
    const [, root = ''] = /\{ (\w+)\(/.exec(text(document as DocumentNode)) ?? [];
    const ids = filters?.documentId.in;
    asked.push([root, locale, ids?.join()].filter(Boolean).join(' '));
    if (!ids) return { [root]: { documentId: 'only', locale } } as never;
    return { [root]: ids.filter((id) => id !== 'gone').map((id) => ({ documentId: id, locale, name: id })) } as never;
  },
  file: async () => new Uint8Array(),
};

beforeEach(() => {
  listed = [];
  asked = [];
  drafts = new Drafts(client);
});

const person = (documentId: string, updatedAt = '1', locale = 'en') => ({
  type: 'person',
  documentId,
  locale,
  updatedAt,
});
const page = { type: 'Page', id: 'page-1' } as const;

describe('the latest drafts', () => {
  test('are read by type and language, together', async () => {
    listed = [person('a'), person('b'), person('a', '1', 'es'), { type: 'redirect', documentId: 'r', updatedAt: '1' }];
    const found = await drafts.latest(['Person', 'Redirect'], page);
    expect(asked).toEqual(['drafts of person,redirect,page and page-1', 'people en a,b', 'people es a', 'redirects r']);
    expect(found.map(({ type, id, locale }) => [type, id, locale])).toEqual([
      ['Person', 'a', 'en'],
      ['Person', 'b', 'en'],
      ['Person', 'a', 'es'],
      ['Redirect', 'r', undefined],
    ]);
    expect(found[0]?.raw).toEqual({ documentId: 'a', locale: 'en', name: 'a' });
  });

  test('are read again only when they were saved again', async () => {
    listed = [person('a'), person('b')];
    await drafts.latest(['Person'], page);
    listed = [person('a'), person('b', '2')];
    asked = [];
    const found = await drafts.latest(['Person'], page);
    expect([asked, found.map(({ id, updatedAt }) => [id, updatedAt])]).toEqual([
      ['drafts of person,page and page-1', 'people en b'],
      [
        ['a', '1'],
        ['b', '2'],
      ],
    ]);
  });

  test('of a type that the reader may not read are the one that was opened', async () => {
    listed = [person('a'), { type: 'page', documentId: 'page-1', locale: 'en', updatedAt: '1' }, person('b')];
    listed.push({ type: 'page', documentId: 'page-2', locale: 'en', updatedAt: '1' });
    expect((await drafts.latest([], page)).map(({ id }) => id)).toEqual(['page-1']);
    expect(asked).toEqual(['drafts of page and page-1', 'pages en page-1']);
  });

  test('are without one that was deleted meanwhile, or is of a type that the site does not have', async () => {
    listed = [person('gone'), person('a'), { type: 'of-tomorrow', documentId: 'x', updatedAt: '1' }];
    expect((await drafts.latest(['Person'], page)).map(({ id }) => id)).toEqual(['a']);
  });

  test('of a single type are read by their language alone', async () => {
    listed = [{ type: 'studio', documentId: 'only', locale: 'en', updatedAt: '1' }];
    expect((await drafts.latest(['Studio'], page)).map(({ type }) => type)).toEqual(['Studio']);
    expect(asked.at(-1)).toBe('studio en');
  });
});
