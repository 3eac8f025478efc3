import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { TestCms } from '../../tests/support/cms.ts';
import { databases, startDatabase, type TestDatabase } from '../../tests/support/databases.ts';

describe.each(databases)('Who may read what, on %s', (kind) => {
  let database: TestDatabase;
  let cms: TestCms;
  beforeAll(async () => {
    database = await startDatabase(kind);
    cms = await TestCms.start({ databaseUrl: database.url, seed: true });
  }, 180_000);
  afterAll(async () => {
    await cms?.stop();
    await database?.stop();
  }, 30_000);

  const everything =
    '{ articles { slug author { name } } contentRevision { defaultLocale locales } contentManifest(type: "navigation") { locale } }';
  const readers: [string, () => string][] = [
    ['the site’s token', () => cms.token],
    ['the preview token', () => cms.previewToken],
  ];
  const strangers: [string, () => string][] = [
    ['a wrong token', () => 'x'.repeat(32)],
    ['nobody', () => ''],
  ];
  const request = async (method: string, path: string, token: string, body?: string) => {
    const headers = {
      ...(token && { authorization: `Bearer ${token}` }),
      ...(body && { 'content-type': 'application/json' }),
    };
    return fetch(`${cms.url}${path}`, { method, headers, body });
  };

  test.each(readers)('%s reads articles, their relations, the revision and the manifest', async (_name, token) => {
    expect(await cms.graphql(everything, {}, token())).toEqual({
      status: 200,
      data: {
        articles: [{ slug: 'back-massage-benefits', author: { name: 'Longleaf editorial team' } }],
        contentRevision: { defaultLocale: 'en', locales: ['en', 'es'] },
        contentManifest: [{ locale: 'en' }, { locale: 'es' }],
      },
    });
  });

  test.each(strangers)('%s reads nothing', async (_name, token) => {
    expect(await cms.graphql(everything, {}, token())).toEqual({
      status: 401,
      data: null,
      error: { status: 401, name: 'UnauthorizedError', message: 'Missing or invalid credentials', details: {} },
    });
  });

  test('the manifest shows nothing but what the site reads', async () => {
    for (const type of ['booking-request', 'build-hook', 'user', '']) {
      const { data, errors } = await cms.graphql('query ($type: String!) { contentManifest(type: $type) { rowId } }', {
        type,
      });
      expect([data ?? null, errors?.map(({ message }) => message)]).toEqual([
        null,
        [`There is no content type "${type}" to read.`],
      ]);
    }
  });

  test('uploaded pictures are public, as the site’s visitors see them', async () => {
    const { data } = await cms.graphql('{ articles { picture { file { url mime } } } }');
    const [{ picture }] = data?.articles as [{ picture: { file: { url: string; mime: string } } }];
    const response = await request('GET', picture.file.url, '');
    expect([response.status, response.headers.get('content-type')]).toEqual([200, picture.file.mime]);
    expect((await request('GET', '/uploads/', '')).status).toBe(404);
  });

  const restDoors = [
    '/api',
    '/api/articles',
    '/api/article',
    '/api/studio',
    '/api/booking-requests',
    '/api/build-hooks',
    '/api/deliveries',
    '/api/schedules',
    '/api/entry-versions',
    '/api/users',
    '/api/users/me',
    '/api/auth/local',
    '/api/connect/google',
    '/api/i18n/locales',
    '/api/upload/files',
    '/api/upload/files/1',
    '/api/upload/files/page',
    '/api/content-type-builder/content-types',
    '/api/content-type-builder/components',
    '/api/openapi.json',
    '/openapi.json',
    '/documentation',
  ];
  test.each([...readers, ...strangers])('%s finds no REST door', async (_name, token) => {
    const statuses = await Promise.all(
      restDoors.map(async (path) => [path, (await request('GET', path, token())).status]),
    );
    expect(statuses).toEqual(restDoors.map((path) => [path, 404]));
  });

  const writingDoors = [
    '/api/articles',
    '/api/booking-requests',
    '/api/upload',
    '/api/email',
    '/api/auth/local',
    '/api/auth/local/register',
    '/api/auth/forgot-password',
    '/api/users',
  ];
  test.each([...readers, ...strangers])('%s can post nowhere', async (_name, token) => {
    const statuses = await Promise.all(
      writingDoors.map(async (path) => [path, (await request('POST', path, token(), '{}')).status]),
    );
    // No route: only the static files answer to every path, and they take no POST.
    expect(statuses).toEqual(writingDoors.map((path) => [path, 405]));
  });

  test.each([...readers, ...strangers])('%s can send nothing in a visitor’s name', async (_name, token) => {
    for (const path of ['/intake/booking-requests', '/intake/reviews'])
      expect([path, (await request('POST', path, token(), '{}')).status]).toEqual([path, 401]);
  });

  test('no plugin offers a route to an API token', async () => {
    expect((await cms.admin('GET', '/admin/content-api/routes')).body).toEqual({ data: {} });
  });

  test('the API tokens do not open the admin’s own doors', async () => {
    const doors = [
      '/upload/files',
      '/i18n/locales',
      '/admin/users',
      '/admin/api-tokens',
      '/content-manager/collection-types/api::article.article',
      '/content-manager/collection-types/api::booking-request.booking-request',
    ];
    for (const path of doors) {
      for (const [, token] of [...readers, ...strangers])
        expect([path, (await request('GET', path, token())).status]).toEqual([path, 401]);
      expect([path, (await cms.admin('GET', path)).status]).toEqual([path, 200]);
    }
  });

  test('the admin still uploads and describes pictures', async () => {
    const { body } = await cms.admin<{ results: { id: number; name: string }[] }>(
      'GET',
      '/upload/files?pageSize=1&sort=id:asc',
    );
    const [file] = body.results as [{ id: number; name: string }];
    const form = new FormData();
    form.set('fileInfo', JSON.stringify({ name: file.name, alternativeText: 'Hands on a back' }));
    expect(await cms.admin('POST', `/upload?id=${file.id}`, form)).toMatchObject({
      status: 200,
      body: { id: file.id, alternativeText: 'Hands on a back' },
    });
  });

  test.each([
    'register',
    'login',
    'forgotPassword',
    'resetPassword',
    'changePassword',
    'createArticle',
    'upload',
    'deleteArticle',
  ])('there is no mutation %s', async (name) => {
    for (const token of [cms.token, cms.previewToken]) {
      const { errors, data } = await cms.graphql(`mutation { ${name} { __typename } }`, {}, token);
      expect([data ?? null, errors?.map(({ message }) => message)]).toEqual([
        null,
        ['Schema is not configured to execute mutation operation.'],
      ]);
    }
  });

  test('a second admin cannot register', async () => {
    const person = { email: 'stranger@example.org', password: 'Stranger-1', firstname: 'A', lastname: 'B' };
    const response = await request('POST', '/admin/register-admin', '', JSON.stringify(person));
    expect([response.status, await response.json()]).toEqual([
      400,
      {
        data: null,
        error: { status: 400, name: 'ApplicationError', message: 'You cannot register a new super admin', details: {} },
      },
    ]);
  });
});
