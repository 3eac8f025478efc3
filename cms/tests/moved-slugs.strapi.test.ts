import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { TestCms } from '../../tests/support/cms.ts';
import { condition, picture, region, technique } from '../../tests/support/content.ts';
import { databases, startDatabase, type TestDatabase } from '../../tests/support/databases.ts';
import { Editor, type Fields, links } from '../../tests/support/editor.ts';

describe.each(databases)('A changed slug, on %s', (kind) => {
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

  /** A page of the studio: each test has one of its own. */
  let page: string;
  let round = 0;
  const slug = (name: string) => `${name}-${round}`;
  beforeEach(async () => {
    round += 1;
    const fields = { title: 'About us', slug: slug('a'), summary: 'Who we are.' };
    page = (await editor.createAndPublish('page', fields)).documentId;
  });
  const move = (name: string) => editor.publish('page', page, { slug: slug(name) });

  /** All live redirects of this round, as `a → b`. */
  const redirects = async () => {
    const { data } = await cms.graphql('{ redirects(pagination: { limit: 100 }) { from to } }');
    return (data?.redirects as { from: string; to: string }[])
      .filter(({ from, to }) => `${from}${to}`.includes(`-${round}`))
      .map(({ from, to }) => `${from} → ${to}`.replaceAll(`-${round}`, ''))
      .sort();
  };
  const ownRedirect = (from: string, to: string) => editor.createAndPublish('redirect', { from, to });
  const address = (name: string) => `/${slug(name)}/`;

  test('leaves a redirect when it is published, and not before', async () => {
    await editor.save('page', page, { slug: slug('b') });
    expect(await redirects()).toEqual([]);
    await editor.publish('page', page);
    expect(await redirects()).toEqual(['/a/ → /b/']);
    await editor.publish('page', page, { title: 'About the studio' });
    expect(await redirects()).toEqual(['/a/ → /b/']);
  });

  test('again leaves redirects that all lead straight to the last address', async () => {
    for (const name of ['b', 'c', 'd']) await move(name);
    expect(await redirects()).toEqual(['/a/ → /d/', '/b/ → /d/', '/c/ → /d/']);
  });

  test('back to an old one takes the redirect away that would lead from it', async () => {
    await move('b');
    await move('a');
    expect(await redirects()).toEqual(['/b/ → /a/']);
    await move('b');
    expect(await redirects()).toEqual(['/a/ → /b/']);
  });

  test('takes over a redirect that an editor has made for the old address', async () => {
    const { documentId } = await ownRedirect(address('a'), '/contact/');
    await move('b');
    expect(await redirects()).toEqual(['/a/ → /b/']);
    expect((await editor.read('redirect', documentId, { status: 'published' }))?.to).toBe(address('b'));
    expect((await editor.read('redirect', documentId))?.to).toBe(address('b'));
  });

  test('takes over a redirect that an editor has drafted for the old address', async () => {
    const { documentId } = await editor.create('redirect', { from: address('a'), to: '/contact/' });
    await move('b');
    expect(await redirects()).toEqual(['/a/ → /b/']);
    expect(await editor.isLive('redirect', documentId)).toBe(true);
  });

  test('lets editors’ redirects to the old address lead on, and what they have typed unpublished', async () => {
    const { documentId } = await ownRedirect(address('old'), address('a'));
    const elsewhere = await ownRedirect(address('other'), 'https://studio.example/');
    await editor.save('redirect', documentId, { from: address('typed'), to: address('a') });
    await editor.save('redirect', elsewhere.documentId, { from: address('a') });
    await move('b');
    expect(await redirects()).toEqual(['/a/ → /b/', '/old/ → /b/', '/other/ → https://studio.example/']);
    const draft = await editor.read('redirect', documentId);
    expect([draft?.from, draft?.to]).toEqual([address('typed'), address('b')]);
    expect((await editor.read('redirect', elsewhere.documentId))?.from).toBe(address('a'));
  });

  test('leaves its redirects when the entry is unpublished, and they lead to it when it is back', async () => {
    await move('b');
    await editor.unpublish('page', page);
    expect(await redirects()).toEqual(['/a/ → /b/']);
    await editor.publish('page', page);
    expect(await redirects()).toEqual(['/a/ → /b/']);
  });

  test('while the entry is unpublished leads on from where visitors saw it last', async () => {
    await move('b');
    await editor.unpublish('page', page);
    await editor.save('page', page, { slug: slug('c') });
    await editor.save('page', page, { slug: slug('d') });
    expect(await redirects()).toEqual(['/a/ → /b/']);
    await editor.publish('page', page);
    expect(await redirects()).toEqual(['/a/ → /d/', '/b/ → /d/']);
  });

  test('leads nobody away from an entry that took the old address meanwhile', async () => {
    await editor.unpublish('page', page);
    const other = await editor.createAndPublish('page', { title: 'Other', slug: slug('other'), summary: 'New.' });
    await editor.save('page', page, { slug: slug('b') });
    await editor.publish('page', other.documentId, { slug: slug('a') });
    await editor.publish('page', page);
    expect(await redirects()).toEqual(['/other/ → /a/']);
  });

  test('of an entry that is deleted and made anew is a new address', async () => {
    await editor.unpublish('page', page);
    await editor.remove('page', page);
    await editor.createAndPublish('page', { title: 'About us', slug: slug('b'), summary: 'Who we are.' });
    expect(await redirects()).toEqual([]);
  });

  test('that cannot be published leaves no redirect', async () => {
    expect((await editor.refusedPublish('page', page, { fields: { slug: 'guide' } })).message).toBe(
      'Page “About us” cannot be published yet. This address belongs to a page that the site makes by itself. Choose another.',
    );
    expect(await redirects()).toEqual([]);
  });

  test('in another language leaves a redirect there, and none for the others', async () => {
    await editor.save('page', page, { title: 'Sobre', slug: slug('es'), summary: 'Quiénes.' }, 'es');
    await editor.publish('page', page, {}, 'es');
    await editor.publish('page', page, { slug: slug('otra') }, 'es');
    expect(await redirects()).toEqual(['/es/es/ → /es/otra/']);
    await move('b');
    expect(await redirects()).toEqual(['/a/ → /b/', '/es/es/ → /es/otra/']);
  });

  test('shows in the paths of each type', async () => {
    const back = await editor.createAndPublish('body-region', { ...region('upper', 'Upper back'), slug: slug('u') });
    const hand = await editor.createAndPublish('technique', { ...technique(), slug: slug('t'), picture: hands });
    const parts = { regions: links(back.documentId), techniques: links(hand.documentId) };
    const neck = await editor.createAndPublish('condition', { ...condition(), slug: slug('c'), ...parts });
    for (const [type, { documentId }] of [
      ['body-region', back],
      ['technique', hand],
      ['condition', neck],
    ] as const)
      await editor.publish(type, documentId, { slug: slug(`new-${type}`) });
    expect(await redirects()).toEqual([
      '/conditions/c/ → /conditions/new-condition/',
      '/regions/u/ → /regions/new-body-region/',
      '/techniques/t/ → /techniques/new-technique/',
    ]);
    await editor.remove('body-region', back.documentId);
  });

  test('of many published at once leaves a redirect for each', async () => {
    const other = await editor.createAndPublish('page', { title: 'Other', slug: slug('x'), summary: 'New.' });
    await editor.save('page', page, { slug: slug('b') });
    await editor.save('page', other.documentId, { slug: slug('y') });
    await editor.publishAll('page', [page, other.documentId]);
    expect(await redirects()).toEqual(['/a/ → /b/', '/x/ → /y/']);
  });
});
