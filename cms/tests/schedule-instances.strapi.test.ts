import { createRequire } from 'node:module';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { TestCms } from '../../tests/support/cms.ts';
import { person } from '../../tests/support/content.ts';
import { postgresIsAvailable, startPostgres, type TestPostgres } from '../../tests/support/databases.ts';
import { Editor } from '../../tests/support/editor.ts';
import { ask } from '../../tests/support/intake.ts';
import { inMinutes, letPass, ScheduleDesk } from '../../tests/support/schedule.ts';

jest.setTimeout(120_000);

/** The part of `pg`, which brings no types, that is used here. */
interface Connection {
  connect(): Promise<void>;
  query(sql: string): Promise<unknown>;
  end(): Promise<void>;
}
const { Client } = createRequire(import.meta.url)('pg') as { Client: new (url: string) => Connection };

(postgresIsAvailable ? describe : describe.skip)('Two CMS processes on one PostgreSQL', () => {
  let database: TestPostgres;
  let first: TestCms;
  let second: TestCms;
  let desk: ScheduleDesk;
  beforeAll(async () => {
    database = await startPostgres();
    const env = { SCHEDULE_SECONDS: '0.1' };
    first = await TestCms.start({ databaseUrl: database.url, env });
    const shared = ['APP_KEYS', 'API_TOKEN_SALT', 'ADMIN_JWT_SECRET', 'ENCRYPTION_KEY', 'CMS_TOKEN', 'PREVIEW_TOKEN'];
    const secrets = Object.fromEntries(shared.map((name) => [name, String(first.env[name])]));
    second = await TestCms.start({ databaseUrl: database.url, env: { ...env, ...secrets } });
    desk = new ScheduleDesk(second);
  }, 180_000);
  afterAll(async () => {
    await second?.stop();
    await first?.stop();
    await database?.stop();
  }, 60_000);

  const plan = async (name: string): Promise<string> => {
    const { documentId } = await new Editor(second).create('person', person(name));
    await desk.change('person', documentId, { publishAt: inMinutes(60) });
    return documentId;
  };
  const versions = async (id: string) =>
    (await ask(second, `SELECT id FROM entry_versions WHERE entry_id = '${id}'`)).length;
  const row = async (id: string) =>
    (await ask(second, `SELECT state, attempts, lease_owner, lease_ends FROM schedules WHERE entry_id = '${id}'`))[0]!;
  const times = (cms: TestCms, id: string) =>
    cms.output.split(`By schedule: publish api::person.person ${id}`).length - 1;

  test('do each of many once', async () => {
    const ids: string[] = [];
    for (let number = 0; number < 12; number++) ids.push(await plan(`Person ${number}`));
    await ask(second, `UPDATE schedules SET due = ${Date.now()} WHERE state = 'waiting'`);
    for (const id of ids) await desk.until('person', id, 'publish', 'done');
    for (const id of ids) {
      expect([await versions(id), (await row(id)).attempts]).toEqual([1, 1]);
      expect(times(first, id) + times(second, id)).toBe(1);
    }
    expect(first.output + second.output).not.toContain('could not be looked at');
  });

  test('and one takes over what the other was doing when it was killed', async () => {
    const id = await plan('Taken over');
    // Every publish waits for its turn: the first process claims it, and comes no further.
    const turn = new Client(database.url);
    await turn.connect();
    await turn.query('SELECT pg_advisory_lock(1802396001)');
    await second.halt();
    await letPass(first, id, 'publish');
    for (let attempt = 0; !(await row(id)).lease_owner; attempt++) {
      expect(attempt).toBeLessThan(300);
      await sleep(100);
    }
    const claimed = await row(id);
    await first.crash();
    await turn.end();
    await second.boot();
    // It may look as often as it likes: the lease of the other holds.
    await sleep(1000);
    expect(await row(id)).toEqual(claimed);
    expect(await versions(id)).toBe(0);
    await ask(second, `UPDATE schedules SET lease_ends = ${Date.now()} WHERE entry_id = '${id}'`);
    await desk.until('person', id, 'publish', 'done');
    expect([await versions(id), (await row(id)).attempts]).toEqual([1, 2]);
    expect(await new Editor(second).isLive('person', id)).toBe(true);
  });

  test('what is set anew while it is being done is not done at the former time', async () => {
    const id = await plan('Set anew');
    const turn = new Client(database.url);
    await turn.connect();
    await turn.query('SELECT pg_advisory_lock(1802396001)');
    await letPass(second, id, 'publish');
    for (let attempt = 0; !(await row(id)).lease_owner; attempt++) {
      expect(attempt).toBeLessThan(300);
      await sleep(100);
    }
    const later = inMinutes(120);
    const { schedule } = await desk.change('person', id, { publishAt: later });
    expect(schedule.publish).toMatchObject({ state: 'waiting', wallClock: later });
    await turn.end();
    await sleep(1500);
    expect(await desk.read('person', id)).toEqual(schedule);
    expect([await versions(id), await new Editor(second).isLive('person', id)]).toEqual([0, false]);
  });
});
