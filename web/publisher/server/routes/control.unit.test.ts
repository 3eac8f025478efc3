import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { bearer, liveStatus, outcomeOf, release, type RunningApi, startApi } from '../fixtures.ts';

let api: RunningApi;
beforeEach(async () => {
  api = await startApi();
});
afterEach(() => api.stop());

async function ask(method: string, path: string, init: RequestInit = {}): Promise<[status: number, body: unknown]> {
  const response = await fetch(api.origin + path, { method, headers: bearer, ...init });
  return [response.status, await response.json()];
}

const json = { ...bearer, 'content-type': 'application/json' };

test('the status is what the publisher says', async () => {
  api.control.state = liveStatus({
    state: 'failed',
    problem: 'The CMS is away.',
    behindSince: '2026-11-21T10:00:00.000Z',
  });
  expect(await ask('GET', '/status')).toEqual([200, api.control.state]);
});

test('the releases are listed, newest first, and what was refused', async () => {
  api.control.failures = [{ at: '2026-11-21T10:00:00.000Z', cause: 'poll', message: 'The CMS is away.' }];
  const { kept, failures } = api.control;
  expect(await ask('GET', '/releases')).toEqual([200, { releases: kept, refused: failures }]);
});

test('where visitors find an entry', async () => {
  const url = 'https://site.example/BodyRegion/lower1/es/';
  expect(await ask('GET', '/entries/body-region/lower1?locale=es')).toEqual([200, { url }]);
  expect(await ask('GET', '/entries/technique/nowhere')).toEqual([200, {}]);
  expect(await ask('GET', '/entries/booking-request/x')).toEqual([404, { error: 'There is no type booking-request.' }]);
});

describe('a release is made live again', () => {
  test('by its id', async () => {
    const older = api.control.kept[1]!;
    expect(await ask('POST', `/releases/${older.id}/activate`)).toEqual([200, { ...older, live: true }]);
    expect(api.control.calls).toEqual([['activate', older.id]]);
  });

  test('or refused with where to look, if there is none of that id', async () => {
    expect(await ask('POST', '/releases/nothing/activate')).toEqual([
      404,
      { error: 'There is no release nothing. See npm run site -- releases.' },
    ]);
    const [status] = await ask('POST', `/releases/${encodeURIComponent('../../etc')}/activate`);
    expect([status, api.control.calls.at(-1)]).toEqual([404, ['activate', '../../etc']]);
  });
});

describe('a publish', () => {
  test('is answered with what it came to', async () => {
    expect(await ask('POST', '/publish')).toEqual([200, outcomeOf(true, release())]);
    expect(await ask('POST', '/resume')).toEqual([200, outcomeOf(true, release())]);
    expect(api.control.calls).toEqual([['publish', { cause: 'manual' }], ['resume']]);
  });

  test('may be full, or of the app too', async () => {
    await ask('POST', '/publish', { headers: json, body: '{"full":true}' });
    await ask('POST', '/publish', { headers: json, body: '{"compile":true}' });
    expect(api.control.calls).toEqual([
      ['publish', { full: true, cause: 'manual' }],
      ['publish', { compile: true, cause: 'compile' }],
    ]);
  });

  test('asked for in other words is refused', async () => {
    expect(await ask('POST', '/publish', { headers: json, body: '{"ful":true}' })).toEqual([
      400,
      { error: 'The body does not keep to the contract. body: Unrecognized key: "ful".' },
    ]);
    expect(await ask('POST', '/publish', { body: '{}' })).toEqual([
      415,
      { error: 'Send the body as application/json.' },
    ]);
    expect(api.control.calls).toEqual([]);
  });

  test('that fails says why, without a stack', async () => {
    api.control.onPublish = () => Promise.reject(new Error('The CMS at http://localhost:1337 cannot be reached.'));
    const failed = [503, { error: 'The CMS at http://localhost:1337 cannot be reached.' }];
    expect(await ask('POST', '/publish')).toEqual(failed);
    expect(await ask('POST', '/resume')).toEqual(failed);
  });
});

test.each([
  ['GET', '/status'],
  ['GET', '/releases'],
  ['GET', '/events'],
  ['GET', '/metrics'],
  ['GET', '/entries/technique/x'],
  ['POST', '/publish'],
  ['POST', '/resume'],
  ['POST', '/releases/20261120T080000000Z-00000000/activate'],
])('%s %s needs the token', async (method, path) => {
  const none = [401, { error: 'Send the header Authorization: Bearer with REBUILD_TOKEN.' }];
  const wrong = [401, { error: 'The token is not the publisher’s REBUILD_TOKEN.' }];
  const { authorization } = bearer;
  expect(await ask(method, path, { headers: {} })).toEqual(none);
  expect(await ask(method, `${path}?token=${authorization.slice(7)}`, { headers: {} })).toEqual(none);
  expect(await ask(method, path, { headers: { authorization: 'Bearer x' } })).toEqual(wrong);
  expect(api.control.calls).toEqual([]);
});

test('a page of another origin is told nothing, and may ask for nothing', async () => {
  const origin = 'https://elsewhere.example';
  const preflight = await fetch(`${api.origin}/publish`, {
    method: 'OPTIONS',
    headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'authorization' },
  });
  expect(preflight.status).toBe(404);
  const simple = await fetch(`${api.origin}/publish`, { method: 'POST', headers: { origin } });
  expect(simple.status).toBe(401);
  const allowed = [preflight, simple].map(({ headers }) => headers.get('access-control-allow-origin'));
  expect(allowed).toEqual([null, null]);
  expect(api.control.calls).toEqual([]);
});

test('what is not there is said in JSON', async () => {
  const nothing = [404, { error: 'There is nothing at this address. See docs/publisher.md for what there is.' }];
  expect(await ask('GET', '/')).toEqual(nothing);
  expect(await ask('GET', '/hooks/rebuild')).toEqual(nothing);
  expect(await ask('DELETE', '/releases')).toEqual(nothing);
  expect(await ask('GET', '/%')).toEqual([400, { error: 'The publisher does not understand this request.' }]);
});

test('a fault of our own is logged with its stack, and answered without', async () => {
  api.control.status = () => {
    throw new TypeError('no status');
  };
  expect(await ask('GET', '/status')).toEqual([500, { error: 'The publisher could not answer. Its log says why.' }]);
  const { level, msg, err } = api.lines.at(-1) as { level: string; msg: string; err: { stack: string } };
  expect([level, msg, err.stack.split('\n')[0]]).toEqual([
    'error',
    'A request could not be answered.',
    'TypeError: no status',
  ]);
});
