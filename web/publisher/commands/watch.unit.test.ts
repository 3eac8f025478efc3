import { createServer } from 'node:http';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { HeldEntry } from '@kneadful/shared-types';
import { listen } from '../../../tests/support/http.ts';
import { liveStatus, outcomeOf, release, secret, signed, token } from '../server/fixtures.ts';
import { TestWorld } from './fixtures.ts';
import { startWatching, type Watching } from './watch.ts';

let world: TestWorld;
let watching: Watching | undefined;
beforeEach(() => {
  world = new TestWorld('http://127.0.0.1:1');
  world.changes = { hookSecrets: [secret] };
});
afterEach(async () => {
  await watching?.stop();
  watching = undefined;
});

test('listens before it publishes, and stops both', async () => {
  watching = await startWatching(world);
  expect(world.own.calls).toEqual([['start']]);
  const body = '{"revision":"r2","cause":"publish","changed":[]}';
  const hook = await fetch(`${watching.address}/hooks/rebuild`, { method: 'POST', body, headers: signed(body) });
  expect([hook.status, await hook.json()]).toEqual([202, { revision: 'r2' }]);
  const status = await fetch(`${watching.address}/status`, { headers: { authorization: `Bearer ${token}` } });
  expect(await status.json()).toEqual(liveStatus());
  await watching.stop();
  expect(world.own.calls.at(-1)).toEqual(['stop']);
  await expect(fetch(`${watching.address}/healthz`)).rejects.toThrow('fetch failed');
  watching = undefined;
});

describe('what it tells the supervisor', () => {
  const { id } = release();
  const published = (released: boolean) =>
    world.own.tell({ kind: 'published', outcome: outcomeOf(released, release()), cause: 'publish' });
  const publishInSteps = () => {
    for (const step of ['sync', 'plan', 'render'] as const) world.own.tell({ kind: 'step', step });
    for (const done of [1, 2]) world.own.tell({ kind: 'progress', done, total: 2 });
    world.own.tell({ kind: 'step', step: 'release' });
    published(true);
  };
  beforeEach(async () => {
    watching = await startWatching(world);
  });

  test('are the steps of the first publish, and of each later one its end', () => {
    publishInSteps();
    publishInSteps();
    expect(world.reported).toEqual([
      { begin: 'Pulling the content' },
      { end: '' },
      { begin: 'Rendering the site' },
      { end: '2 pages and files' },
      { begin: 'Releasing' },
      { end: id },
      { done: id },
      { done: id },
    ]);
  });

  test('is at the start also that nothing has changed', () => {
    world.own.tell({ kind: 'step', step: 'sync' });
    published(false);
    published(false);
    expect(world.reported).toEqual([{ begin: 'Pulling the content' }, { end: 'nothing has changed' }, { done: id }]);
  });

  test('is that everything was rendered and is as it was', () => {
    world.own.tell({ kind: 'step', step: 'sync' });
    world.own.tell({ kind: 'pulled', entries: 101, pictures: 23 });
    world.own.tell({ kind: 'step', step: 'render' });
    for (const done of [1, 2]) world.own.tell({ kind: 'progress', done, total: 2 });
    published(false);
    expect(world.reported).toEqual([
      { begin: 'Pulling the content' },
      { end: '101 entries, 23 pictures' },
      { begin: 'Rendering the site' },
      { end: '2 pages and files, nothing has changed' },
      { done: id },
    ]);
  });

  test('is each failure once, until something is published', () => {
    const fail = (message: string) => world.own.tell({ kind: 'failed', message, cause: 'poll' });
    for (const message of ['The CMS is away.', 'The CMS is away.', 'The disk is full.']) fail(message);
    published(true);
    fail('The disk is full.');
    published(false);
    expect(world.reported).toEqual([
      { failed: 'The CMS is away.' },
      { failed: 'The disk is full.' },
      { done: id },
      { failed: 'The disk is full.' },
      // Nothing new, but all is well again.
      { done: id },
    ]);
  });

  test('is what is held, once, and again when it is held anew', () => {
    const held: HeldEntry = {
      ...{ type: 'Faq', documentId: 'abc', locale: 'en', title: 'Does it hurt?', live: false },
      ...{ reasons: [{ field: '', message: 'It has no answer.' }], adminUrl: 'http://localhost:1337/admin/faq/abc' },
    };
    for (const list of [[held], [held], [], [held]]) {
      world.own.state = liveStatus({ held: list });
      published(true);
    }
    const warn =
      'Faq “Does it hurt?” is not fit to be live. It has no answer. It is left out. Mend it at http://localhost:1337/admin/faq/abc';
    expect(world.reported).toEqual([{ done: id }, { warn }, { done: id }, { done: id }, { done: id }, { warn }]);
  });
});

test('says which port is busy, and lets the publisher go', async () => {
  const other = await listen(createServer());
  const port = Number(new URL(other.origin).port);
  world.changes.publisherPort = port;
  await expect(startWatching(world)).rejects.toThrow(
    new Error(
      `Port ${port} is busy, and the publisher needs it. Stop the program that uses it, or set PUBLISHER_PORT to another.`,
    ),
  );
  expect(world.own.calls).toEqual([['stop']]);
  await other.stop();
});

test('says which address is not this machine’s', async () => {
  world.changes = { host: '192.0.2.1', publisherPort: 4322 };
  await expect(startWatching(world)).rejects.toThrow(
    new Error(
      'The publisher cannot listen on 192.0.2.1:4322: listen EADDRNOTAVAIL: address not available 192.0.2.1:4322. Set HOST or PUBLISHER_PORT.',
    ),
  );
});
