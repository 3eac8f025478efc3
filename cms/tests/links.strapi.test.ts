import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { TestCms } from '../../tests/support/cms.ts';
import { condition, picture, practice, region, technique } from '../../tests/support/content.ts';
import { databases, startDatabase, type TestDatabase } from '../../tests/support/databases.ts';
import { Editor, type Fields, links } from '../../tests/support/editor.ts';

/** What happens to links between drafts and published rows; `link-repair.strapi.test.ts` has the links that come back. */
describe.each(databases)('Links, on %s', (kind) => {
  let database: TestDatabase;
  let cms: TestCms;
  let editor: Editor;
  let hands: Fields;
  beforeAll(async () => {
    database = await startDatabase(kind);
    cms = await TestCms.start({ databaseUrl: database.url });
    editor = new Editor(cms);
    hands = await picture(editor);
  }, 120_000);
  afterAll(async () => {
    await cms?.stop();
    await database?.stop();
  }, 30_000);

  /** A draft region, for a published practice that links to it. */
  let target: string;
  let round = 0;
  beforeEach(async () => {
    if (target) await editor.remove('body-region', target);
    target = (await editor.create('body-region', region('upper', `Upper back ${++round}`))).documentId;
  });

  const linking = () =>
    editor
      .createAndPublish('self-care-practice', { ...practice(), regions: links(target) })
      .then(({ documentId }) => documentId);
  const liveLinks = async (id: string) => {
    const { data } = await cms.graphql(
      'query ($id: ID!) { selfCarePractice(documentId: $id) { regions { documentId } } }',
      { id },
    );
    return (data?.selfCarePractice as { regions: { documentId: string }[] }).regions.map(
      ({ documentId }) => documentId,
    );
  };
  const draftLinks = async (id: string) => {
    const address = `/content-manager/relations/api::self-care-practice.self-care-practice/${id}/regions`;
    return (await cms.admin<{ results: { documentId: string }[] }>('GET', address)).body.results.map(
      ({ documentId }) => documentId,
    );
  };
  const revision = async () => {
    const { data } = await cms.graphql('{ contentRevision { revision } }');
    return (data?.contentRevision as { revision: string }).revision;
  };
  /** Whether the revision changed while `action` ran. */
  const changes = async (action: () => Promise<unknown>) => {
    const before = await revision();
    await action();
    return (await revision()) !== before;
  };

  test('a link to a draft is left out of the published row until the target is published', async () => {
    const parent = await linking();
    expect([await liveLinks(parent), await draftLinks(parent)]).toEqual([[], [target]]);
    expect(await changes(() => editor.publish('body-region', target))).toBe(true);
    expect(await liveLinks(parent)).toEqual([target]);
    expect(await changes(() => editor.publish('self-care-practice', parent))).toBe(true);
    expect(await liveLinks(parent)).toEqual([target]);
  });

  test('a live target that is published again keeps its referrers', async () => {
    await editor.publish('body-region', target);
    const parent = await linking();
    await editor.save('body-region', target, region('upper', 'Renamed'));
    expect(await changes(() => editor.publish('body-region', target))).toBe(true);
    expect(await liveLinks(parent)).toEqual([target]);
  });

  test('an unpublished target loses its published referrers, and gets them back when it is published again', async () => {
    await editor.publish('body-region', target);
    const parent = await linking();
    expect(await changes(() => editor.unpublish('body-region', target))).toBe(true);
    expect([await liveLinks(parent), await draftLinks(parent)]).toEqual([[], [target]]);
    await editor.publish('body-region', target);
    expect(await liveLinks(parent)).toEqual([target]);
  });

  test('an unpublished target does not leave the draft of its referrer', async () => {
    await editor.publish('body-region', target);
    const parent = await linking();
    await editor.unpublish('body-region', target);
    await editor.publish('self-care-practice', parent);
    expect([await liveLinks(parent), await draftLinks(parent)]).toEqual([[], [target]]);
  });

  test('two entries link to the same target', async () => {
    await editor.publish('body-region', target);
    const parents = [await linking(), await linking()];
    expect(await Promise.all(parents.map(liveLinks))).toEqual([[target], [target]]);
  });

  test('an unpublished link edit stays unpublished when the target is published', async () => {
    await editor.publish('body-region', target);
    const parent = await linking();
    await editor.save('self-care-practice', parent, {
      ...practice(),
      regions: { disconnect: [{ documentId: target }] },
    });
    await editor.publish('body-region', target);
    expect([await liveLinks(parent), await draftLinks(parent)]).toEqual([[target], []]);
  });

  test('the revision does not change with a draft', async () => {
    expect(await changes(() => editor.create('self-care-practice', practice('Only a draft')))).toBe(false);
    const parent = await linking();
    expect(await changes(() => editor.save('self-care-practice', parent, practice('Saved only')))).toBe(false);
    expect(await changes(() => editor.publish('self-care-practice', parent))).toBe(true);
    expect(
      await changes(() =>
        editor.save('self-care-practice', parent, {
          ...practice('Saved again'),
          regions: { disconnect: [{ documentId: target }] },
        }),
      ),
    ).toBe(false);
  });

  test('the revision changes with a publish without any edit, an unpublish and a deletion', async () => {
    const parent = await linking();
    expect(await changes(() => editor.publish('self-care-practice', parent))).toBe(true);
    expect(await changes(() => editor.unpublish('self-care-practice', parent))).toBe(true);
    expect(await changes(() => editor.publish('self-care-practice', parent))).toBe(true);
    expect(await changes(() => editor.remove('self-care-practice', parent))).toBe(true);
  });

  test('the revision changes when a link inside a component is lost', async () => {
    await editor.publish('body-region', target);
    const swedish = await editor.createAndPublish('technique', { ...technique(`T${round}`), picture: hands });
    const parts = { regions: links(target), techniques: links(swedish.documentId) };
    const about = await editor.createAndPublish('condition', { ...condition(`C${round}`), ...parts });
    await editor.publish('body-region', target, {
      ...region('upper', 'With an issue'),
      issues: [{ label: 'Stiff', condition: links(about.documentId) }],
    });
    const read = async () =>
      (
        await cms.graphql('query ($id: ID!) { bodyRegion(documentId: $id) { issues { condition { documentId } } } }', {
          id: target,
        })
      ).data;
    expect(await read()).toEqual({ bodyRegion: { issues: [{ condition: { documentId: about.documentId } }] } });
    expect(await changes(() => editor.unpublish('condition', about.documentId))).toBe(true);
    expect(await read()).toEqual({ bodyRegion: { issues: [{ condition: null }] } });
  });

  test('the revision changes with a file’s description and with a new file', async () => {
    expect(await changes(() => editor.describeFile(Number(hands.file), 'Two hands on a back'))).toBe(true);
    expect(await changes(() => picture(editor))).toBe(true);
    expect(await changes(async () => {})).toBe(false);
  });

  test('the manifest shows a new row for each publish, and other links as another hash', async () => {
    await editor.publish('body-region', target);
    const parent = await linking();
    const row = async () => {
      const { data } = await cms.graphql(
        '{ contentManifest(type: "self-care-practice") { documentId locale rowId linksHash } }',
      );
      return (data?.contentManifest as Row[]).find(({ documentId }) => documentId === parent) as Row;
    };
    const first = await row();
    await editor.publish('self-care-practice', parent);
    const second = await row();
    expect([second.locale, second.rowId > first.rowId, second.linksHash === first.linksHash]).toEqual([
      'en',
      true,
      true,
    ]);
    await editor.unpublish('body-region', target);
    const third = await row();
    expect([third.rowId === second.rowId, third.linksHash === second.linksHash]).toEqual([true, false]);
  });
});

interface Row {
  documentId: string;
  locale: string;
  rowId: number;
  linksHash: string;
}
