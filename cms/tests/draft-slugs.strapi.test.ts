import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { TestCms } from '../../tests/support/cms.ts';
import { person, picture, technique } from '../../tests/support/content.ts';
import { databases, startDatabase, type TestDatabase } from '../../tests/support/databases.ts';
import { Editor, type Fields } from '../../tests/support/editor.ts';

jest.setTimeout(60_000);

describe.each(databases)('The address of a draft, on %s', (kind) => {
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

  const slugOf = async (id: string, locale?: string) => (await editor.read('technique', id, { locale }))?.slug;
  const save = async (id: string, fields: Fields, locale?: string) =>
    (await editor.save('technique', id, fields, locale)).slug;

  test('follows the title at each save, also where none or Strapi’s own proposal was sent', async () => {
    const made = await editor.create('technique', { name: 'Hot stones' });
    expect(made.slug).toBe('hot-stones');
    expect(await save(made.documentId, { name: 'Warm stones' })).toBe('warm-stones');
    expect(await save(made.documentId, { name: 'Basalt stones', slug: 'warm-stones' })).toBe('basalt-stones');
    expect(await save(made.documentId, { summary: 'Heat.' })).toBe('basalt-stones');
    expect(await save(made.documentId, { slug: '' })).toBe('basalt-stones');
    // What an empty form holds.
    expect((await editor.create('technique', { name: 'Cupping', slug: 'technique' })).slug).toBe('cupping');
    expect((await editor.create('technique', { name: 'Tapping', slug: 'technique-1' })).slug).toBe('tapping');
  });

  test('stays as an editor typed it', async () => {
    const made = await editor.create('technique', { name: 'Shiatsu', slug: 'pressure-by-hand' });
    expect(made.slug).toBe('pressure-by-hand');
    expect(await save(made.documentId, { name: 'Shiatsu massage' })).toBe('pressure-by-hand');
    const later = await editor.create('technique', { name: 'Tuina' });
    expect(await save(later.documentId, { slug: 'tui-na-2026' })).toBe('tui-na-2026');
    expect(await save(later.documentId, { name: 'Tuina massage' })).toBe('tui-na-2026');
  });

  test('gets a number where another has it, and keeps it', async () => {
    const first = await editor.create('technique', { name: 'Reflexology' });
    const second = await editor.create('technique', { name: 'Reflexology' });
    const third = await editor.create('technique', { name: 'Reflexology', slug: 'reflexology' });
    expect([first.slug, second.slug, third.slug]).toEqual(['reflexology', 'reflexology-2', 'reflexology-3']);
    expect(await save(second.documentId, { summary: 'Of the foot.' })).toBe('reflexology-2');
    expect(await save(second.documentId, { name: 'Foot reflexology' })).toBe('foot-reflexology');
  });

  test('is no address that the site makes itself', async () => {
    const page = await editor.create('page', { title: 'Research' });
    expect(page.slug).toBe('research-2');
  });

  test('is each language’s own', async () => {
    const { documentId } = await editor.create('technique', { name: 'Deep tissue' });
    // A translation begins with what its form was filled with.
    expect(await save(documentId, { name: 'Tejido profundo', slug: 'deep-tissue' }, 'es')).toBe('tejido-profundo');
    expect(await save(documentId, { name: 'Masaje profundo' }, 'es')).toBe('masaje-profundo');
    expect(await slugOf(documentId)).toBe('deep-tissue');
    // Another language is another place.
    expect((await editor.create('technique', { name: 'Masaje profundo' })).slug).toBe('masaje-profundo');
  });

  test('stays from the first publish on, also after an unpublish', async () => {
    const { documentId } = await editor.create('technique', { ...technique('Lomi lomi'), picture: hands });
    await editor.publish('technique', documentId);
    expect(await save(documentId, { name: 'Lomi' })).toBe('lomi-lomi');
    await editor.unpublish('technique', documentId);
    expect(await save(documentId, { name: 'Lomi massage' })).toBe('lomi-lomi');
    expect(await save(documentId, { slug: 'lomi' })).toBe('lomi');
    // A language that nobody has seen still follows.
    await save(documentId, { name: 'Masaje hawaiano' }, 'es');
    expect(await save(documentId, { name: 'Masaje de Hawái' }, 'es')).toBe('masaje-de-hawai');
  });

  test('is none where there is no title, or no address', async () => {
    expect((await editor.create('technique', { summary: 'Something.' })).slug ?? null).toBeNull();
    expect((await editor.create('person', person('Ada'))).slug).toBeUndefined();
  });
});
