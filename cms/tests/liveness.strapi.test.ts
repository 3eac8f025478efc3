import { afterAll, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { EntryLiveness, PublisherStatus, ReleaseSummary } from '@kneadful/shared-types';
import { TestCms } from '../../tests/support/cms.ts';
import { person } from '../../tests/support/content.ts';
import { databases, startDatabase, type TestDatabase } from '../../tests/support/databases.ts';
import { Editor } from '../../tests/support/editor.ts';
import { listen, type Listening } from '../../tests/support/http.ts';
import { signInAs } from '../../tests/support/roles.ts';

jest.setTimeout(60_000);

const url = 'https://studio.example/guide/backs/';

describe.each(databases)('Whether a change is live, on %s', (kind) => {
  let database: TestDatabase;
  let cms: TestCms;
  let editor: Editor;
  let publisher: Listening;
  let status: Partial<PublisherStatus>;
  let releases: Partial<ReleaseSummary>[];
  let id = '';
  const asked: (string | undefined)[] = [];

  beforeAll(async () => {
    publisher = await listen((request, response) => {
      asked.push(request.url);
      const body = request.url?.startsWith('/entries/')
        ? { url }
        : request.url === '/status'
          ? { state: 'live', held: [], warnings: [], picturesWaiting: 0, ...status }
          : { releases };
      response.setHeader('content-type', 'application/json').end(JSON.stringify(body));
    });
    database = await startDatabase(kind);
    const env = { PUBLISHER_URL: publisher.origin, REBUILD_TOKEN: 'the-token-of-this-test' };
    cms = await TestCms.start({ databaseUrl: database.url, env });
    editor = new Editor(cms);
    id = (await editor.create('person', person())).documentId;
  }, 120_000);
  afterAll(async () => {
    await cms?.stop();
    await publisher?.stop();
    await database?.stop();
  }, 30_000);
  beforeEach(() => {
    [status, releases] = [{}, []];
  });

  const liveness = async (): Promise<EntryLiveness> => {
    const path = `/desk/entries/api::person.person/${id}/liveness?locale=en`;
    return (await cms.admin<{ data: EntryLiveness }>('GET', path)).body.data;
  };
  const release = (minutes: number): Partial<ReleaseSummary> => ({
    ...{ id: `r${minutes}`, revision: 'r', cause: 'publish', rendered: 1, files: 1, live: false },
    times: { sync: 1, plan: 1, render: 1, release: 1 },
    at: new Date(Date.now() + minutes * 60_000).toISOString(),
  });

  test('a translation waits until the studio is published in its language', async () => {
    const { documentId } = await editor.createAndPublish('person', person('In two languages'));
    await editor.save('person', documentId, person('En dos idiomas'), 'es');
    await editor.publish('person', documentId, {}, 'es');
    const path = `/desk/entries/api::person.person/${documentId}/liveness?locale=es`;
    expect((await cms.admin<{ data: EntryLiveness }>('GET', path)).body.data).toEqual({
      ...{ state: 'held', isChanged: false, showsEarlier: false },
      reasons: ['Nothing in this language is on the site until the Studio is published in it.'],
    });
  });

  test('what was never published is not on the site', async () => {
    expect(await liveness()).toEqual({ state: 'unpublished', isChanged: false, reasons: [] });
  });

  test('it is live since the first release after its publish, at its address', async () => {
    await editor.publish('person', id);
    releases = [release(20), release(10), release(-10)];
    expect(await liveness()).toEqual({ state: 'live', since: releases[1]!.at, url, isChanged: false, reasons: [] });
    expect(asked).toContain(`/entries/person/${id}?locale=en`);
  });

  test('where the site had nothing to change for it, it is live all the same', async () => {
    releases = [release(-10)];
    expect(await liveness()).toEqual({ state: 'live', url, isChanged: false, reasons: [] });
  });

  test('until the site has heard of it, it is on its way; what stands in the way is said', async () => {
    releases = [release(-10)];
    status = { behindSince: new Date().toISOString() };
    expect(await liveness()).toMatchObject({ state: 'coming', reasons: [] });
    status = { state: 'failed', problem: 'The disk is full.' };
    expect(await liveness()).toMatchObject({ state: 'coming', reasons: ['The disk is full.'] });
  });

  test('held, with the reason; only where an earlier version is shown has it an address', async () => {
    const reasons = [
      { field: 'name', message: 'Fill this in.' },
      { field: 'role', message: 'Fill this in.' },
    ];
    const held = { type: 'Person', documentId: id, locale: 'en', title: 'A', adminUrl: '', reasons, live: true };
    status = { held: [held] };
    releases = [release(10)];
    const expected = { state: 'held', isChanged: false, reasons: ['Fill this in.'] };
    expect(await liveness()).toEqual({ ...expected, showsEarlier: true, url });
    status = { held: [{ ...held, live: false }] };
    expect(await liveness()).toEqual({ ...expected, showsEarlier: false });
    status = { held: [{ ...held, locale: 'es' }] };
    expect((await liveness()).state).toBe('live');
  });

  test('while an earlier release is shown, it waits', async () => {
    status = { state: 'paused' };
    releases = [release(10)];
    expect(await liveness()).toMatchObject({ state: 'paused', url });
  });

  test('what was saved since is told', async () => {
    await editor.save('person', id, person('Ada, changed'));
    releases = [release(10)];
    expect(await liveness()).toMatchObject({ state: 'live', isChanged: true });
  });

  test('only to who may read the entry', async () => {
    const reader = await signInAs(cms, 'reader', []);
    expect((await reader('GET', `/desk/entries/api::person.person/${id}/liveness`)).status).toBe(403);
  });

  test('a publisher that is away leaves it unknown', async () => {
    await publisher.stop();
    const { state, reasons } = await liveness();
    expect([state, reasons]).toEqual(['unknown', [expect.stringContaining('does not answer')]]);
  });
});
