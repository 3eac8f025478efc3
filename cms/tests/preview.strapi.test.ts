import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { entryTypes, previewAudience, type PreviewAddress, previewClaims } from '@kneadful/shared-types';
import jwt from 'jsonwebtoken';
import { TestCms } from '../../tests/support/cms.ts';
import { article, person, technique } from '../../tests/support/content.ts';
import { databases, startDatabase, type TestDatabase } from '../../tests/support/databases.ts';
import { Editor } from '../../tests/support/editor.ts';
import { type Allowed, type Ask, signInAs } from '../../tests/support/roles.ts';

const secret = 'a-secret-of-this-test-to-sign-previews';
const address = (type: string, id: string, query = '?locale=en') =>
  `/desk/entries/api::${type}.${type}/${id}/preview${query}`;
const reading = (type: string, fields: string[], locales?: string[]): Allowed => ({
  action: 'plugin::content-manager.explorer.read',
  subject: `api::${type}.${type}`,
  properties: { fields, ...(locales && { locales }) },
});
const personFields = 'name role credentials bio portrait.file portrait.alternativeText sample'.split(' ');

describe.each(databases)('The address of a preview, on %s', (kind) => {
  let database: TestDatabase;
  let cms: TestCms;
  const ids = { person: '', article: '', technique: '', redirect: '' };
  beforeAll(async () => {
    database = await startDatabase(kind);
    const env = { PREVIEW_SECRET: secret, PUBLISHER_PUBLIC_URL: 'https://studio.example/base/' };
    cms = await TestCms.start({ databaseUrl: database.url, env });
    const editor = new Editor(cms);
    const { documentId } = await editor.createAndPublish('person', person());
    await editor.save('person', documentId, { role: 'Editora' }, 'es');
    ids.person = documentId;
    ids.article = (await editor.create('article', article('Not yet'))).documentId;
    ids.technique = (await editor.create('technique', technique())).documentId;
    ids.redirect = (await editor.create('redirect', { from: '/old/', to: '/guide/' })).documentId;
  }, 120_000);
  afterAll(async () => {
    await cms?.stop();
    await database?.stop();
  }, 30_000);

  const asOwner: Ask = async (method, path) => {
    const { status, body } = await cms.admin(method, path);
    return new Response(JSON.stringify(body), { status });
  };
  async function open(ask: Ask, type: keyof typeof ids, query?: string) {
    const answer = await ask('GET', address(type, ids[type], query));
    expect(answer.status).toBe(200);
    const { data } = (await answer.json()) as { data: PreviewAddress };
    const [, base, token = '', rest] = /^(.*\/preview)\/([^/]+)(\/.*)$/.exec(data.url) ?? [];
    const claims = jwt.verify(token, secret, { audience: previewAudience }) as jwt.JwtPayload;
    return { base, rest, claims, read: previewClaims.parse(claims) };
  }

  test('leads to the entry, in its language, at the publisher, for an hour', async () => {
    const { base, rest, claims, read } = await open(asOwner, 'person', '?locale=es');
    expect([base, rest]).toEqual(['https://studio.example/base/preview', `/entry/person/${ids.person}?locale=es`]);
    expect(claims.exp! - claims.iat!).toBe(60 * 60);
    expect(read.entry).toEqual({ type: 'Person', documentId: ids.person });
    expect(Object.keys(claims).sort()).toEqual(['aud', 'entry', 'exp', 'iat', 'types']);
    expect((await open(asOwner, 'redirect', '')).rest).toBe(`/entry/redirect/${ids.redirect}`);
  });

  test('shows the owner every type', async () => {
    expect([...(await open(asOwner, 'article')).read.types].sort()).toEqual([...entryTypes].sort());
  });

  test('shows a role the types that it may read as a whole', async () => {
    const all = ['en', 'es'];
    const persons = await signInAs(cms, 'persons', [reading('person', personFields, all)]);
    expect((await open(persons, 'person')).read.types).toEqual(['Person']);
    const some = await signInAs(cms, 'some', [
      reading('person', ['name', 'role'], all),
      reading('technique', ['name'], all),
    ]);
    expect((await open(some, 'person')).read).toEqual({
      types: [],
      entry: { type: 'Person', documentId: ids.person },
    });
    const english = await signInAs(cms, 'english', [reading('person', personFields, ['en'])]);
    expect((await open(english, 'person')).read.types).toEqual([]);
    expect((await english('GET', address('person', ids.person, '?locale=es'))).status).toBe(403);
    for (const ask of [persons, some, english])
      expect((await ask('GET', address('article', ids.article))).status).toBe(403);
  });

  test('shows somebody who may read their own entries alone none of the others', async () => {
    const role = await signInAs(cms, 'own', [
      { ...reading('person', personFields, ['en', 'es']), conditions: ['admin::is-creator'] },
    ]);
    expect((await role('GET', address('person', ids.person))).status).toBe(403);
  });

  test('is for who is signed in, and of what is there', async () => {
    expect((await fetch(cms.url + address('person', ids.person))).status).toBe(401);
    const token = { authorization: `Bearer ${cms.previewToken}` };
    expect((await fetch(cms.url + address('person', ids.person), { headers: token })).status).toBe(401);
    expect((await asOwner('GET', address('person', 'nobody'))).status).toBe(404);
  });

  test('may be shown in a frame of the admin', async () => {
    const policy = (await fetch(`${cms.url}/admin`)).headers.get('content-security-policy');
    expect(policy).toContain("frame-src 'self' https://studio.example;");
  });
});

test('there is none where nothing is set to sign with', async () => {
  const cms = await TestCms.start({ env: { PREVIEW_SECRET: '' } });
  try {
    const { documentId } = await new Editor(cms).create('person', person());
    expect(await cms.admin('GET', address('person', documentId))).toEqual({ status: 200, body: { data: null } });
  } finally {
    await cms.stop();
  }
}, 120_000);
