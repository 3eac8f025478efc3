import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { HookDesk, signingSecret } from '../../tests/support/build-hooks.ts';
import { TestCms } from '../../tests/support/cms.ts';
import { person } from '../../tests/support/content.ts';
import { postgresIsAvailable, startPostgres, type TestPostgres } from '../../tests/support/databases.ts';
import { Editor } from '../../tests/support/editor.ts';
import { HookReceiver, idOf, verified } from '../../tests/support/hook-receiver.ts';
import { queryPostgres } from '../../tests/support/postgres-query.ts';

jest.setTimeout(90_000);

(postgresIsAvailable ? describe : describe.skip)('Two CMS processes on one PostgreSQL', () => {
  const secret = signingSecret();
  let database: TestPostgres;
  let receiver: HookReceiver;
  let first: TestCms;
  let second: TestCms;
  let desk: HookDesk;
  beforeAll(async () => {
    database = await startPostgres();
    receiver = await HookReceiver.start();
    const env = {
      PUBLISHER_URL: receiver.origin,
      REBUILD_WEBHOOK_SECRET: secret,
      HOOK_RETRY_SECONDS: '0.4',
      HOOK_TIMEOUT_SECONDS: '1.5',
    };
    first = await TestCms.start({ databaseUrl: database.url, env });
    const shared = [
      'APP_KEYS',
      'API_TOKEN_SALT',
      'ADMIN_JWT_SECRET',
      'TRANSFER_TOKEN_SALT',
      'ENCRYPTION_KEY',
      'CMS_TOKEN',
      'PREVIEW_TOKEN',
      'CMS_PUBLIC_DIR',
    ];
    const secrets = Object.fromEntries(shared.map((name) => [name, String(first.env[name])]));
    second = await TestCms.start({ databaseUrl: database.url, env: { ...env, ...secrets } });
    desk = new HookDesk(first);
    await desk.until('Publisher', 'up-to-date');
  }, 180_000);
  afterAll(async () => {
    await second?.stop();
    await first?.stop();
    await receiver?.stop();
    await database?.stop();
  }, 60_000);

  /** So many edits, each at the other process. */
  const edit = async (count: number) => {
    const editors = [new Editor(first), new Editor(second)] as const;
    for (let edit = 0; edit < count; edit++)
      await editors[edit % 2 === 0 ? 0 : 1].createAndPublish('person', person(`Edit ${edit}`));
  };

  test('share the publisher’s one hook', async () => {
    expect((await new HookDesk(second).list()).map(({ name }) => name)).toEqual(['Publisher']);
  });

  test('deliver each revision once, and the newest', async () => {
    receiver.reset();
    await edit(12);
    await desk.until('Publisher', 'up-to-date');
    const revisions = receiver.calls.map((call) => verified(call, secret).revision);
    expect(revisions.at(-1)).toBe(await desk.revision());
    expect(new Set(revisions).size).toBe(revisions.length);
    expect(new Set(receiver.calls.map(idOf)).size).toBe(revisions.length);
    expect(receiver.mostAtOnce).toBe(1);
  });

  test('call a failing target one at a time, and once when it recovers', async () => {
    receiver.reset(500);
    await edit(2);
    await receiver.until(5);
    receiver.reset();
    await desk.until('Publisher', 'up-to-date');
    // Both look every ten seconds: by then the other one has looked too.
    await sleep(11_000);
    expect(receiver.calls).toHaveLength(1);
    expect(verified(receiver.calls[0]!, secret).revision).toBe(await desk.revision());
  });

  test('a message that an ended process was sending is taken over under its id when its lease has ended', async () => {
    await first.halt();
    await second.halt();
    receiver.reset();
    const message = { id: 'msg_left-behind', revision: await revisionWhile(first), cause: 'publish', changed: [] };
    await queryPostgres(
      database.url,
      `UPDATE build_hooks SET acknowledged_revision = 'older', message = $1, attempts = 1, lease_owner = 'ended',
       lease_ends = $2, next_try = $2`,
      [JSON.stringify(message), Date.now() + 2000],
    );
    await Promise.all([first.boot(), second.boot()]);
    await desk.until('Publisher', 'up-to-date');
    expect(receiver.calls.map(idOf)).toEqual(['msg_left-behind']);
  });

  /** The revision, read while a CMS that calls nobody is up. */
  async function revisionWhile(cms: TestCms): Promise<string> {
    await queryPostgres(database.url, 'UPDATE build_hooks SET enabled = false');
    await cms.boot();
    const revision = await new HookDesk(cms).revision();
    await cms.halt();
    await queryPostgres(database.url, 'UPDATE build_hooks SET enabled = true');
    return revision;
  }
});
