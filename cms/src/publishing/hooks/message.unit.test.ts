import { expect, test } from '@jest/globals';
import { webhookPayload } from '@kneadful/shared-types';
import type { BuildHook, HookMessage } from './hook';
import { newMessage, thinPayload } from './message';

const changed = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    type: 'frequency-recommendation',
    documentId: `document-${String(index).padStart(15, '0')}`,
  }));
const message = (count: number): HookMessage => ({
  id: 'msg_1',
  revision: 'abc',
  cause: 'publish',
  changed: changed(count),
  since: 5,
});

test('a message names again what an undelivered one has named, under an id of its own', () => {
  const [older, newer] = changed(2) as [{ type: string; documentId: string }, { type: string; documentId: string }];
  const hook = { message: { ...message(0), changed: [older] } } as unknown as BuildHook;
  const made = newMessage(hook, 'def', { cause: 'unpublish', changed: [newer] }, 7);
  expect(made).toEqual({
    id: expect.stringMatching(/^msg_[\da-f-]{36}$/),
    revision: 'def',
    cause: 'unpublish',
    changed: [older, newer],
    since: 7,
  });
  expect(newMessage(hook, 'def', { cause: 'unpublish', changed: [] }, 7).id).not.toBe(made.id);
});

test('what is sent follows the contract and holds nothing else', () => {
  const payload = thinPayload(message(3));
  expect(payload).toEqual({ revision: 'abc', cause: 'publish', changed: changed(3) });
  expect(webhookPayload.parse(payload)).toEqual(payload);
});

test('of a thousand entries the newest that fit into what a receiver takes are named', () => {
  const payload = thinPayload(message(1000));
  const bytes = Buffer.byteLength(JSON.stringify(payload));
  expect(bytes).toBeLessThanOrEqual(60_000);
  expect(bytes).toBeGreaterThan(59_900);
  expect(payload.changed).toEqual(changed(1000).slice(-payload.changed.length));
});
