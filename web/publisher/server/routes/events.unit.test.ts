import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { bearer, liveStatus, outcomeOf, release, type RunningApi, startApi } from '../fixtures.ts';

let api: RunningApi;
beforeEach(async () => {
  api = await startApi({ heartbeatSeconds: 0.05 });
});
afterEach(() => api.stop());

/** An open stream, read up to where a text has come. */
async function open() {
  const stop = new AbortController();
  const response = await fetch(`${api.origin}/events`, { headers: bearer, signal: stop.signal });
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  const until = async (wanted: string): Promise<string> => {
    while (!text.includes(wanted)) {
      const { done, value } = await reader.read();
      if (done) throw new Error(`It ended without “${wanted}”:\n${text}`);
      text += value;
    }
    return text;
  };
  const ends = async () => {
    while (!(await reader.read()).done);
  };
  return { response, until, ends, leave: () => stop.abort() };
}

const heartbeat = ': still here\n\n';
const framed = (kind: string, event: object) => `event: ${kind}\ndata: ${JSON.stringify({ kind, ...event })}\n\n`;

test('the status comes at once, then what happens, as it happens', async () => {
  const stream = await open();
  expect([stream.response.status, stream.response.headers.get('content-type')]).toEqual([
    200,
    'text/event-stream; charset=utf-8',
  ]);
  expect(stream.response.headers.get('cache-control')).toBe('no-store');
  await stream.until('\n\n');
  api.control.tell({ kind: 'step', step: 'render' });
  api.control.tell({ kind: 'progress', done: 1, total: 3 });
  api.control.tell({ kind: 'published', outcome: outcomeOf(true, release()), cause: 'publish' });
  api.control.tell({ kind: 'failed', message: 'Line one\nand two', cause: 'poll' });
  const text = await stream.until('"kind":"failed"');
  expect(text.replaceAll(heartbeat, '')).toBe(
    framed('status', { status: liveStatus() }) +
      framed('step', { step: 'render' }) +
      framed('progress', { done: 1, total: 3 }) +
      framed('published', { outcome: outcomeOf(true, release()), cause: 'publish' }) +
      framed('failed', { message: 'Line one\nand two', cause: 'poll' }),
  );
  stream.leave();
});

test('a silent stream shows signs of life', async () => {
  const stream = await open();
  await stream.until(heartbeat + heartbeat);
  stream.leave();
});

test('nobody is told any more who has left', async () => {
  const before = api.control.listeners.size;
  const stream = await open();
  await stream.until('\n\n');
  expect(api.control.listeners.size).toBe(before + 1);
  stream.leave();
  while (api.control.listeners.size > before) await new Promise((resolve) => setTimeout(resolve, 10));
});

test('a reader that does not read is cut off, and the others go on', async () => {
  const before = api.control.listeners.size;
  const stuck = await fetch(`${api.origin}/events`, { headers: bearer });
  const stream = await open();
  const warnings = ['x'.repeat(64 * 1024)];
  for (let n = 0; api.control.listeners.size > before + 1; n++) {
    api.control.tell({ kind: 'status', status: liveStatus({ warnings, picturesWaiting: n }) });
    await stream.until(`"picturesWaiting":${n}}`);
  }
  api.control.tell({ kind: 'step', step: 'plan' });
  await stream.until('"step":"plan"');
  await expect(stuck.text()).rejects.toThrow('terminated');
  stream.leave();
}, 60_000);

test('streams end when the server stops', async () => {
  const stream = await open();
  await stream.until('\n\n');
  await Promise.all([api.stop(), stream.ends()]);
});

test('a HEAD request is not left waiting', async () => {
  const { status } = await fetch(`${api.origin}/events`, { method: 'HEAD', headers: bearer });
  expect(status).toBe(404);
});
