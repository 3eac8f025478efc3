import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { TestCms } from '../../tests/support/cms.ts';
import { article, condition, review, technique } from '../../tests/support/content.ts';
import { databases, startDatabase, type TestDatabase } from '../../tests/support/databases.ts';
import { Editor, type Fields, links } from '../../tests/support/editor.ts';
import { publishLive } from '../../tests/support/live-entries.ts';
import { type Live, unfitEntries } from '../../tests/support/unfit-entries.ts';

describe.each(databases)('Publishing what is not fit to be live, on %s', (kind) => {
  let database: TestDatabase;
  let cms: TestCms;
  let editor: Editor;
  let live: Live & { technique: string };
  let hands: Fields;
  beforeAll(async () => {
    database = await startDatabase(kind);
    cms = await TestCms.start({ databaseUrl: database.url });
    editor = new Editor(cms);
    live = await publishLive(editor);
    hands = live.picture;
  }, 120_000);
  afterAll(async () => {
    await cms?.stop();
    await database?.stop();
  }, 30_000);

  test.each(unfitEntries)(
    '%s is refused with every reason; nothing goes live and the draft stays',
    async (_what, type, fields, name, problems) => {
      const { documentId } = await editor.create(type, fields(live));
      const draft = await editor.read(type, documentId);
      expect(await editor.refusedPublish(type, documentId)).toEqual({
        status: 400,
        message: `${name} cannot be published yet. ${problems.map(([, message]) => message).join(' ')}`,
        errors: problems.map(([path, message]) => ({ path: path.split('.'), message })),
      });
      expect([await editor.isLive(type, documentId), await editor.read(type, documentId)]).toEqual([false, draft]);
    },
  );

  test('a required field that was never filled is refused by Strapi itself, with its path', async () => {
    const { documentId } = await editor.create('technique', { ...technique('K'), picture: { file: hands.file } });
    const message = 'picture.alternativeText must be a `string` type, but the final value was: `null`.';
    expect(await editor.refusedPublish('technique', documentId)).toEqual({
      status: 400,
      message,
      errors: [{ path: ['picture', 'alternativeText'], message }],
    });
    expect(await editor.isLive('technique', documentId)).toBe(false);
  });

  test('an address that another live entry has is refused with its name, and free when that one leaves', async () => {
    const fit = { picture: hands, author: links(live.author) };
    const first = await editor.createAndPublish('article', { ...article(), ...fit });
    const fields = { ...article('Another title'), slug: 'back-massage', ...fit };
    const { documentId } = await editor.create('article', fields);
    expect(await editor.refusedPublish('article', documentId)).toEqual({
      status: 400,
      message:
        'Article “Another title” cannot be published yet. Article “Back massage” has this already, and no two can. Choose another.',
      errors: [{ path: ['slug'], message: 'Article “Back massage” has this already, and no two can. Choose another.' }],
    });
    expect(await editor.isLive('article', documentId)).toBe(false);
    // Its own live version is not another entry.
    await editor.publish('article', first.documentId);
    await editor.unpublish('article', first.documentId);
    await editor.publish('article', documentId);
    expect(await editor.isLive('article', documentId)).toBe(true);
  });

  test('a live version stays live when the next one is refused, and the draft keeps what was typed', async () => {
    const { documentId } = await editor.createAndPublish('article', {
      ...article('Live'),
      picture: hands,
      author: links(live.author),
    });
    await editor.save('article', documentId, { ...article('Typed'), picture: { ...hands, alternativeText: '' } });
    const before = await cms.graphql('{ contentRevision { revision } }');
    expect((await editor.refusedPublish('article', documentId)).message).toBe(
      'Article “Typed” cannot be published yet. Describe the picture for people who do not see it.',
    );
    const query = 'query ($id: ID!) { article(documentId: $id) { title author { name } picture { alternativeText } } }';
    expect((await cms.graphql(query, { id: documentId })).data).toEqual({
      article: { title: 'Live', author: { name: 'Ada Marsh' }, picture: { alternativeText: 'Hands on a back' } },
    });
    expect((await editor.read('article', documentId))?.title).toBe('Typed');
    expect(await cms.graphql('{ contentRevision { revision } }')).toEqual(before);
  });

  test('Publish with unsaved typing is refused as a whole: the saved draft stays as it was', async () => {
    const { documentId } = await editor.create('review', review('Saved'));
    const typed = { ...review('Typed'), consent: false };
    expect((await editor.refusedPublish('review', documentId, { fields: typed })).message).toBe(
      'Review “M.” cannot be published yet. A review is published only with the client’s consent.',
    );
    expect([(await editor.read('review', documentId))?.text, await editor.isLive('review', documentId)]).toEqual([
      'Saved',
      false,
    ]);
  });

  test('Publish on a new entry that is not fit makes no entry', async () => {
    const count = async () =>
      (
        await cms.admin<{ pagination: { total: number } }>(
          'GET',
          '/content-manager/collection-types/api::review.review',
        )
      ).body.pagination;
    const before = await count();
    const address = '/content-manager/collection-types/api::review.review/actions/publish';
    expect((await cms.admin('POST', address, { ...review(), consent: false })).status).toBe(400);
    expect(await count()).toEqual(before);
  });

  test('of many published at once, one that is not fit holds back all', async () => {
    const fit = await editor.create('review', review('Fit'));
    const other = await editor.create('review', { ...review('Not fit'), consent: false });
    await expect(editor.publishAll('review', [fit.documentId, other.documentId])).rejects.toThrow(
      'A review is published only with the client’s consent.',
    );
    expect([await editor.isLive('review', fit.documentId), await editor.isLive('review', other.documentId)]).toEqual([
      false,
      false,
    ]);
  });

  test('of several that claim one address at once none goes live', async () => {
    const fit = { picture: hands, author: links(live.author), slug: 'one-address' };
    const ids = [];
    for (const title of ['One', 'Other'])
      ids.push((await editor.create('article', { ...article(title), ...fit })).documentId);
    await expect(editor.publishAll('article', ids)).rejects.toThrow(/has this already|must be unique/);
    for (const id of ids) expect(await editor.isLive('article', id)).toBe(false);
  });

  test('another locale borrows links and pictures from the default locale’s row', async () => {
    const spanish = { ...condition('Cuello rígido') };
    await editor.save('condition', live.condition, spanish, 'es');
    expect((await editor.publish('condition', live.condition, {}, 'es')).name).toBe('Cuello rígido');
    const read = 'query ($id: ID!) { condition(documentId: $id, locale: "es") { name regions { name } } }';
    expect((await cms.graphql(read, { id: live.condition })).data).toEqual({
      condition: { name: 'Cuello rígido', regions: [] },
    });
  });

  test('another locale answers for its own pictures', async () => {
    await editor.save(
      'technique',
      live.technique,
      { ...technique('Sueco'), picture: { ...hands, alternativeText: '' } },
      'es',
    );
    expect(await editor.refusedPublish('technique', live.technique, { locale: 'es' })).toEqual({
      status: 400,
      message: 'Technique “Sueco” cannot be published yet. Describe the picture for people who do not see it.',
      errors: [{ path: ['picture', 'alternativeText'], message: 'Describe the picture for people who do not see it.' }],
    });
  });
});
