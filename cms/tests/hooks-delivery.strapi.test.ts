import { afterAll, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { HookDesk, signingSecret } from '../../tests/support/build-hooks.ts';
import { TestCms } from '../../tests/support/cms.ts';
import { person, picture } from '../../tests/support/content.ts';
import { databases, startDatabase, type TestDatabase } from '../../tests/support/databases.ts';
import { Editor } from '../../tests/support/editor.ts';
import { HookReceiver, idOf, type ReceivedCall, verified } from '../../tests/support/hook-receiver.ts';

// Retries, quiet periods and restarts take their time.
jest.setTimeout(90_000);

describe.each(databases)('Build hooks, on %s', (kind) => {
  const secret = signingSecret();
  const deploySecret = signingSecret();
  const receivers: HookReceiver[] = [];
  let database: TestDatabase;
  let cms: TestCms;
  let editor: Editor;
  let desk: HookDesk;
  let publisher: HookReceiver;
  let deploy: HookReceiver;
  let github: HookReceiver;
  beforeAll(async () => {
    database = await startDatabase(kind);
    for (let count = 0; count < 3; count++) receivers.push(await HookReceiver.start());
    [publisher, deploy, github] = receivers as [HookReceiver, HookReceiver, HookReceiver];
    cms = await TestCms.start({
      databaseUrl: database.url,
      env: {
        PUBLISHER_URL: publisher.origin,
        REBUILD_WEBHOOK_SECRET: secret,
        HOOK_ALLOWED_HOSTS: `${deploy.host}, ${github.host}`,
        HOOK_QUIET_SECONDS: '3',
        HOOK_RETRY_SECONDS: '0.4',
        HOOK_TIMEOUT_SECONDS: '1.5',
      },
    });
    editor = new Editor(cms);
    desk = new HookDesk(cms);
  }, 120_000);
  afterAll(async () => {
    await cms?.stop();
    for (const receiver of receivers) await receiver.stop();
    await database?.stop();
  }, 30_000);

  const told = (call: ReceivedCall | undefined, by = secret) => verified(call as ReceivedCall, by);
  /** What a change made the publisher hear, once it has taken it. */
  const heard = async () => {
    const calls = await publisher.until(1);
    await desk.until('Publisher', 'up-to-date');
    return told(calls.at(-1));
  };

  test('the publisher is called on the first start, at its address, signed', async () => {
    const [call] = await publisher.until(1);
    expect(call).toMatchObject({
      method: 'POST',
      path: '/hooks/rebuild',
      headers: { 'content-type': 'application/json', 'webhook-id': expect.stringMatching(/^msg_[\da-f-]{36}$/) },
    });
    expect(told(call)).toEqual({ revision: await desk.revision(), cause: 'start', changed: [] });
    await desk.until('Publisher', 'up-to-date');
    expect(publisher.calls).toHaveLength(1);
  });

  describe('after a change of what is live', () => {
    beforeEach(async () => {
      await desk.until('Publisher', 'up-to-date');
      publisher.reset();
    });

    test('publish, unpublish and delete are told, each with its cause and the entry, and drafts are not', async () => {
      const { documentId } = await editor.create('person', person('Ada Marsh'));
      await editor.save('person', documentId, person('Ada B. Marsh'));
      const entry = { type: 'person', documentId };
      for (const [cause, act] of [
        ['publish', () => editor.publish('person', documentId)],
        ['unpublish', () => editor.unpublish('person', documentId)],
        ['publish', () => editor.publish('person', documentId)],
        ['delete', () => editor.remove('person', documentId)],
      ] as const) {
        publisher.reset();
        await act();
        expect(await heard()).toEqual({ revision: await desk.revision(), cause, changed: [entry] });
        expect(publisher.calls).toHaveLength(1);
      }
    });

    test('saving, and deleting what never was live, tells nobody', async () => {
      const draft = await editor.create('person', person('Draft'));
      await editor.save('person', draft.documentId, person('Still a draft'));
      await editor.remove('person', draft.documentId);
      const { documentId } = await editor.createAndPublish('person', person('Live'));
      await editor.save('person', documentId, person('Edited, not published'));
      expect((await heard()).cause).toBe('publish');
      expect(publisher.calls).toHaveLength(1);
    });

    test('a picture that arrives or gets another description is told', async () => {
      const { file } = (await picture(editor)) as { file: number };
      const arrived = await heard();
      expect(arrived).toEqual({
        revision: await desk.revision(),
        cause: 'media',
        changed: [{ type: 'file', documentId: expect.any(String) }],
      });
      publisher.reset();
      await editor.describeFile(file, 'Hands on a shoulder');
      expect(await heard()).toEqual({ ...arrived, revision: await desk.revision() });
      publisher.reset();
      await cms.admin('DELETE', `/upload/files/${file}`);
      expect(await heard()).toEqual({ ...arrived, revision: await desk.revision() });
    });

    test('many entries published at once are one call', async () => {
      const drafts = [];
      for (let count = 0; count < 12; count++) drafts.push(await editor.create('person', person(`Person ${count}`)));
      const ids = drafts.map(({ documentId }) => documentId);
      await editor.publishAll('person', ids);
      const { changed } = await heard();
      expect(changed.map(({ documentId }) => documentId).sort()).toEqual(ids.toSorted());
      expect(publisher.calls).toHaveLength(1);
    });

    test('while one call is under way, all later edits wait for one more', async () => {
      publisher.reset('hang');
      const ids: string[] = [];
      for (let count = 0; count < 5; count++) {
        ids.push((await editor.createAndPublish('person', person(`During ${count}`))).documentId);
        await publisher.until(1);
      }
      publisher.answering = 202;
      await desk.until('Publisher', 'up-to-date');
      expect(publisher.mostAtOnce).toBe(1);
      const last = told(publisher.calls.at(-1));
      expect(last.revision).toBe(await desk.revision());
      // The first call failed, so what it named is named again.
      expect(last.changed.map(({ documentId }) => documentId).sort()).toEqual(ids.toSorted());
    });
  });

  describe('a target that fails', () => {
    const message = (call: ReceivedCall) => [idOf(call), call.body];

    test('is called again with the same message, signed at another time, until it recovers', async () => {
      publisher.reset(500);
      const { documentId } = await editor.createAndPublish('person', person('Retried'));
      await publisher.until(4);
      expect(await desk.find('Publisher')).toMatchObject({
        state: 'retrying',
        behind: true,
        lastAnswer: { status: 500, error: 'It answered 500.' },
      });
      publisher.answering = 202;
      await desk.until('Publisher', 'up-to-date');
      const calls = publisher.calls;
      for (const call of calls) expect(message(call)).toEqual(message(calls[0] as ReceivedCall));
      expect(new Set(calls.map(({ headers }) => headers['webhook-timestamp'])).size).toBeGreaterThan(1);
      expect(told(calls.at(-1))).toEqual({
        revision: await desk.revision(),
        cause: 'publish',
        changed: [{ type: 'person', documentId }],
      });
      expect(await desk.find('Publisher')).toMatchObject({ attempts: 0, behind: false, lastAnswer: { status: 202 } });
      const deliveries = (await desk.deliveries('Publisher')).filter(({ messageId }) => messageId === idOf(calls[0]!));
      expect(deliveries.map(({ attempt, answer }) => [attempt, answer])).toEqual(
        calls.map((_call, index) => [index + 1, index + 1 === calls.length ? 202 : 500]).toReversed(),
      );
    });

    test('that hangs is given up after the time for a call, and called again', async () => {
      publisher.reset('hang');
      await editor.createAndPublish('person', person('Hanging'));
      await publisher.until(2);
      expect((await desk.find('Publisher')).lastAnswer?.error).toBe('It did not answer within 1.5 seconds.');
      publisher.answering = 204;
      await desk.until('Publisher', 'up-to-date');
      expect(new Set(publisher.calls.map(idOf)).size).toBe(1);
    });

    test('hears of a newer edit under a new id, and nothing is forgotten', async () => {
      publisher.reset(503);
      const first = await editor.createAndPublish('person', person('First'));
      await publisher.until(2);
      const second = await editor.createAndPublish('person', person('Second'));
      const failed = idOf(publisher.calls[0] as ReceivedCall);
      publisher.answering = 202;
      await desk.until('Publisher', 'up-to-date');
      const last = publisher.calls.at(-1) as ReceivedCall;
      expect(idOf(last)).not.toBe(failed);
      expect(told(last).changed).toEqual([first, second].map(({ documentId }) => ({ type: 'person', documentId })));
    });

    test('redirects are not followed', async () => {
      deploy.reset();
      publisher.reset(`http${deploy.origin.slice('http'.length)}`);
      await editor.createAndPublish('person', person('Redirected'));
      await publisher.until(2);
      expect((await desk.find('Publisher')).lastAnswer).toMatchObject({
        status: 307,
        error:
          'It answered 307, which points to another address. Redirects are not followed: enter the address itself.',
      });
      publisher.answering = 202;
      await desk.until('Publisher', 'up-to-date');
      expect(deploy.calls).toEqual([]);
    });

    test('410 switches the hook off, until somebody switches it on', async () => {
      publisher.reset(410);
      await editor.createAndPublish('person', person('Gone'));
      expect(await desk.until('Publisher', 'off')).toMatchObject({
        enabled: false,
        lastAnswer: {
          status: 410,
          error:
            'It answered 410: this hook is gone for good, so it was switched off. Enter a new address and switch it on.',
        },
      });
      await editor.createAndPublish('person', person('Not told'));
      publisher.answering = 202;
      expect(publisher.calls).toHaveLength(1);
      await desk.update('Publisher', { enabled: true });
      expect((await heard()).revision).toBe(await desk.revision());
    });

    test('is called after a restart in the middle of retries, with the same message', async () => {
      publisher.reset(500);
      await editor.createAndPublish('person', person('Before the restart'));
      await publisher.until(2);
      await cms.halt();
      publisher.answering = 202;
      await cms.boot();
      await desk.until('Publisher', 'up-to-date');
      expect(new Set(publisher.calls.map(idOf)).size).toBe(1);
      expect(told(publisher.calls.at(-1))).toMatchObject({ cause: 'publish', revision: await desk.revision() });
    });

    test('is called after a restart in the middle of a call, with the same message', async () => {
      publisher.reset('hang');
      await editor.createAndPublish('person', person('During the restart'));
      await publisher.until(1);
      await cms.halt();
      const before = publisher.calls.length;
      publisher.answering = 202;
      await cms.boot();
      await publisher.until(before + 1);
      await desk.until('Publisher', 'up-to-date');
      expect(new Set(publisher.calls.map(idOf)).size).toBe(1);
    });
  });

  describe('third parties', () => {
    test('a deploy hook is called once when edits pause, the publisher at once', async () => {
      deploy.reset();
      const path = '/build_hooks/5f0c2b';
      await desk.create({ name: 'Netlify', kind: 'generic', url: `${deploy.origin}${path}`, secret: deploySecret });
      await desk.until('Netlify', 'up-to-date');
      await desk.until('Publisher', 'up-to-date');
      deploy.reset();
      publisher.reset();
      const ids: string[] = [];
      for (let count = 0; count < 6; count++)
        ids.push((await editor.createAndPublish('person', person(`Edit ${count}`))).documentId);
      await publisher.until(1);
      expect([await desk.find('Netlify'), deploy.calls]).toMatchObject([{ state: 'waiting', behind: true }, []]);
      await desk.until('Netlify', 'up-to-date');
      expect(deploy.calls).toMatchObject([{ method: 'POST', path }]);
      expect(told(deploy.calls[0], deploySecret)).toEqual({
        revision: await desk.revision(),
        cause: 'publish',
        changed: ids.map((documentId) => ({ type: 'person', documentId })),
      });
    });

    test('a deploy hook without a secret is called without a signature', async () => {
      await desk.until('Netlify', 'up-to-date');
      deploy.reset();
      const url = `${deploy.origin}/plain`;
      await desk.create({ name: 'Cloudflare', kind: 'generic', url });
      await desk.until('Cloudflare', 'up-to-date');
      const headers = deploy.calls[0]?.headers ?? {};
      expect(Object.keys(headers).filter((name) => name.startsWith('webhook') || name === 'authorization')).toEqual([]);
    });

    test('GitHub is sent a repository_dispatch', async () => {
      github.reset(204);
      const url = `${github.origin}/repos/studio/site/dispatches`;
      await desk.create({ name: 'GitHub', kind: 'github', url, secret: 'github_pat_11ABC_def' });
      await desk.until('GitHub', 'up-to-date');
      const [call] = github.calls;
      expect(call).toMatchObject({
        method: 'POST',
        path: '/repos/studio/site/dispatches',
        headers: {
          accept: 'application/vnd.github+json',
          authorization: 'Bearer github_pat_11ABC_def',
          'content-type': 'application/json',
          'user-agent': 'Kneadful',
          'x-github-api-version': '2022-11-28',
        },
      });
      expect(JSON.parse(call?.body ?? '')).toEqual({
        event_type: 'kneadful-content',
        client_payload: { revision: await desk.revision(), cause: expect.any(String), changed: expect.any(Array) },
      });
    });
  });
});
