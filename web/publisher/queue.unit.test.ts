import { describe, expect, test } from '@jest/globals';
import type { PublishOutcome } from '@kneadful/shared-types';
import type { PublishRequest } from './control.ts';
import { join, PublishQueue } from './queue.ts';

/** A publisher whose publishes end when the test says so. */
function publisher() {
  const runs: { request: PublishRequest; end(error?: Error): void }[] = [];
  const queue = new PublishQueue((request) => {
    const { promise, resolve, reject } = Promise.withResolvers<PublishOutcome>();
    const outcome = { run: runs.length } as unknown as PublishOutcome;
    runs.push({ request, end: (error) => (error ? reject(error) : resolve(outcome)) });
    return promise;
  });
  return { queue, runs, causes: () => runs.map(({ request }) => request.cause) };
}

/** Lets everything happen that can. */
const settle = () => new Promise((resolve) => setImmediate(resolve));

describe('the queue of publishes', () => {
  test('runs the first at once', () => {
    const { queue, causes } = publisher();
    void queue.add({ cause: 'publish' });
    expect(causes()).toEqual(['publish']);
  });

  test('runs one at a time, and what comes meanwhile together as the next', async () => {
    const { queue, runs, causes } = publisher();
    const first = queue.add({ cause: 'publish' });
    const others = [queue.add({ cause: 'delete' }), queue.add({ cause: 'media' }), queue.add({ cause: 'poll' })];
    await settle();
    expect(causes()).toEqual(['publish']);
    runs[0]!.end();
    await settle();
    expect(causes()).toEqual(['publish', 'delete']);
    runs[1]!.end();
    expect([await first, ...(await Promise.all(others))]).toEqual([{ run: 0 }, { run: 1 }, { run: 1 }, { run: 1 }]);
  });

  test('a thousand requests cost two publishes', async () => {
    const { queue, runs } = publisher();
    const requests = Array.from({ length: 1000 }, () => queue.add({ cause: 'publish' }));
    runs[0]!.end();
    await settle();
    runs[1]!.end();
    await Promise.all(requests);
    expect(runs).toHaveLength(2);
  });

  test('a request that comes while the second runs is a third', async () => {
    const { queue, runs, causes } = publisher();
    void queue.add({ cause: 'publish' });
    void queue.add({ cause: 'delete' });
    runs[0]!.end();
    await settle();
    void queue.add({ cause: 'media' });
    runs[1]!.end();
    await settle();
    expect(causes()).toEqual(['publish', 'delete', 'media']);
  });

  test('one that fails is told to those who asked for it, and does not stop the next', async () => {
    const { queue, runs } = publisher();
    const first = queue.add({ cause: 'publish' });
    const second = queue.add({ cause: 'delete' });
    runs[0]!.end(new Error('The CMS is down.'));
    await expect(first).rejects.toThrow('The CMS is down.');
    await settle();
    runs[1]!.end();
    expect(await second).toEqual({ run: 1 });
    const third = queue.add({ cause: 'poll' });
    runs[2]!.end();
    expect(await third).toEqual({ run: 2 });
  });

  test('all who joined one that fails are told', async () => {
    const { queue, runs } = publisher();
    void queue.add({ cause: 'publish' });
    const joined = [queue.add({ cause: 'delete' }), queue.add({ cause: 'media' })];
    runs[0]!.end();
    await settle();
    runs[1]!.end(new Error('The disk is full.'));
    for (const each of joined) await expect(each).rejects.toThrow('The disk is full.');
  });
});

describe('the queue is idle', () => {
  test('where nothing was asked for', async () => {
    expect(await publisher().queue.idle()).toBeUndefined();
  });

  test('when the last has ended, those included that came after the question', async () => {
    const { queue, runs } = publisher();
    void queue.add({ cause: 'publish' });
    let isIdle = false;
    const idle = queue.idle().then(() => (isIdle = true));
    void queue.add({ cause: 'delete' });
    runs[0]!.end();
    await settle();
    expect(isIdle).toBe(false);
    runs[1]!.end();
    await idle;
    expect([isIdle, runs.length]).toEqual([true, 2]);
  });

  test('after a failure too', async () => {
    const { queue, runs } = publisher();
    const failed = queue.add({ cause: 'publish' });
    const next = queue.add({ cause: 'delete' });
    runs[0]!.end(new Error('No.'));
    await expect(failed).rejects.toThrow('No.');
    await settle();
    runs[1]!.end(new Error('No.'));
    await expect(next).rejects.toThrow('No.');
    expect(await queue.idle()).toBeUndefined();
  });
});

describe('requests that join', () => {
  const entry = (documentId: string) => ({ type: 'faq', documentId });

  test('name what both changed, and the first says why', () => {
    expect(
      join({ cause: 'publish', changed: [entry('1')], revision: 'a' }, { cause: 'delete', changed: [entry('2')] }),
    ).toEqual({ cause: 'publish', changed: [entry('1'), entry('2')], revision: 'a' });
  });

  test('are about the newest revision that was named', () => {
    expect(join({ cause: 'publish', revision: 'a' }, { cause: 'publish', revision: 'b' }).revision).toBe('b');
  });

  test('do as much as either asks for', () => {
    expect(join({ cause: 'poll' }, { cause: 'manual', full: true })).toEqual({
      cause: 'poll',
      changed: [],
      full: true,
    });
    expect(join({ cause: 'compile', compile: true }, { cause: 'poll' })).toEqual({
      cause: 'compile',
      changed: [],
      compile: true,
    });
  });
});
