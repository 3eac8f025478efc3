import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { TestCms } from '../../tests/support/cms.ts';
import { article, citation, faq, person, picture, review } from '../../tests/support/content.ts';
import { databases, startDatabase, type TestDatabase } from '../../tests/support/databases.ts';
import { Editor, links } from '../../tests/support/editor.ts';
import { reviewForm, send } from '../../tests/support/intake.ts';

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

  describe('the list of drafts', () => {
    interface Listed {
      type: string;
      documentId: string;
      locale: string | null;
      updatedAt: string;
    }
    const query = `query ($types: [String!]!, $documentId: ID) {
      contentDrafts(types: $types, documentId: $documentId) { type documentId locale updatedAt }
    }`;
    async function list(types: string[], documentId?: string): Promise<Listed[]> {
      const { data, errors } = await cms.graphql(query, { types, documentId }, cms.previewToken);
      expect(errors).toBeUndefined();
      return (data as { contentDrafts: Listed[] }).contentDrafts;
    }
    const named = (rows: Listed[]) => rows.map(({ type, documentId, locale }) => [type, documentId, locale]);

    test('is refused to the site’s token and to the public', async () => {
      const { status, data, errors } = await cms.graphql(query, { types: ['article'] });
      expect([status, data ?? null, errors?.map(({ message, extensions }) => [message, extensions?.code])]).toEqual([
        403,
        null,
        [[refusal, 'FORBIDDEN']],
      ]);
      const stranger = await cms.graphql(query, { types: ['article'] }, '');
      expect([[401, 403].includes(stranger.status), stranger.data ?? null]).toEqual([true, null]);
    });

    test('names what was changed and what was never published, and not what is as it is live', async () => {
      const editor = new Editor(cms);
      const { documentId: unchanged } = await editor.createAndPublish('faq', faq('Unchanged?'));
      const { documentId: changed } = await editor.createAndPublish('faq', faq('Changed?'));
      await editor.save('faq', changed, faq('Changed again?'));
      const { documentId: fresh } = await editor.create('faq', faq('Never published?'));
      await editor.save('faq', unchanged, faq('¿Sin cambios?'), 'es');
      expect(named(await list(['article', 'faq']))).toEqual([
        ['article', live, 'en'],
        ['article', unpublished, 'en'],
        ['faq', changed, 'en'],
        ['faq', fresh, 'en'],
        ['faq', unchanged, 'es'],
      ]);
      await editor.publish('faq', changed);
      await editor.publish('faq', unchanged, {}, 'es');
      expect(named(await list(['faq']))).toEqual([['faq', fresh, 'en']]);
      // The one that was asked for, in any case.
      expect(named(await list(['faq'], unchanged))).toEqual([
        ['faq', unchanged, 'en'],
        ['faq', fresh, 'en'],
        ['faq', unchanged, 'es'],
      ]);
      expect(named(await list([], unchanged))).toEqual([]);
    });

    test('says of a draft another moment with every save', async () => {
      const editor = new Editor(cms);
      const { documentId } = await editor.create('person', person('Saved once'));
      const moment = async () => (await list(['person'])).find((row) => row.documentId === documentId)!.updatedAt;
      const first = await moment();
      await editor.save('person', documentId, person('Saved twice'));
      const second = await moment();
      expect([first, second]).toEqual([expect.stringMatching(/^\d{13}$/), expect.stringMatching(/^\d{13}$/)]);
      expect(Number(second)).toBeGreaterThan(Number(first));
    });

    test('has a type without languages, and none that the site does not read', async () => {
      const { documentId } = await new Editor(cms).create('redirect', { from: '/once/', to: '/guide/' });
      expect(named(await list(['redirect']))).toEqual([['redirect', documentId, null]]);
      for (const type of ['booking-request', 'user', 'nothing']) {
        const { data, errors } = await cms.graphql(query, { types: [type] }, cms.previewToken);
        expect([data ?? null, errors?.length]).toEqual([null, 1]);
      }
    });

    test('leaves out what a visitor sent until somebody of the studio has saved it', async () => {
      const editor = new Editor(cms);
      const { documentId: own } = await editor.create('review', review());
      const { status, body } = await send(cms, 'reviews', reviewForm());
      expect(status).toBe(201);
      const path = `/content-manager/collection-types/api::review.review?filters[reference][$eq]=${body.reference}`;
      const { results } = (await cms.admin<{ results: { documentId: string }[] }>('GET', path)).body;
      const sent = results[0]!.documentId;
      expect(named(await list(['review'], sent))).toEqual([['review', own, 'en']]);
      await editor.save('review', sent, { text: 'My shoulders came down.' });
      expect(named(await list(['review']))).toEqual([
        ['review', own, 'en'],
        ['review', sent, 'en'],
      ]);
    });
  });
});
