import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { ComingUp } from '@kneadful/shared-types';
import { HookDesk, signingSecret } from '../../tests/support/build-hooks.ts';
import { TestCms } from '../../tests/support/cms.ts';
import { article, person, picture, technique } from '../../tests/support/content.ts';
import { databases, startDatabase, type TestDatabase } from '../../tests/support/databases.ts';
import { Editor, links } from '../../tests/support/editor.ts';
import { HookReceiver, verified } from '../../tests/support/hook-receiver.ts';
import { ask } from '../../tests/support/intake.ts';
import { type Allowed, signInAs } from '../../tests/support/roles.ts';
import { inMinutes, letPass, moveStudio, scheduleAddress, ScheduleDesk } from '../../tests/support/schedule.ts';

const uidOf = (type: string) => `api::${type}.${type}`;
const may = (type: string, action: string): Allowed => ({
  action: `plugin::content-manager.explorer.${action}`,
  subject: uidOf(type),
  properties: { ...(action === 'publish' ? {} : { fields: ['name'] }), locales: ['en', 'es'] },
});

describe.each(databases)('What is scheduled, on %s', (kind) => {
  const secret = signingSecret();
  let database: TestDatabase;
  let receiver: HookReceiver;
  let cms: TestCms;
  let editor: Editor;
  let desk: ScheduleDesk;
  beforeAll(async () => {
    database = await startDatabase(kind);
    receiver = await HookReceiver.start();
    const env = { SCHEDULE_SECONDS: '0.2', PUBLISHER_URL: receiver.origin, REBUILD_WEBHOOK_SECRET: secret };
    cms = await TestCms.start({ databaseUrl: database.url, env });
    editor = new Editor(cms);
    desk = new ScheduleDesk(cms);
  }, 180_000);
  afterAll(async () => {
    await cms?.stop();
    await receiver?.stop();
    await database?.stop();
  }, 60_000);

  const draft = async (name: string) => (await editor.create('person', person(name))).documentId;
  const comingUp = async () => (await cms.admin<{ data: ComingUp }>('GET', '/desk/coming-up')).body.data;
  const versionsOf = (id: string) =>
    ask(cms, `SELECT publisher_name FROM entry_versions WHERE entry_id = '${id}' ORDER BY id`);

  test('is set, changed and cleared, and listed by time', async () => {
    const [first, second] = [await draft('First'), await draft('Second')];
    expect(await desk.read('person', first)).toEqual({
      ...{ timezone: 'UTC', mayChange: true, publish: null, unpublish: null },
    });
    const [publishAt, later, unpublishAt] = [inMinutes(60), inMinutes(120), inMinutes(180)];
    const { status, schedule } = await desk.change('person', first, { publishAt, unpublishAt });
    expect([status, schedule.publish, schedule.unpublish?.wallClock]).toEqual([
      200,
      { state: 'waiting', wallClock: publishAt, due: `${publishAt}:00.000Z`, by: expect.any(String) },
      unpublishAt,
    ]);
    await desk.change('person', second, { publishAt: inMinutes(90) });
    const listed = async () =>
      (await comingUp()).coming.map(({ title, action, due }) => [title, action, due.slice(0, 16)]);
    expect(await listed()).toEqual([
      ['First', 'publish', publishAt],
      ['Second', 'publish', (await desk.read('person', second)).publish?.wallClock],
      ['First', 'unpublish', unpublishAt],
    ]);

    const changed = await desk.change('person', first, { publishAt: later, unpublishAt: '' });
    expect([changed.schedule.publish?.wallClock, changed.schedule.unpublish]).toEqual([later, null]);
    expect((await listed()).map(([title]) => title)).toEqual(['Second', 'First']);
    for (const id of [first, second]) await desk.change('person', id, { publishAt: null });
    expect(await comingUp()).toEqual({ timezone: 'UTC', coming: [], more: 0, refused: [] });
  });

  test('is refused with a sentence beside the field', async () => {
    const id = await draft('Refused');
    const passed = await desk.change('person', id, { publishAt: inMinutes(-2) });
    expect([passed.status, passed.problems]).toEqual([400, ['publishAt: This time has passed. Choose a later one.']]);
    const backwards = await desk.change('person', id, { publishAt: inMinutes(9), unpublishAt: inMinutes(8) });
    expect([backwards.status, backwards.problems]).toEqual([
      400,
      ['unpublishAt: It has to leave the site after it has been published.'],
    ]);
    expect((await desk.change('person', 'nobody', { publishAt: inMinutes(9) })).status).toBe(404);
    expect((await desk.change('booking-request', id, { publishAt: inMinutes(9) })).status).toBe(404);
    expect((await fetch(cms.url + scheduleAddress('person', id))).status).toBe(401);
  });

  test('two editors who set it at once set one', async () => {
    const id = await draft('Once');
    const times = [30, 31, 32, 33].map((minutes) => inMinutes(minutes));
    await Promise.all(times.map((publishAt) => desk.change('person', id, { publishAt })));
    const [row, ...others] = (await comingUp()).coming;
    expect([row?.title, others]).toEqual(['Once', []]);
    await desk.change('person', id, { publishAt: null });
  });

  test('comes and goes at its time, tells the build hooks why, and is kept with the name of who set it', async () => {
    const id = await draft('Comes and goes');
    await new HookDesk(cms).until('Publisher', 'up-to-date');
    receiver.reset();
    const { schedule } = await desk.change('person', id, { publishAt: inMinutes(60), unpublishAt: inMinutes(90) });
    await letPass(cms, id, 'publish');
    await desk.until('person', id, 'publish', 'done');
    expect(await editor.isLive('person', id)).toBe(true);
    const [call] = await receiver.until(1);
    expect(verified(call!, secret)).toMatchObject({
      cause: 'schedule',
      changed: [{ type: 'person', documentId: id }],
    });
    expect(await versionsOf(id)).toEqual([{ publisher_name: schedule.publish?.by }]);

    await letPass(cms, id, 'unpublish');
    await desk.until('person', id, 'unpublish', 'done');
    expect(await editor.isLive('person', id)).toBe(false);
    expect((await comingUp()).coming).toEqual([]);
  });

  test('a translation has a schedule of its own', async () => {
    const { documentId: id } = await editor.createAndPublish('person', person('Ana'));
    await editor.save('person', id, person('Ana en español'), 'es');
    await desk.change('person', id, { publishAt: inMinutes(60) }, 'es');
    expect((await desk.read('person', id)).publish).toBeNull();
    expect((await comingUp()).coming.map(({ title, locale }) => [title, locale])).toEqual([['Ana en español', 'es']]);
    await letPass(cms, id, 'publish');
    for (let attempt = 0; (await desk.read('person', id, 'es')).publish?.state !== 'done'; attempt++) {
      expect(attempt).toBeLessThan(400);
      await sleep(100);
    }
    expect((await editor.read('person', id, { status: 'published', locale: 'es' }))?.name).toBe('Ana en español');
  });

  test('what the guard refuses is told with its sentence, until it is mended and tried again', async () => {
    const hands = await picture(editor);
    const { documentId: author } = await editor.create('person', person('Not yet'));
    const { documentId: id } = await editor.create('article', {
      ...article('Held'),
      picture: hands,
      author: links(author),
    });
    await desk.change('article', id, { publishAt: inMinutes(60) });
    await letPass(cms, id, 'publish');
    const { publish } = await desk.until('article', id, 'publish', 'refused');
    const sentence = 'Article “Held” cannot be published yet. Person “Not yet” is not published yet. Publish it first.';
    expect(publish?.refusal).toBe(sentence);
    expect((await comingUp()).refused.map(({ title, refusal }) => [title, refusal])).toEqual([['Held', sentence]]);
    expect(await editor.isLive('article', id)).toBe(false);

    expect((await desk.retry('article', id, 'publish')).schedule.publish?.state).toBe('refused');
    await editor.publish('person', author);
    expect((await desk.retry('article', id, 'publish')).schedule.publish?.state).toBe('done');
    expect(await editor.isLive('article', id)).toBe(true);
    expect((await comingUp()).refused).toEqual([]);
    expect((await desk.retry('article', id, 'publish')).status).toBe(404);
  });

  test('a refusal is gone once it is dismissed, or somebody has published by hand', async () => {
    for (const seeTo of ['dismiss', 'publish'] as const) {
      const { documentId: id } = await editor.create('technique', technique(`By ${seeTo}`));
      await desk.change('technique', id, { publishAt: inMinutes(60) });
      await letPass(cms, id, 'publish');
      await desk.until('technique', id, 'publish', 'refused');
      if (seeTo === 'dismiss') await desk.dismiss('technique', id, 'publish');
      else await editor.publish('technique', id, { picture: await picture(editor) });
      expect((await desk.read('technique', id)).publish).toBeNull();
    }
  });

  test('what is scheduled for an entry goes when that is deleted', async () => {
    const id = await draft('Deleted');
    await desk.change('person', id, { publishAt: inMinutes(60) });
    await editor.remove('person', id);
    expect(await ask(cms, `SELECT id FROM schedules WHERE entry_id = '${id}'`)).toEqual([]);
  });

  test('a role schedules what it may publish, sees what it may read, and its rights count when it is due', async () => {
    const id = await draft('By role');
    const path = scheduleAddress('person', id);
    const stranger = await signInAs(cms, 'stranger', [may('technique', 'read')]);
    expect((await stranger('GET', path)).status).toBe(403);
    const reader = await signInAs(cms, 'reader', [may('person', 'read')]);
    const asked = { timezone: 'UTC', publishAt: inMinutes(60) };
    expect(((await (await reader('GET', path)).json()) as { data: object }).data).toMatchObject({ mayChange: false });
    expect((await reader('PUT', path, asked)).status).toBe(403);

    const publisher = await signInAs(cms, 'Pia', [may('person', 'read'), may('person', 'publish')]);
    expect((await publisher('PUT', path, asked)).status).toBe(200);
    const seen = async (call: typeof reader) =>
      ((await (await call('GET', '/desk/coming-up')).json()) as { data: ComingUp }).data.coming.length;
    expect([await seen(reader), await seen(stranger)]).toEqual([1, 0]);

    const [{ id: role }] = (await ask(cms, "SELECT id FROM admin_roles WHERE name = 'Pia'")) as [{ id: number }];
    await cms.admin('PUT', `/admin/roles/${role}/permissions`, {
      permissions: [{ ...may('person', 'read'), conditions: [] }],
    });
    await letPass(cms, id, 'publish');
    const { publish } = await desk.until('person', id, 'publish', 'refused');
    expect(publish?.refusal).toBe(
      'Pia X, who set this, may not publish this entry any more. Somebody who may has to set it again.',
    );

    const [{ id: user }] = (await ask(cms, "SELECT id FROM admin_users WHERE firstname = 'Pia'")) as [{ id: number }];
    await cms.admin('DELETE', `/admin/users/${user}`);
    await ask(cms, `UPDATE schedules SET state = 'waiting' WHERE entry_id = '${id}'`);
    const gone = await desk.until('person', id, 'publish', 'refused');
    expect(gone.publish?.refusal).toContain('Pia X, who set this, has no account here any more.');
    expect(await editor.isLive('person', id)).toBe(false);
    expect((await desk.retry('person', id, 'publish')).schedule.publish?.state).toBe('done');
  });

  test('times are the studio’s, and stay the same moment when it moves', async () => {
    const id = await draft('Elsewhere');
    const before = await desk.change('person', id, { publishAt: inMinutes(600) });
    await moveStudio(cms, 'America/Chicago');
    const after = await desk.read('person', id);
    expect([after.timezone, after.publish?.due]).toEqual(['America/Chicago', before.schedule.publish?.due]);
    expect((await desk.change('person', id, { publishAt: inMinutes(600) })).message).toContain(
      'The studio’s clock is now that of America/Chicago',
    );
    const timezone = 'America/Chicago';
    const publishAt = inMinutes(700, timezone);
    const { schedule } = await desk.change('person', id, { timezone, publishAt });
    expect(schedule.publish?.wallClock).toBe(publishAt);
    expect(inMinutes((Date.parse(schedule.publish!.due) - Date.now()) / 60_000, timezone)).toBe(publishAt);
    await desk.change('person', id, { timezone, publishAt: null });
  });

  test('what was missed while the machine was off is caught up, first the coming and then the going', async () => {
    const timezone = (await desk.read('person', await draft('Zone'))).timezone;
    const [comes, both, later] = [await draft('Comes'), await draft('Both'), await draft('Later')];
    const [publishAt, unpublishAt] = [inMinutes(60, timezone), inMinutes(90, timezone)];
    await desk.change('person', comes, { timezone, publishAt });
    await desk.change('person', both, { timezone, publishAt, unpublishAt });
    await desk.change('person', later, { timezone, publishAt });
    const old = { comes, both };
    await ask(
      cms,
      `INSERT INTO schedules (slot, entry_type, entry_id, action, due, state, finished)
       VALUES ('old', '${uidOf('person')}', 'old', 'publish', 1, 'done', ${Date.now() - 31 * 24 * 60 * 60 * 1000})`,
    );
    await cms.halt();
    for (const id of Object.values(old)) await letPass(cms, id, 'publish', 60_000);
    await letPass(cms, both, 'unpublish', 30_000);
    await cms.boot();
    await desk.until('person', comes, 'publish', 'done');
    const { publish } = await desk.until('person', both, 'unpublish', 'done');
    expect(publish?.state).toBe('done');
    expect([await editor.isLive('person', comes), await editor.isLive('person', both)]).toEqual([true, false]);
    expect(await versionsOf(both)).toHaveLength(1);
    expect((await desk.read('person', later)).publish?.state).toBe('waiting');
    expect(await ask(cms, "SELECT id FROM schedules WHERE slot = 'old'")).toEqual([]);
  });
});
