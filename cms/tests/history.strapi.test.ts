import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { EntryHistory, FieldChange, RestoredDraft } from '@kneadful/shared-types';
import { TestCms } from '../../tests/support/cms.ts';
import { article, faq, heading, person, picture, prose, technique } from '../../tests/support/content.ts';
import { databases, startDatabase, type TestDatabase } from '../../tests/support/databases.ts';
import { Editor, type Fields, links } from '../../tests/support/editor.ts';
import { ask } from '../../tests/support/intake.ts';
import { type Ask, signInTo } from '../../tests/support/roles.ts';

jest.setTimeout(60_000);

interface Answer<Data> {
  status: number;
  data: Data;
  message?: string;
}

describe.each(databases)('History, on %s', (kind) => {
  let database: TestDatabase;
  let cms: TestCms;
  let editor: Editor;
  let hands: Fields;
  let ownerName: string;
  const as = {} as Record<'editor' | 'therapist' | 'moderator', Ask>;
  const profiles = { own: '', other: '' };

  beforeAll(async () => {
    database = await startDatabase(kind);
    cms = await TestCms.start({ databaseUrl: database.url, seed: true });
    editor = new Editor(cms);
    hands = await picture(editor);
    for (const role of ['Editor', 'Therapist', 'Moderator'] as const)
      as[role.toLowerCase() as keyof typeof as] = await signInTo(cms, role);
    const me = await cms.admin<{ data: { firstname: string; lastname?: string } }>('GET', '/admin/users/me');
    ownerName = [me.body.data.firstname, me.body.data.lastname].filter(Boolean).join(' ');
    const listed = await cms.admin<{ results: { documentId: string }[] }>(
      'GET',
      '/content-manager/collection-types/api::therapist.therapist',
    );
    [profiles.own, profiles.other] = listed.body.results.map(({ documentId }) => documentId) as [string, string];
    await editor.save('therapist', profiles.own, { account: 'therapist@studio.example' });
  }, 240_000);
  afterAll(async () => {
    await cms?.stop();
    await database?.stop();
  }, 30_000);

  const owner: Ask = async (method, path, body) => {
    const { status, body: answer } = await cms.admin(method, path, body);
    return Response.json(answer, { status });
  };
  async function call<Data>(
    by: Ask,
    [type, id, locale = 'en']: [type: string, id: string, locale?: string],
    path = '',
    { query = '', body }: { query?: string; body?: object } = {},
  ): Promise<Answer<Data>> {
    const address = `/desk/entries/api::${type}.${type}/${id}/history${path}?locale=${locale}${query}`;
    const response = await by(body ? 'POST' : 'GET', address, body);
    const { data, error } = (await response.json()) as { data: Data; error?: { message: string } };
    return { status: response.status, data, message: error?.message };
  }
  type Entry = Parameters<typeof call>[1];
  const historyOf = async (entry: Entry, by = owner) => (await call<EntryHistory>(by, entry)).data;
  const compared = async (entry: Entry, version: number, by: string, asker = owner) =>
    (await call<{ changes: FieldChange[] }>(asker, entry, `/${version}`, { query: `&with=${by}` })).data.changes;
  /** As `Title: Back massage → Neck massage`, a line each. */
  const told = (changes: readonly FieldChange[]) =>
    changes.flatMap(({ label, rows }) =>
      rows
        .filter(({ same }) => !same)
        .map(({ before, after }) => {
          const [from, to] = [before, after].map(
            (line) => line && [line.place, line.words.map(({ text }) => text).join('')].filter(Boolean).join(': '),
          );
          return `${label}: ${from ?? '–'} → ${to ?? '–'}`;
        }),
    );
  async function restore(entry: Entry, version: number, by = owner): Promise<Answer<RestoredDraft>> {
    const { draftSavedAt: replaces } = await historyOf(entry);
    return call<RestoredDraft>(by, entry, `/${version}/restore`, { body: { replaces } });
  }
  /** The version that is so many publishes old. */
  const version = async (entry: Entry, age = 0) => (await historyOf(entry)).versions[age]!.id;

  describe('is shown', () => {
    test('with who and when, and the fields that each publish changed; newest first', async () => {
      const { documentId: id } = await editor.createAndPublish('person', person('One'));
      await editor.publish('person', id, { ...person('Two'), role: 'Writer' });
      await as.editor('POST', `/content-manager/collection-types/api::person.person/${id}/actions/publish`, {});
      await editor.save('person', id, { ...person('Two'), role: 'Reader' });
      const history = await historyOf(['person', id]);
      expect(history).toMatchObject({ count: 3, most: 30, unpublished: ['Role'], mayRestore: true });
      expect(history.versions).toEqual([
        { id: expect.any(Number), at: expect.any(String), by: 'editor X', changed: [], isLive: true },
        { id: expect.any(Number), at: expect.any(String), by: ownerName, changed: ['Name', 'Role'], isLive: false },
        { id: expect.any(Number), at: expect.any(String), by: ownerName, isLive: false },
      ]);
      const moments = history.versions.map(({ at }) => at);
      expect(moments).toEqual([...moments].sort().reverse());
      const { data: last } = await call<EntryHistory>(owner, ['person', id], '', { query: '&last=1' });
      expect([last.count, last.versions]).toEqual([3, history.versions.slice(0, 1)]);
      await editor.unpublish('person', id);
      expect((await historyOf(['person', id])).versions.map(({ isLive }) => isLive)).toEqual([false, false, false]);
    });

    test('field by field, by the labels of the form, with texts, links and pictures as they are read', async () => {
      const { documentId: ada } = await editor.createAndPublish('person', person('Ada'));
      const { documentId: bo } = await editor.createAndPublish('person', person('Bo'));
      const section = { __component: 'blocks.prose', heading: 'Why', body: prose('It helps most people a little.') };
      const { documentId: id } = await editor.create('article', {
        ...{ ...article('Compared'), picture: hands, author: links(ada), sections: [section] },
      });
      await editor.publish('article', id);
      const linked = { type: 'link', url: `/entry/person/${bo}`, children: [{ type: 'text', text: 'Bo' }] };
      await editor.publish('article', id, {
        promise: 'What it can do for you.',
        author: { connect: [{ documentId: bo }], disconnect: [{ documentId: ada }] },
        lastReviewedOn: '2026-11-21',
        picture: { ...(await picture(editor)), alternativeText: 'Hands at rest' },
        sections: [
          { __component: 'blocks.callout', tone: 'note', title: 'New', body: prose('It is new.') },
          {
            ...section,
            body: [heading(3, 'In short'), { type: 'paragraph', children: [{ type: 'text', text: 'Ask ' }, linked] }],
          },
        ],
      });
      const entry: Entry = ['article', id];
      const changes = await compared(entry, await version(entry), 'before');
      const lines = told(changes);
      expect(lines).toEqual(
        expect.arrayContaining([
          'Promise: What it can do. → What it can do for you.',
          'Author: Ada → Bo',
          'Last reviewed on: – → November 21, 2026',
          'Picture: Alternative text: Hands on a back → Alternative text: Hands at rest',
        ]),
      );
      expect(lines.filter((line) => line.includes('Heading 3'))).toEqual([
        expect.stringContaining('Heading 3: In short'),
      ]);
      expect(lines.filter((line) => line.includes('Person “Bo”'))).toEqual([
        expect.stringContaining('Ask Bo (link to Person “Bo”)'),
      ]);
      // The heading has moved down, and says the same.
      expect(lines.filter((line) => line.includes('Why'))).toEqual([]);
      const words = changes.find(({ field }) => field === 'promise')!.rows[0]!.after!.words;
      expect(words.filter(({ isChanged }) => isChanged).map(({ text }) => text)).toEqual([' do for you.']);

      await editor.save('article', id, { promise: 'Not published.' });
      expect(told(await compared(entry, await version(entry), 'draft'))).toEqual([
        'Promise: Not published. → What it can do for you.',
      ]);
      expect(told(await compared(entry, await version(entry, 1), 'nothing'))).toContain('Title: – → Compared');
    });

    test('of each language alone, and of this entry alone', async () => {
      const { documentId: id } = await editor.createAndPublish('faq', faq('One?'));
      await editor.save('faq', id, faq('¿Uno?'), 'es');
      await editor.publish('faq', id, {}, 'es');
      const spanish = await version(['faq', id, 'es']);
      expect((await historyOf(['faq', id])).count).toBe(1);
      expect(told(await compared(['faq', id, 'es'], spanish, 'nothing'))).toContain('Question: – → ¿Uno?');
      const gone = 'This version is kept no longer. The newest 30 are. Close this and open it again.';
      const { documentId: other } = await editor.createAndPublish('faq', faq('Other?'));
      for (const entry of [
        ['faq', id],
        ['faq', other],
      ] as Entry[]) {
        const { status, message } = await call(owner, entry, `/${spanish}`, { query: '&with=before' });
        expect([status, message]).toEqual([404, gone]);
        expect((await restore(entry, spanish)).message).toBe(gone);
      }
      expect((await call(owner, ['person', id])).status).toBe(404);
      expect((await call(owner, ['faq', id], `/${await version(['faq', id])}`, { query: '&with=x' })).status).toBe(400);
    });

    test('with the one that is live, also when a translation was published after it', async () => {
      const { documentId: id } = await editor.createAndPublish('person', person('Una'));
      await editor.save('person', id, person('Uno'), 'es');
      await editor.publish('person', id, {}, 'es');
      for (const locale of ['en', 'es'])
        expect((await historyOf(['person', id, locale])).versions.map(({ isLive }) => isLive)).toEqual([true]);
    });

    test('no longer of a language that was removed', async () => {
      const french = { code: 'fr', name: 'French (fr)', isDefault: false };
      const added = await cms.admin<{ id: number }>('POST', '/i18n/locales', french);
      const { documentId: id } = await editor.createAndPublish('person', person('Une'));
      const publishFrench = async () => {
        await editor.save('person', id, person('Un'), 'fr');
        await editor.publish('person', id, {}, 'fr');
        return (await historyOf(['person', id, 'fr'])).count;
      };
      expect(await publishFrench()).toBe(1);
      expect((await cms.admin('DELETE', `/i18n/locales/${added.body.id}`)).status).toBe(200);
      await cms.admin('POST', '/i18n/locales', french);
      expect(await publishFrench()).toBe(1);
      expect((await historyOf(['person', id])).count).toBe(1);
    });

    test('with what was deleted since, and with fields that the type has no more', async () => {
      const { documentId: ada } = await editor.createAndPublish('person', person('Deleted'));
      const { documentId: id } = await editor.create('article', {
        ...article('Links'),
        picture: hands,
        author: links(ada),
      });
      await editor.publish('article', id);
      const entry: Entry = ['article', id];
      await editor.remove('person', ada);
      const [row] = await ask(cms, `SELECT id, content FROM entry_versions WHERE entry_id = '${id}'`);
      const content = (typeof row!.content === 'string' ? JSON.parse(row!.content) : row!.content) as Fields;
      const older = { ...content, formerField: 'X', sections: [{ __component: 'blocks.former', id: 1, text: 'Y' }] };
      await ask(cms, `UPDATE entry_versions SET content = '${JSON.stringify(older)}' WHERE id = ${Number(row!.id)}`);
      const lines = told(await compared(entry, Number(row!.id), 'nothing'));
      expect(lines).toContain('Author: – → Person that was deleted');
      expect(lines.join()).not.toMatch(/former|[XY]$/);
      const { data } = await restore(entry, Number(row!.id));
      expect(data.leftOut).toEqual([
        'Author: Person that was deleted',
        'Sections: “blocks.former” is no longer to be chosen',
      ]);
    });
  });

  describe('is restored as a draft', () => {
    test('with texts, parts, links and pictures, and publishes nothing', async () => {
      const { documentId: ada } = await editor.createAndPublish('person', person('Restored'));
      const { documentId: soon } = await editor.create('technique', { ...technique('Soon'), picture: hands });
      const first = {
        ...{ ...article('First'), picture: hands, author: links(ada), techniques: links(soon) },
        lastReviewedOn: '2026-11-01',
        changeNotes: [{ date: '2026-11-02', note: 'Written.' }],
        sections: [{ __component: 'blocks.technique-cards', heading: 'Which', techniques: links(soon) }],
      };
      const { documentId: id } = await editor.create('article', first);
      await editor.publish('article', id);
      const entry: Entry = ['article', id];
      await editor.publish('article', id, {
        title: 'Second',
        lastReviewedOn: null,
        changeNotes: [],
        sections: [],
        techniques: { disconnect: [{ documentId: soon }] },
        picture: { ...hands, alternativeText: 'Other hands' },
      });
      const { status, data } = await restore(entry, await version(entry, 1));
      expect([status, data]).toEqual([200, { leftOut: [] }]);
      // Also its links to what was not published then.
      expect(await compared(entry, await version(entry, 1), 'draft')).toEqual([]);
      expect((await historyOf(entry)).unpublished).toEqual(
        expect.arrayContaining(['Title', 'Picture', 'Sections', 'Last reviewed on', 'Change notes', 'Techniques']),
      );
      const draft = await editor.read('article', id);
      expect(draft).toMatchObject({ title: 'First', changeNotes: [{ note: 'Written.' }] });
      expect(draft!.picture).toMatchObject({ alternativeText: 'Hands on a back', file: { id: hands.file } });
      expect(await editor.read('article', id, { status: 'published' })).toMatchObject({ title: 'Second' });
      expect((await historyOf(entry)).count).toBe(2);
      await editor.publish('article', id);
      expect((await historyOf(entry)).versions[0]!.changed).toContain('Title');
    });

    test('without what is gone, and says what that was', async () => {
      const { documentId: ada } = await editor.createAndPublish('person', person('Leaves'));
      const { documentId: bo } = await editor.createAndPublish('person', person('Stays'));
      const gone = await picture(editor);
      const sections = [
        { __component: 'blocks.prose', heading: 'A', body: prose('B') },
        { __component: 'blocks.figure', picture: gone, caption: 'C' },
      ];
      const fields = { ...article('Gone'), picture: hands, author: links(ada), sections };
      const { documentId: id } = await editor.create('article', fields);
      await editor.publish('article', id);
      const entry: Entry = ['article', id];
      const change = { connect: [{ documentId: bo }], disconnect: [{ documentId: ada }] };
      await editor.publish('article', id, { author: change, sections: [] });
      await editor.remove('person', ada);
      expect((await cms.admin('DELETE', `/upload/files/${String(gone.file)}`)).status).toBe(200);
      const { status, data } = await restore(entry, await version(entry, 1));
      expect([status, data.leftOut]).toEqual([
        200,
        ['Sections 2 › Picture › Picture: A file that was deleted', 'Author: Person that was deleted'],
      ]);
      const draft = await editor.read('article', id);
      expect(draft!.sections).toHaveLength(2);
    });

    test('only over the draft that was shown', async () => {
      const { documentId: id } = await editor.createAndPublish('person', person('Shown'));
      const { draftSavedAt: replaces, versions } = await historyOf(['person', id]);
      await editor.save('person', id, person('Saved meanwhile'));
      const path = `/${versions[0]!.id}/restore`;
      const { status, message } = await call(owner, ['person', id], path, { body: { replaces } });
      expect([status, message]).toEqual([
        400,
        'The draft was saved meanwhile, so nothing was restored. Close this and look at what was changed.',
      ]);
      expect(await editor.read('person', id)).toMatchObject({ name: 'Saved meanwhile' });
      for (const body of [{}, { replaces: 'yesterday' }, { replaces, more: 1 }])
        expect((await call(owner, ['person', id], path, { body })).status).toBe(400);
    });

    test('in one language: the other keeps its own, a translation what all share', async () => {
      const { documentId: id } = await editor.create('technique', { ...technique('Shared'), picture: hands, order: 1 });
      await editor.publish('technique', id);
      const texts = { ...technique('Compartida'), pressureTo: 'moderate', picture: hands };
      await editor.save('technique', id, texts, 'es');
      await editor.publish('technique', id, {}, 'es');
      await editor.publish('technique', id, { name: 'Shared, second', order: 2 });
      await editor.publish('technique', id, { name: 'Compartida, dos' }, 'es');
      const [english, spanish]: Entry[] = [
        ['technique', id],
        ['technique', id, 'es'],
      ];
      const first = await version(spanish!, 1);
      const order = (await compared(spanish!, first, 'draft')).find(({ field }) => field === 'order');
      expect(order!.stays).toBe('All languages share it. It is restored with the original.');
      expect((await restore(spanish!, first)).status).toBe(200);
      expect(await editor.read('technique', id, { locale: 'es' })).toMatchObject({ name: 'Compartida', order: 2 });
      expect(await editor.read('technique', id)).toMatchObject({ name: 'Shared, second', order: 2 });

      expect((await restore(english!, await version(english!, 1))).status).toBe(200);
      expect(await editor.read('technique', id)).toMatchObject({ name: 'Shared', order: 1 });
      // As when somebody types it: what all languages share follows in their drafts, and nothing else.
      expect(await editor.read('technique', id, { locale: 'es' })).toMatchObject({ name: 'Compartida', order: 1 });
      expect(await editor.read('technique', id, { locale: 'es', status: 'published' })).toMatchObject({
        name: 'Compartida, dos',
        order: 2,
      });
    });
  });

  describe('by role', () => {
    test('nobody who is not signed in', async () => {
      const { documentId: id } = await editor.createAndPublish('person', person('Closed'));
      const one = await version(['person', id]);
      const address = `${cms.url}/desk/entries/api::person.person/${id}/history`;
      for (const [method, path] of [
        ['GET', ''],
        ['GET', `/${one}?with=nothing`],
        ['POST', `/${one}/restore`],
      ])
        expect((await fetch(`${address}${path}`, { method })).status).toBe(401);
    });

    test('an editor restores content, and a moderator sees none of it but reviews', async () => {
      const { documentId: id } = await editor.createAndPublish('person', person('Before'));
      await editor.publish('person', id, person('After'));
      const entry: Entry = ['person', id];
      const one = await version(entry, 1);
      for (const by of [as.moderator, as.therapist]) {
        expect((await call(by, entry)).status).toBe(403);
        expect((await call(by, entry, `/${one}`, { query: '&with=nothing' })).status).toBe(403);
        expect((await restore(entry, one, by)).status).toBe(403);
      }
      expect((await restore(entry, one, as.editor)).status).toBe(200);
      expect(await editor.read('person', id)).toMatchObject({ name: 'Before', updatedBy: { firstname: 'editor' } });
    });

    test('a therapist sees and restores the own profile alone, without what the role does not see', async () => {
      const entry: Entry = ['therapist', profiles.own];
      const { summary } = (await editor.read('therapist', profiles.own))!;
      await editor.publish('therapist', profiles.own, { summary: 'Slow work.', order: 7, credentials: 'LMT, X' });
      const history = await historyOf(entry, as.therapist);
      expect(history.versions[0]!.changed).toEqual(['Credentials', 'Summary']);
      expect((await historyOf(entry)).versions[0]!.changed).toEqual(
        expect.arrayContaining(['Credentials', 'Summary', 'Order']),
      );
      const [newest, first] = history.versions.map(({ id }) => id);
      const labels = async (by: Ask) => (await compared(entry, newest!, 'nothing', by)).map(({ label }) => label);
      expect(await labels(as.therapist)).not.toEqual(expect.arrayContaining(['Account']));
      expect(await labels(owner)).toEqual(expect.arrayContaining(['Account', 'Order']));
      expect((await restore(entry, first!, as.therapist)).status).toBe(200);
      const draft = await editor.read('therapist', profiles.own);
      expect(draft).toMatchObject({ summary, order: 7, account: 'therapist@studio.example' });

      await editor.publish('therapist', profiles.other, { summary: 'Other work.' });
      const other: Entry = ['therapist', profiles.other];
      expect((await call(as.therapist, other)).status).toBe(403);
      const one = await version(other, 1);
      expect((await call(as.therapist, other, `/${one}`, { query: '&with=nothing' })).status).toBe(403);
      expect((await restore(other, one, as.therapist)).status).toBe(403);
      // A moderator reads profiles, and changes none.
      expect((await historyOf(other, as.moderator)).mayRestore).toBe(false);
      expect((await restore(other, one, as.moderator)).status).toBe(403);
    });
  });
});
