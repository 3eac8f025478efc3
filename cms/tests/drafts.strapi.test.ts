import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { TestCms } from '../../tests/support/cms.ts';
import { article, citation, person, picture } from '../../tests/support/content.ts';
import { databases, startDatabase, type TestDatabase } from '../../tests/support/databases.ts';
import { Editor, links } from '../../tests/support/editor.ts';

const refusal = 'Drafts are shown to the preview alone. Leave out `status`, or call with the preview token.';

describe.each(databases)('Drafts, on %s', (kind) => {
  let database: TestDatabase;
  let cms: TestCms;
  let live: string;
  let unpublished: string;
  beforeAll(async () => {
    database = await startDatabase(kind);
    cms = await TestCms.start({ databaseUrl: database.url });
    const editor = new Editor(cms);
    const author = await editor.createAndPublish('person', person('Live author'));
    const cited = await editor.createAndPublish('citation', citation('Live study'));
    const draftOnly = await editor.create('citation', citation('Draft-only study'));
    const parts = {
      picture: await picture(editor),
      author: links(author.documentId),
      citations: links(cited.documentId),
    };
    ({ documentId: live } = await editor.createAndPublish('article', { ...article('Live title'), ...parts }));
    ({ documentId: unpublished } = await editor.create('article', {
      promise: 'Only this was typed.',
      author: links(author.documentId),
    }));
    await editor.save('article', live, { ...article('Draft title'), citations: links(draftOnly.documentId) });
    await editor.save('person', author.documentId, person('Draft author'));
    await editor.save('citation', cited.documentId, citation('Draft study'));
  }, 120_000);
  afterAll(async () => {
    await cms?.stop();
    await database?.stop();
  }, 30_000);

  const read = async (query: string, variables = {}) => (await cms.graphql(query, variables)).data;
  const published = { title: 'Live title', author: { name: 'Live author' }, citations: [{ title: 'Live study' }] };
  const fields = 'title author { name } citations { title }';

  test('an edited entry is read as it is live, at the root and through relations', async () => {
    expect(await read(`{ articles { ${fields} } people { name } citations { title } }`)).toEqual({
      articles: [published],
      people: [{ name: 'Live author' }],
      citations: [{ title: 'Live study' }],
    });
    expect(await read(`query ($id: ID!) { article(documentId: $id) { ${fields} } }`, { id: live })).toEqual({
      article: published,
    });
  });

  test('an unpublished entry is not there', async () => {
    expect(await read(`query ($id: ID!) { article(documentId: $id) { ${fields} } }`, { id: unpublished })).toEqual({
      article: null,
    });
    expect(await read('{ contentManifest(type: "article") { documentId } }')).toEqual({
      contentManifest: [{ documentId: live }],
    });
  });

  test.each([
    'title: { eq: "Draft title" }',
    'title: { notNull: false }',
    'slug: { startsWith: "draft" }',
    'publishedAt: { null: true }',
    'author: { name: { eq: "Draft author" } }',
    'citations: { title: { contains: "Draft" } }',
    'not: { title: { eq: "Live title" } }',
    'or: [{ promise: { eq: "Only this was typed." } }, { citations: { title: { eq: "Draft study" } } }]',
  ])('the filter %s finds no draft', async (filter) => {
    expect(await read(`{ articles(filters: { ${filter} }) { title } }`)).toEqual({ articles: [] });
  });

  test('filters on a nested list find no draft', async () => {
    const nested = '{ articles { citations(filters: { title: { contains: "Draft" } }) { title } } }';
    expect(await read(nested)).toEqual({ articles: [{ citations: [] }] });
  });

  test('neither a filter nor a sort reaches the draft of a published row', async () => {
    const filtered = await cms.graphql(
      '{ articles(filters: { localizations: { title: { eq: "Draft title" } } }) { title } }',
    );
    expect([filtered.status, filtered.errors?.map(({ message }) => message)]).toEqual([
      400,
      ['Field "localizations" is not defined by type "ArticleFiltersInput". Did you mean "citations" or "conditions"?'],
    ]);
    for (const name of ['localizations', 'createdBy', 'updatedBy']) {
      const sorted = await cms.graphql(`{ articles(sort: "${name}.id:asc") { title } }`);
      expect([sorted.data ?? null, sorted.errors?.map(({ message }) => message)]).toEqual([
        null,
        [`Invalid key ${name}`],
      ]);
    }
  });

  const asking: [string, string, object][] = [
    ['a literal status', '{ articles(status: DRAFT) { title } }', {}],
    [
      'a status in a variable',
      'query ($status: PublicationStatus) { articles(status: $status) { title } }',
      { status: 'DRAFT' },
    ],
    [
      'a status in a variable’s default',
      'query ($status: PublicationStatus = DRAFT) { articles(status: $status) { title } }',
      {},
    ],
    ['a status on one entry', `query ($id: ID!) { article(documentId: $id, status: DRAFT) { title } }`, { id: 'x' }],
    ['a status on a single type', '{ studio(status: DRAFT) { name } }', {}],
    ['a status in a fragment', 'query { ...Root } fragment Root on Query { articles(status: DRAFT) { title } }', {}],
    ['a status behind an alias', '{ contentRevision { revision } articles: people(status: DRAFT) { name } }', {}],
    [
      'a status beside the manifest',
      '{ contentManifest(type: "article") { documentId } people(status: DRAFT) { name } }',
      {},
    ],
    ['a publication filter', '{ articles(publicationFilter: NEVER_PUBLISHED) { title } }', {}],
    [
      'a publication filter in a variable',
      'query ($filter: PublicationFilter) { articles(publicationFilter: $filter) { title } }',
      { filter: 'MODIFIED' },
    ],
    ['hasPublishedVersion', '{ articles(hasPublishedVersion: false) { title } }', {}],
  ];
  test.each(asking)('%s is refused to the site’s token', async (_name, query, variables) => {
    const { status, data, errors } = await cms.graphql(query, variables);
    expect([status, data ?? null, errors?.map(({ message, extensions }) => [message, extensions?.code])]).toEqual([
      403,
      null,
      [[refusal, 'FORBIDDEN']],
    ]);
  });

  test('only the operation that is executed is looked at', async () => {
    const both = 'query Live { articles { title } } query Drafts { articles(status: DRAFT) { title } }';
    expect((await cms.graphql(both, {}, cms.token, 'Live')).data).toEqual({ articles: [{ title: 'Live title' }] });
    expect((await cms.graphql(both, {}, cms.token, 'Drafts')).errors?.map(({ message }) => message)).toEqual([refusal]);
  });

  test('a nested selection and the manifest take no status', async () => {
    const nested = await cms.graphql('{ articles { citations(status: DRAFT) { title } } }');
    const manifest = await cms.graphql('{ contentManifest(type: "article", status: DRAFT) { documentId } }');
    expect([nested, manifest].map(({ status, errors }) => [status, errors?.map(({ message }) => message)])).toEqual([
      [400, ['Unknown argument "status" on field "Article.citations".']],
      [400, ['Unknown argument "status" on field "Query.contentManifest".']],
    ]);
  });

  test('the preview token reads drafts, an unfinished one with its gaps as null', async () => {
    const query = `{ articles(status: DRAFT, sort: "id:asc") { documentId slug promise ${fields} } }`;
    expect((await cms.graphql(query, {}, cms.previewToken)).data).toEqual({
      articles: [
        {
          documentId: live,
          slug: 'draft-title',
          promise: 'What it can do.',
          title: 'Draft title',
          author: { name: 'Draft author' },
          citations: [{ title: 'Draft study' }, { title: 'Draft-only study' }],
        },
        {
          documentId: unpublished,
          slug: null,
          promise: 'Only this was typed.',
          title: null,
          author: { name: 'Draft author' },
          citations: [],
        },
      ],
    });
  });

  test('the preview token finds what was changed without reading everything', async () => {
    const query =
      '{ articles(status: DRAFT, publicationFilter: NEVER_PUBLISHED) { documentId } people(status: DRAFT, publicationFilter: MODIFIED) { name } }';
    expect((await cms.graphql(query, {}, cms.previewToken)).data).toEqual({
      articles: [{ documentId: unpublished }],
      people: [{ name: 'Draft author' }],
    });
  });

  test('without a status the preview token reads what is live', async () => {
    expect((await cms.graphql(`{ articles { ${fields} } }`, {}, cms.previewToken)).data).toEqual({
      articles: [published],
    });
  });
});
