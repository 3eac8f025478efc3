import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import Database from 'better-sqlite3';
import { HookDesk, type ShownHook, signingSecret } from '../../tests/support/build-hooks.ts';
import { TestCms } from '../../tests/support/cms.ts';
import { databases, startDatabase, type TestDatabase } from '../../tests/support/databases.ts';
import { HookReceiver, verified } from '../../tests/support/hook-receiver.ts';
import { queryPostgres } from '../../tests/support/postgres-query.ts';
import { signInAs } from '../../tests/support/roles.ts';

interface Refused {
  error: { status: number; message: string; details: { errors?: { path: string[]; message: string }[] } };
}

describe.each(databases)('The routes of build hooks, on %s', (kind) => {
  const publisherSecret = signingSecret();
  const secret = signingSecret();
  const urlToken = 'deploy-address-token-7f3a';
  let database: TestDatabase;
  let receiver: HookReceiver;
  let cms: TestCms;
  let desk: HookDesk;
  beforeAll(async () => {
    database = await startDatabase(kind);
    receiver = await HookReceiver.start();
    cms = await TestCms.start({
      databaseUrl: database.url,
      env: {
        PUBLISHER_URL: receiver.origin,
        REBUILD_WEBHOOK_SECRET: publisherSecret,
        HOOK_ALLOWED_HOSTS: receiver.host,
        HOOK_QUIET_SECONDS: '0',
      },
    });
    desk = new HookDesk(cms);
  }, 120_000);
  afterAll(async () => {
    await cms?.stop();
    await receiver?.stop();
    await database?.stop();
  }, 30_000);

  const refusal = async (method: string, path: string, body: object) => {
    const answer = await cms.admin<Refused>(method, path, body);
    const { message, details } = answer.body.error;
    return { status: answer.status, message, fields: details.errors?.map(({ path }) => path.join('.')) };
  };

  test('a hook is shown without its secret, and its address to those who may change it', async () => {
    const url = `${receiver.origin}/${urlToken}`;
    const made = await desk.create({ name: 'Netlify', kind: 'generic', url, secret });
    expect(made).toEqual({
      documentId: expect.any(String),
      name: 'Netlify',
      kind: 'generic',
      host: receiver.host,
      url,
      secret: 'set',
      enabled: true,
      fromSettings: false,
      state: expect.any(String),
      behind: expect.any(Boolean),
      // With no quiet period the first call may have begun.
      acknowledgedRevision: null,
      attempts: expect.any(Number),
      nextTry: null,
      lastAnswer: null,
    });
    expect(await desk.until('Netlify', 'up-to-date')).toMatchObject({
      behind: false,
      attempts: 0,
      acknowledgedRevision: await desk.revision(),
      lastAnswer: { at: expect.any(String), status: 202 },
    });
    expect((await desk.list()).map(({ name, fromSettings }) => [name, fromSettings])).toEqual([
      ['Publisher', true],
      ['Netlify', false],
    ]);
  });

  const valid = { name: 'New', kind: 'generic', url: 'https://93.184.215.14/hook' };
  test.each<[string, object, string, string[]]>([
    [
      'nothing',
      {},
      'Give the hook a name. Choose a kind: publisher, generic or github. Enter the address that is to be called.',
      ['name', 'kind', 'url'],
    ],
    ['a field that is not one', { ...valid, attempts: 5 }, 'There is no field “attempts” to set here.', ['attempts']],
    [
      'a taken name',
      { ...valid, name: 'Netlify' },
      'Another build hook is called “Netlify”. Choose another name.',
      ['name'],
    ],
    ['what is no address', { ...valid, url: 'netlify' }, 'An address begins with https:// and a host.', ['url']],
    [
      'another protocol',
      { ...valid, url: 'file:///etc/passwd' },
      'An address begins with https:// and a host.',
      ['url'],
    ],
    [
      'a password in the address',
      { ...valid, url: 'https://a:b@example.org/' },
      'Leave the user name and the password out of the address.',
      ['url'],
    ],
    [
      'an open connection',
      { ...valid, url: 'http://example.org/' },
      'The address must begin with https://, so that nobody on the way reads it.',
      ['url'],
    ],
    ...[
      'https://127.0.0.1/',
      'https://10.1.2.3/',
      'https://169.254.169.254/latest',
      'https://[::1]/',
      'https://[::ffff:10.0.0.1]/',
      'https://2130706433/',
      'https://localhost/',
    ].map((url): [string, object, string, string[]] => [
      url,
      { ...valid, url },
      'This address leads into a private network, which build hooks may not call. ' +
        'Whoever runs the CMS can allow it with HOOK_ALLOWED_HOSTS.',
      ['url'],
    ]),
    [
      'a short secret',
      { ...valid, secret: 'whsec_c2hvcnQ=' },
      'A signing secret is whsec_ followed by 24 to 64 random bytes in Base64: make one with “echo whsec_$(openssl rand -base64 32)”.',
      ['secret'],
    ],
    [
      'a publisher without a secret',
      { ...valid, kind: 'publisher' },
      'A publisher takes signed calls only: enter its REBUILD_WEBHOOK_SECRET.',
      ['secret'],
    ],
    [
      'a repository’s page instead of its address, without a token',
      { ...valid, kind: 'github', url: 'https://93.184.215.14/studio/site' },
      'The address of a GitHub hook reads https://api.github.com/repos/<owner>/<repository>/dispatches. ' +
        'A GitHub hook needs a token that may write the contents of the repository.',
      ['url', 'secret'],
    ],
  ])('%s is refused', async (_what, body, message, fields) => {
    const before = (await desk.list()).length;
    expect(await refusal('POST', '/build-hooks', body)).toEqual({ status: 400, message, fields });
    expect((await desk.list()).length).toBe(before);
  });

  test('another address is refused as a new one is', async () => {
    const { documentId } = await desk.find('Netlify');
    expect(await refusal('PUT', `/build-hooks/${documentId}`, { url: 'https://192.168.1.1/' })).toMatchObject({
      status: 400,
      fields: ['url'],
    });
  });

  test('a hook at another address is called there, whatever the former one has acknowledged', async () => {
    receiver.reset();
    const moved = `${receiver.origin}/moved-${urlToken}`;
    expect(await desk.update('Netlify', { url: moved, name: 'Netlify 2' })).toMatchObject({
      url: moved,
      secret: 'set',
    });
    await desk.until('Netlify 2', 'up-to-date');
    expect(receiver.calls.map(({ path }) => path)).toEqual([`/moved-${urlToken}`]);
  });

  test('during a rotation both secrets sign, afterwards the new one', async () => {
    const next = signingSecret();
    const { documentId } = await desk.find('Netlify 2');
    const post = (action: string, body?: object) =>
      cms.admin<{ data: ShownHook }>('POST', `/build-hooks/${documentId}/${action}`, body);
    const lost = signingSecret();
    expect((await post('rotate', { secret: lost })).body.data.secret).toBe('two');
    // Another takes the place of the one that the target never got.
    expect((await post('rotate', { secret: next })).body.data.secret).toBe('two');
    receiver.reset();
    expect((await post('send')).body.data.lastAnswer).toMatchObject({ status: 202 });
    const [call] = receiver.calls;
    expect(verified(call!, next)).toEqual({ revision: await desk.revision(), cause: 'manual', changed: [] });
    expect(verified(call!, secret)).toEqual(verified(call!, next));
    expect(() => verified(call!, lost)).toThrow('No matching signature found');
    expect((await post('finish-rotation')).body.data.secret).toBe('set');
    receiver.reset();
    await post('send');
    expect(verified(receiver.calls[0]!, next).cause).toBe('manual');
    expect(() => verified(receiver.calls[0]!, secret)).toThrow('No matching signature found');
  });

  test('“Send now” also tries a hook that is switched off, tells a failure, and remembers each attempt', async () => {
    const { documentId } = await desk.find('Netlify 2');
    await desk.update('Netlify 2', { enabled: false });
    receiver.reset(404);
    const { body } = await cms.admin<{ data: ShownHook }>('POST', `/build-hooks/${documentId}/send`);
    const error = 'It answered 404: there is no hook at this address, or the token may not use it.';
    expect(body.data).toMatchObject({ state: 'off', lastAnswer: { status: 404, error } });
    const [newest] = await desk.deliveries('Netlify 2');
    expect(newest).toEqual({
      messageId: receiver.calls[0]?.headers['webhook-id'],
      revision: await desk.revision(),
      cause: 'manual',
      attempt: 1,
      sentAt: expect.any(String),
      milliseconds: expect.any(Number),
      answer: 404,
      error,
    });
    receiver.reset();
  });

  test('the publisher’s hook follows the settings: it can be switched off, not changed or removed', async () => {
    const { documentId } = await desk.find('Publisher');
    const message =
      'The address and the secret of this hook follow the settings PUBLISHER_URL and REBUILD_WEBHOOK_SECRET. ' +
      'Change them there and start the CMS again, or switch the hook off.';
    const path = `/build-hooks/${documentId}`;
    expect(await refusal('PUT', path, { url: 'https://93.184.215.14/' })).toMatchObject({ status: 400, message });
    expect(await refusal('PUT', path, { secret })).toMatchObject({ status: 400, message });
    expect(await refusal('POST', `${path}/rotate`, { secret })).toMatchObject({ status: 400, message });
    expect(await refusal('DELETE', path, {})).toMatchObject({ status: 400, message });
    expect((await desk.update('Publisher', { enabled: false })).state).toBe('off');
    await desk.update('Publisher', { enabled: true });
  });

  test('a hook that somebody has removed is missing', async () => {
    expect(await refusal('POST', '/build-hooks/none/send', {})).toMatchObject({
      status: 404,
      message: 'There is no such build hook. Somebody may have removed it.',
    });
  });

  test('what is a secret is in no answer, and encrypted in the database', async () => {
    const { documentId } = await desk.find('Netlify 2');
    const answers = [];
    for (const path of [
      '/build-hooks',
      `/build-hooks/${documentId}/deliveries`,
      '/content-manager/collection-types/api::build-hook.build-hook',
      `/content-manager/collection-types/api::build-hook.build-hook/${documentId}`,
      '/content-manager/collection-types/api::delivery.delivery',
      '/content-manager/content-types',
      '/content-manager/homepage/recent-documents?action=update',
    ])
      answers.push({ path, ...(await cms.admin('GET', path)) });
    expect(answers.filter(({ path }) => path.includes('::')).map(({ status }) => status)).toEqual([403, 403, 403]);
    const { errors } = await cms.graphql('{ buildHooks { name } }');
    expect(errors?.map(({ message }) => message)).toEqual(['Cannot query field "buildHooks" on type "Query".']);
    const told = JSON.stringify(answers);
    expect(told).not.toMatch(/whsec_/);
    expect([publisherSecret, secret, cms.env.ENCRYPTION_KEY].filter((one) => told.includes(one!))).toEqual([]);
    expect(cms.output).not.toMatch(new RegExp(`${urlToken}|whsec_`));
    const stored = await storedText();
    expect(stored).toContain('Netlify 2');
    expect(stored).not.toMatch(new RegExp(`${urlToken}|whsec_`));
  });

  async function countDeliveries(hookId: string): Promise<number> {
    const sql = 'SELECT count(*) AS count FROM deliveries WHERE hook_id = ';
    if (database.url) return Number((await queryPostgres(database.url, `${sql}$1`, [hookId]))[0]!.count);
    const stored = new Database(String(cms.env.DATABASE_FILENAME), { readonly: true });
    const { count } = stored.prepare(`${sql}?`).get(hookId) as { count: number };
    stored.close();
    return count;
  }

  test('a token is not sent to another host than the one that it was entered for', async () => {
    const address = (host: string) => `https://${host}/repos/studio/site/dispatches`;
    const fields = { name: 'GitHub', kind: 'github', url: address('93.184.215.14'), secret: 'github_pat_one' } as const;
    const { documentId } = await desk.create({ ...fields, enabled: false });
    const path = `/build-hooks/${documentId}`;
    expect(await refusal('PUT', path, { url: address('93.184.215.15') })).toEqual({
      status: 400,
      message: 'Another host is not given the former one’s token. Enter the token too.',
      fields: ['secret'],
    });
    const sameHost = address('93.184.215.14').replace('/site/', '/other/');
    expect((await cms.admin('PUT', path, { url: sameHost })).status).toBe(200);
    const moved = { url: address('93.184.215.15'), secret: 'github_pat_two' };
    expect((await cms.admin('PUT', path, moved)).status).toBe(200);
    expect((await cms.admin('DELETE', path)).status).toBe(204);
  });

  /** The database as it lies there. */
  async function storedText(): Promise<string> {
    const { url } = database;
    if (!url) return readFileSync(String(cms.env.DATABASE_FILENAME), 'latin1');
    const tables = ['build_hooks', 'deliveries'].map((table) => queryPostgres(url, `SELECT * FROM ${table}`));
    return JSON.stringify(await Promise.all(tables));
  }

  describe('for people', () => {
    const signIn = (name: string, actions: string[]) =>
      signInAs(
        cms,
        name,
        actions.map((action) => ({ action })),
      );
    const doors = (id: string): [string, string][] => [
      ['POST', '/build-hooks'],
      ['PUT', `/build-hooks/${id}`],
      ['POST', `/build-hooks/${id}/rotate`],
      ['POST', `/build-hooks/${id}/finish-rotation`],
      ['POST', `/build-hooks/${id}/send`],
      ['DELETE', `/build-hooks/${id}`],
    ];

    test('who may read sees no address and changes nothing', async () => {
      const { documentId } = await desk.find('Netlify 2');
      const ask = await signIn('reader', ['admin::build-hooks.read']);
      const answer = await ask('GET', '/build-hooks');
      const text = await answer.text();
      expect([answer.status, text.includes(receiver.host), text.includes(urlToken)]).toEqual([200, true, false]);
      expect((await ask('GET', `/build-hooks/${documentId}/deliveries`)).status).toBe(200);
      for (const [method, path] of doors(documentId))
        expect([method, path, (await ask(method, path, {})).status]).toEqual([method, path, 403]);
    });

    test('who has no permission, or has not signed in, sees nothing', async () => {
      const { documentId } = await desk.find('Netlify 2');
      const ask = await signIn('stranger', []);
      for (const [method, path] of [['GET', '/build-hooks'] as const, ...doors(documentId)]) {
        expect([method, path, (await ask(method, path, method === 'GET' ? undefined : {})).status]).toEqual([
          method,
          path,
          403,
        ]);
        const headers = { authorization: `Bearer ${cms.token}` };
        expect([method, path, (await fetch(`${cms.url}${path}`, { method, headers })).status]).toEqual([
          method,
          path,
          401,
        ]);
      }
    });

    test('what a role was given outlives a restart', async () => {
      await cms.halt();
      await cms.boot();
      const { body } = await cms.admin<{ data: { id: number; name: string }[] }>('GET', '/admin/roles');
      const { id } = body.data.find(({ name }) => name === 'reader')!;
      const granted = await cms.admin<{ data: { action: string }[] }>('GET', `/admin/roles/${id}/permissions`);
      expect(granted.body.data.map(({ action }) => action)).toEqual(['admin::build-hooks.read']);
    });
  });

  test('a removed hook is called no more, and its deliveries are gone', async () => {
    const { documentId } = await desk.find('Netlify 2');
    expect(await countDeliveries(documentId)).toBeGreaterThan(0);
    expect((await cms.admin('DELETE', `/build-hooks/${documentId}`)).status).toBe(204);
    expect((await desk.list()).map(({ name }) => name)).toEqual(['Publisher']);
    expect((await cms.admin('GET', `/build-hooks/${documentId}/deliveries`)).status).toBe(404);
    expect(await countDeliveries(documentId)).toBe(0);
  });
});
