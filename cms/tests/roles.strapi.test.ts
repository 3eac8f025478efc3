import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { TestCms } from '../../tests/support/cms.ts';
import { person, review } from '../../tests/support/content.ts';
import { databases, startDatabase, type TestDatabase } from '../../tests/support/databases.ts';
import { Editor } from '../../tests/support/editor.ts';
import { bookingForm, send } from '../../tests/support/intake.ts';
import { type Ask, signInTo } from '../../tests/support/roles.ts';

jest.setTimeout(60_000);

interface Listed {
  results: Record<string, unknown>[];
  error?: { message: string };
}

describe.each(databases)('The studio’s roles, on %s', (kind) => {
  let database: TestDatabase;
  let cms: TestCms;
  const as = {} as Record<'editor' | 'therapist' | 'moderator', Ask>;
  const ids = { own: '', other: '', person: '', request: '', review: '' };

  beforeAll(async () => {
    database = await startDatabase(kind);
    cms = await TestCms.start({ databaseUrl: database.url, seed: true });
    for (const role of ['Editor', 'Therapist', 'Moderator'] as const)
      as[role.toLowerCase() as keyof typeof as] = await signInTo(cms, role);
    const editor = new Editor(cms);
    const { body } = await cms.admin<Listed>('GET', '/content-manager/collection-types/api::therapist.therapist');
    [ids.own, ids.other] = body.results.map(({ documentId }) => String(documentId)) as [string, string];
    await editor.save('therapist', ids.own, { account: 'Therapist@Studio.example ' });
    ids.person = (await editor.create('person', person())).documentId;
    ids.review = (await editor.create('review', review())).documentId;
    const { body: sent } = await send(cms, 'booking-requests', bookingForm());
    const requests = await cms.admin<Listed>(
      'GET',
      `/content-manager/collection-types/api::booking-request.booking-request?filters[reference][$eq]=${sent.reference}`,
    );
    ids.request = String(requests.body.results[0]?.documentId);
  }, 240_000);
  afterAll(async () => {
    await cms?.stop();
    await database?.stop();
  }, 30_000);

  const types = (type: string, rest = '') => `/content-manager/collection-types/api::${type}.${type}${rest}`;
  const list = async (ask: Ask, type: string) => {
    const answer = await ask('GET', types(type));
    return { status: answer.status, ...((await answer.json()) as Listed) };
  };

  test('an owner finds the four of them, and none of Strapi’s that says nothing', async () => {
    const { body } = await cms.admin<{ data: { name: string; usersCount: number }[] }>('GET', '/admin/roles');
    expect(body.data.map(({ name, usersCount }) => [name, usersCount]).sort()).toEqual([
      ['Editor', 1],
      ['Moderator', 1],
      ['Owner', 1],
      ['Therapist', 1],
    ]);
  });

  type Case = [
    role: keyof typeof as,
    what: string,
    method: string,
    path: () => string,
    body: object | undefined,
    status: number,
  ];
  const cases: Case[] = [
    ['editor', 'writes content', 'PUT', () => types('person', `/${ids.person}`), person('Ada of the guide'), 200],
    ['editor', 'publishes', 'POST', () => types('person', `/${ids.person}/actions/publish`), {}, 200],
    ['editor', 'unpublishes', 'POST', () => types('person', `/${ids.person}/actions/unpublish`), {}, 200],
    ['editor', 'sees the media library', 'GET', () => '/upload/files', undefined, 200],
    ['editor', 'opens no booking request', 'GET', () => types('booking-request', `/${ids.request}`), undefined, 403],
    ['editor', 'lists no booking requests', 'GET', () => types('booking-request'), undefined, 403],
    ['editor', 'reads no build hooks', 'GET', () => '/build-hooks', undefined, 403],
    ['editor', 'reads no tokens', 'GET', () => '/admin/api-tokens', undefined, 403],
    ['editor', 'reads no people of the admin', 'GET', () => '/admin/users', undefined, 403],
    ['editor', 'makes no role', 'POST', () => '/admin/roles', { name: 'X' }, 403],
    ['editor', 'reads no hooks of Strapi’s', 'GET', () => '/admin/webhooks', undefined, 403],

    [
      'therapist',
      'saves the own profile',
      'PUT',
      () => types('therapist', `/${ids.own}`),
      { summary: 'Slow work.' },
      200,
    ],
    ['therapist', 'does not publish it', 'POST', () => types('therapist', `/${ids.own}/actions/publish`), {}, 403],
    ['therapist', 'does not unpublish it', 'POST', () => types('therapist', `/${ids.own}/actions/unpublish`), {}, 403],
    ['therapist', 'does not delete it', 'DELETE', () => types('therapist', `/${ids.own}`), undefined, 403],
    ['therapist', 'opens no other profile', 'GET', () => types('therapist', `/${ids.other}`), undefined, 403],
    ['therapist', 'saves no other profile', 'PUT', () => types('therapist', `/${ids.other}`), { summary: 'X' }, 403],
    ['therapist', 'makes no profile', 'POST', () => types('therapist'), { name: 'X', role: 'X' }, 403],
    ['therapist', 'writes nothing else', 'PUT', () => types('person', `/${ids.person}`), person('X'), 403],
    ['therapist', 'reads no reviews', 'GET', () => types('review'), undefined, 403],
    ['therapist', 'reads no booking requests', 'GET', () => types('booking-request'), undefined, 403],
    ['therapist', 'does not steer the site', 'POST', () => '/desk/site/publish', {}, 403],

    ['moderator', 'opens a booking request', 'GET', () => types('booking-request', `/${ids.request}`), undefined, 200],
    ['moderator', 'answers it', 'PUT', () => types('booking-request', `/${ids.request}`), { state: 'answered' }, 200],
    ['moderator', 'makes none', 'POST', () => types('booking-request'), bookingForm(), 403],
    ['moderator', 'changes a review', 'PUT', () => types('review', `/${ids.review}`), { text: 'It helped me.' }, 200],
    ['moderator', 'publishes it', 'POST', () => types('review', `/${ids.review}/actions/publish`), {}, 200],
    ['moderator', 'writes nothing else', 'PUT', () => types('person', `/${ids.person}`), person('X'), 403],
    ['moderator', 'reads no articles', 'GET', () => types('article'), undefined, 403],
    ['moderator', 'reads no build hooks', 'GET', () => '/build-hooks', undefined, 403],
    ['moderator', 'does not steer the site', 'POST', () => '/desk/site/publish', {}, 403],
  ];
  test.each(cases)('%s: %s', async (role, _what, method, path, body, status) => {
    expect((await as[role](method, path(), body)).status).toBe(status);
  });

  test('a therapist sees the own profile alone, without the account, and cannot give it away', async () => {
    const { results } = await list(as.therapist, 'therapist');
    expect(results.map(({ documentId, account }) => [documentId, account])).toEqual([[ids.own, undefined]]);
    await as.therapist('PUT', types('therapist', `/${ids.own}`), {
      account: 'someone@else.example',
      order: 1,
      summary: 'Mine.',
    });
    const { body } = await cms.admin<{ data: Record<string, unknown> }>('GET', types('therapist', `/${ids.own}`));
    expect([body.data.account, body.data.summary]).toEqual(['therapist@studio.example', 'Mine.']);
  });

  test('a therapist gets no profile of somebody else: not by another e-mail address, not by what was live', async () => {
    const me = (email: string, lastname = 'X') =>
      as.therapist('PUT', '/admin/users/me', { firstname: 'therapist', lastname, email });
    const refused = await me('colleague@studio.example');
    expect([refused.status, await refused.text()]).toEqual([
      400,
      expect.stringContaining('Ask an owner to change your e-mail address'),
    ]);
    expect((await me('therapist@studio.example', 'Quist')).status).toBe(200);

    const account = (address: string) => cms.admin('PUT', types('therapist', `/${ids.own}`), { account: address });
    await account('colleague@studio.example');
    const discard = () => as.therapist('POST', types('therapist', `/${ids.own}/actions/discard`), {});
    expect((await discard()).status).toBe(403);
    await account('therapist@studio.example');
    expect((await discard()).status).toBe(200);
    const { body } = await cms.admin<{ data: Record<string, unknown> }>('GET', types('therapist', `/${ids.own}`));
    expect(body.data.account).toBe('therapist@studio.example');
  });

  test('the account is in no answer for the site', async () => {
    const asked = await cms.graphql('{ therapists { account } }', {}, cms.previewToken);
    expect(asked.errors?.map(({ message }) => message)).toEqual(['Cannot query field "account" on type "Therapist".']);
    const filtered = await cms.graphql('{ therapists(filters: { account: { contains: "x" } }) { name } }');
    expect(filtered.status).toBe(400);
    expect((await cms.graphql('{ therapists(sort: "account:asc") { name } }')).data ?? null).toBeNull();
  });

  test('a language that is added later is the editors’ too', async () => {
    const locale = { code: 'de', name: 'German (de)', isDefault: false };
    expect((await cms.admin('POST', '/i18n/locales', locale)).status).toBeLessThan(300);
    const inGerman = types('person', `/${ids.person}?locale=de`);
    expect((await as.editor('PUT', inGerman, person('Ada auf Deutsch'))).status).toBe(200);
    expect((await as.therapist('PUT', inGerman, person('X'))).status).toBe(403);
  });

  test('what an owner changes in a role stays over a start', async () => {
    const { body } = await cms.admin<{ data: { id: number; name: string }[] }>('GET', '/admin/roles');
    const { id } = body.data.find(({ name }) => name === 'Moderator')!;
    const address = `/admin/roles/${id}/permissions`;
    const before = await cms.admin<{ data: Record<string, unknown>[] }>('GET', address);
    const permissions = before.body.data
      .filter(({ subject }) => subject !== 'api::service.service')
      .map(({ action, subject, properties, conditions }) => ({ action, subject, properties, conditions }));
    expect((await cms.admin('PUT', address, { permissions })).status).toBe(200);
    await cms.halt();
    await cms.boot();
    const after = await cms.admin<{ data: unknown[] }>('GET', address);
    expect([before.body.data.length - 1, after.body.data.length]).toEqual([permissions.length, permissions.length]);
    expect((await list(as.editor, 'person')).status).toBe(200);
    // Strapi tidies permissions away at a start.
    expect((await as.editor('POST', types('person', `/${ids.person}/actions/publish`), {})).status).toBe(200);
  });
});
