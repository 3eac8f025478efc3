import { createHmac } from 'node:crypto';
import { connect } from 'node:net';
import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { standardLimits } from '../guard.ts';
import {
  bearer,
  liveStatus,
  release,
  type RunningApi,
  secret,
  signed,
  type SignOptions,
  startApi,
  token,
} from '../fixtures.ts';

let api: RunningApi;
beforeEach(async () => {
  api = await startApi();
});
afterEach(() => api.stop());

interface Answer {
  status: number;
  body: unknown;
  headers: Headers;
}

async function post(body: string | undefined, headers: Record<string, string>): Promise<Answer> {
  const response = await fetch(`${api.origin}/hooks/rebuild`, { method: 'POST', body, headers });
  return { status: response.status, body: await response.json(), headers: response.headers };
}

const change = { type: 'technique', documentId: 'abc' };
const body = JSON.stringify({ revision: 'r2', cause: 'publish', changed: [change] });
const call = (options?: SignOptions, text = body) => post(text, signed(text, options));
const minutesAway = (minutes: number) => new Date(Date.now() + minutes * 60_000);

/** The status and the sentence of each. */
const answersOf = (answers: Answer[]) => answers.map(({ status, body }) => [status, (body as { error: string }).error]);

describe('a signed call', () => {
  test('is answered with the revision it names, and the publisher is asked to look', async () => {
    const { status, body: answer, headers } = await call();
    expect([status, answer]).toEqual([202, { revision: 'r2' }]);
    expect(api.control.calls).toEqual([['publish', { revision: 'r2', cause: 'publish', changed: [change] }]]);
    expect(headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('access-control-allow-origin')).toBeNull();
  });

  test('is signed as Standard Webhooks says: base64 of HMAC-SHA256 over id, timestamp and body', async () => {
    const timestamp = String(Math.floor(Date.now() / 1000));
    const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
    const signature = createHmac('sha256', key).update(`msg_9.${timestamp}.${body}`).digest('base64');
    const headers = { 'webhook-id': 'msg_9', 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${signature}` };
    expect((await post(body, { 'content-type': 'application/json; charset=utf-8', ...headers })).status).toBe(202);
  });

  test('does not wait for the publish, nor fail with it', async () => {
    api.control.onPublish = () => Promise.reject(new Error('The CMS is away.'));
    expect((await call({ id: 'a' })).status).toBe(202);
    api.control.onPublish = () => new Promise(() => {});
    expect((await call({ id: 'b' })).status).toBe(202);
    expect(api.control.calls).toHaveLength(2);
  });

  test('may be verified over bytes that are not how we would write them', async () => {
    const text = ' {"cause" : "media",\n "changed":[], "revision":"\\u00e9", "later":"field"}';
    expect(await call({}, text)).toMatchObject({ status: 202, body: { revision: 'é' } });
  });

  test('is refused where the signature is missing, forged, over another body or id, or by another secret', async () => {
    const good = signed(body);
    const other = `whsec_${Buffer.alloc(32, 8).toString('base64')}`;
    const fits = 'The signature does not fit. Sign with the publisher’s REBUILD_WEBHOOK_SECRET.';
    const missing =
      'Sign the call by Standard Webhooks (webhook-id, webhook-timestamp, webhook-signature), or send the header Authorization: Bearer with REBUILD_TOKEN.';
    const answers = [
      await post(body, { 'content-type': 'application/json' }),
      await post(body, { ...good, 'webhook-signature': '' }),
      await post(body, { ...good, 'webhook-id': '' }),
      await post(body, { ...good, 'webhook-signature': 'v1,AAAA' }),
      await post(body, { ...good, 'webhook-signature': good['webhook-signature'].replace('v1,', 'v2,') }),
      await post(body, { ...good, 'webhook-id': 'msg_2' }),
      await post(body, { ...good, 'webhook-timestamp': String(Number(good['webhook-timestamp']) - 1) }),
      await post(body.replace('r2', 'r3'), good),
      await call({ secrets: [other] }),
    ];
    expect(answersOf(answers)).toEqual([...Array(3).fill([401, missing]), ...Array(6).fill([401, fits])]);
    expect(api.control.calls).toEqual([]);
  });

  test('is refused where its time is more than five minutes away in either direction', async () => {
    const stale =
      'The webhook-timestamp is more than five minutes away from the publisher’s clock. Set both clocks right and sign again.';
    const answers = [
      await call({ at: minutesAway(-6) }),
      await call({ at: minutesAway(6) }),
      await post(body, { ...signed(body), 'webhook-timestamp': 'noon' }),
      await post(body, { ...signed(body), 'webhook-id': 'x'.repeat(256) }),
    ];
    expect(answersOf(answers)).toEqual([
      [401, stale],
      [401, stale],
      [401, 'The webhook-timestamp is not a number of seconds since 1970.'],
      [401, 'The webhook-id is longer than 255 characters.'],
    ]);
    expect((await call({ id: 'late', at: minutesAway(-4) })).status).toBe(202);
    expect((await call({ id: 'early', at: minutesAway(4) })).status).toBe(202);
  });

  test('may be signed by either secret while one takes the place of the other', async () => {
    const next = `whsec_${Buffer.alloc(32, 9).toString('base64')}`;
    await api.stop();
    api = await startApi({ hookSecrets: [next, secret] });
    const codes = [
      await call({ id: 'old' }),
      await call({ id: 'new', secrets: [next] }),
      await call({ id: 'both', secrets: [secret, next] }),
    ].map(({ status }) => status);
    expect(codes).toEqual([202, 202, 202]);
  });

  test('that comes again by its id is answered as before and starts nothing', async () => {
    const first = await call({ id: 'once', at: minutesAway(-1) });
    const again = await call({ id: 'once' });
    const changed = await call({ id: 'once' }, body.replace('r2', 'r9'));
    expect([first, again, changed].map(({ status, body: answer }) => [status, answer])).toEqual(
      Array(3).fill([202, { revision: 'r2' }]),
    );
    expect(api.control.calls).toHaveLength(1);
  });

  test('that was refused for its body may come again, mended', async () => {
    expect((await call({ id: 'mended' }, '{}')).status).toBe(400);
    expect((await call({ id: 'mended' })).status).toBe(202);
    expect(api.control.calls).toHaveLength(1);
  });

  test('cannot ask for a compile', async () => {
    const text = JSON.stringify({ revision: 'r2', cause: 'compile', changed: [], compile: true });
    expect(answersOf([await call({}, text)])).toEqual([
      [403, 'A signed call cannot ask for `compile`: that is for the bearer of REBUILD_TOKEN.'],
    ]);
    expect(api.control.calls).toEqual([]);
  });
});

describe('the body', () => {
  const causes = '"publish"|"unpublish"|"delete"|"media"|"schedule"|"manual"|"poll"|"expiry"|"compile"|"start"';

  test.each([
    ['{"revision":', 'The body is not JSON.'],
    ['[]', 'The body does not keep to the contract. body: Invalid input: expected object, received array.'],
    [
      '{"revision":7,"cause":"whim","changed":[{"type":"article"}]}',
      `The body does not keep to the contract. revision: Invalid input: expected string, received number. cause: Invalid option: expected one of ${causes}. changed.0.documentId: Invalid input: expected string, received undefined.`,
    ],
  ])('%s is refused with what is wrong', async (text, sentence) => {
    expect(answersOf([await call({}, text)])).toEqual([[400, sentence]]);
    expect(api.control.calls).toEqual([]);
  });

  test('is JSON and says so', async () => {
    const sentence = 'Send the body as application/json.';
    const answers = [
      await post(body, { ...signed(body), 'content-type': 'text/plain' }),
      await post(body, { ...signed(body), 'content-type': 'application/x-www-form-urlencoded' }),
      await post(body, { ...signed(body), 'content-type': 'nonsense' }),
      await post(body, { ...bearer, 'content-type': 'text/plain' }),
    ];
    expect(answersOf(answers)).toEqual(Array(4).fill([415, sentence]));
    expect(api.control.calls).toEqual([]);
  });

  test('is at most 64 KB, signed or not, announced or not', async () => {
    const filled = (size: number) => body.replace('}]', `}],"padding":"${'x'.repeat(size - body.length - 13)}"`);
    const [most, over] = [filled(64 * 1024), filled(64 * 1024 + 1)];
    expect([most.length, over.length]).toEqual([65_536, 65_537]);
    expect((await call({ id: 'most' }, most)).status).toBe(202);
    const streamed = await fetch(`${api.origin}/hooks/rebuild`, {
      method: 'POST',
      headers: signed(over, { id: 'streamed' }),
      body: new Blob([over]).stream(),
      duplex: 'half',
    } as RequestInit);
    expect([streamed.status, await streamed.json()]).toEqual([413, { error: 'The body is larger than 64 KB.' }]);
    const answers = [
      await call({ id: 'over' }, over),
      await post(over, { ...bearer, 'content-type': 'application/json' }),
    ];
    expect(answersOf(answers)).toEqual(Array(2).fill([413, 'The body is larger than 64 KB.']));
    expect(api.control.calls).toHaveLength(1);
  });

  test('is not read where the call has no right to one', async () => {
    const socket = connect(Number(new URL(api.origin).port), '127.0.0.1');
    // It announces a body and never sends it.
    socket.write('POST /hooks/rebuild HTTP/1.1\r\nhost: publisher\r\ncontent-length: 50000\r\n\r\n');
    const [answer] = (await once(socket, 'data')) as [Buffer];
    expect(answer.toString().split('\r\n')[0]).toBe('HTTP/1.1 401 Unauthorized');
    await once(socket, 'close');
  });
});

describe('a call by token', () => {
  test('needs no body: it asks for what the CMS has', async () => {
    expect(await post(undefined, bearer)).toMatchObject({ status: 202, body: { revision: '1a2b3c4d5e6f' } });
    expect(await post('', { ...bearer, 'content-type': 'application/json' })).toMatchObject({ status: 202 });
    expect(api.control.calls).toEqual(Array(2).fill(['publish', { revision: undefined, cause: 'manual' }]));
  });

  test('may say any part of the contract, and ask for a compile', async () => {
    const json = { ...bearer, 'content-type': 'application/json' };
    expect((await post('{"compile":true}', json)).body).toEqual({ revision: '1a2b3c4d5e6f' });
    expect((await post('{"cause":"schedule","revision":"r7"}', json)).body).toEqual({ revision: 'r7' });
    expect(api.control.calls).toEqual([
      ['publish', { compile: true, revision: undefined, cause: 'compile' }],
      ['publish', { revision: 'r7', cause: 'schedule' }],
    ]);
  });

  test('promises the live release’s revision while the CMS’s is unknown, and none before the first release', async () => {
    api.control.state = liveStatus({ cmsRevision: undefined, release: release({ revision: 'live' }) });
    expect((await post(undefined, bearer)).body).toEqual({ revision: 'live' });
    api.control.state = liveStatus({ state: 'starting', cmsRevision: undefined, release: undefined });
    expect((await post(undefined, bearer)).body).toEqual({ revision: '' });
  });

  test('is refused with another token, whatever else it brings', async () => {
    const answers = [
      await post(undefined, { authorization: `Bearer ${token}x` }),
      await post(undefined, { authorization: `Bearer ${token.slice(1)}` }),
      await post(body, { ...signed(body), authorization: 'Bearer guess' }),
      await post(undefined, { authorization: `Basic ${btoa(`user:${token}`)}` }),
      await post(undefined, { authorization: 'Bearer' }),
    ];
    const wrong = [401, 'The token is not the publisher’s REBUILD_TOKEN.'];
    const none = [401, 'Send the header Authorization: Bearer with REBUILD_TOKEN.'];
    expect(answersOf(answers)).toEqual([wrong, wrong, wrong, none, none]);
    expect(answers[0]?.headers.get('www-authenticate')).toBe('Bearer');
    expect(api.control.calls).toEqual([]);
  });
});

describe('without secrets', () => {
  test('nothing is let in, and the log says what to set', async () => {
    await api.stop();
    api = await startApi({ hookSecrets: [], token: undefined });
    expect(answersOf([await call(), await post(undefined, bearer)])).toEqual([
      [401, 'The publisher was started without REBUILD_WEBHOOK_SECRET, so it takes no signed calls. Set it.'],
      [401, 'The publisher was started without REBUILD_TOKEN, so it takes no commands. Set it.'],
    ]);
    expect(api.control.calls).toEqual([]);
    expect(api.lines.filter(({ level }) => level === 'warn').map(({ level, msg }) => [level, msg])).toEqual([
      [
        'warn',
        'REBUILD_WEBHOOK_SECRET is not set: the CMS’s hooks are refused, and edits wait for the next look at the CMS.',
      ],
      ['warn', 'REBUILD_TOKEN is not set: commands to the running publisher are refused.'],
    ]);
  });
});

describe('the rate', () => {
  const limits = { accepted: { calls: 5, seconds: 60 }, refused: { calls: 3, seconds: 60 } };
  beforeEach(async () => {
    await api.stop();
    api = await startApi({ limits });
  });

  test('ends what is let in with how long to wait', async () => {
    const answers: Answer[] = [];
    for (let n = 0; n < 7; n++) answers.push(await call({ id: `rate-${n}` }));
    expect(answers.map(({ status }) => status)).toEqual([202, 202, 202, 202, 202, 429, 429]);
    const { body: answer, headers } = answers.at(-1)!;
    const wait = Number(headers.get('retry-after'));
    expect(wait).toBeGreaterThan(0);
    expect(wait).toBeLessThanOrEqual(60);
    expect(answer).toEqual({ error: `Too many calls. Try again in ${wait} s.` });
    expect(api.control.calls).toHaveLength(5);
  });

  test('ends guessing sooner, and does not shut out who knows the secret', async () => {
    const codes: number[] = [];
    for (let n = 0; n < 5; n++) codes.push((await post(undefined, { authorization: 'Bearer guess' })).status);
    codes.push((await post(body, { ...signed(body), 'webhook-signature': 'v1,AAAA' })).status);
    expect(codes).toEqual([401, 401, 401, 429, 429, 429]);
    expect((await call()).status).toBe(202);
    expect((await post(undefined, bearer)).status).toBe(202);
  });
});

test('a thousand signed hooks at once are all answered, and the publisher is asked as often as the rate lets in', async () => {
  await api.stop();
  api = await startApi({ limits: { ...standardLimits, accepted: { ...standardLimits.accepted, seconds: 600 } } });
  const answers = await Promise.all(Array.from({ length: 1000 }, (_, n) => call({ id: `flood-${n}` })));
  const count = (code: number) => answers.filter(({ status }) => status === code).length;
  expect([count(202), count(429)]).toEqual([100, 900]);
  expect(api.control.calls).toHaveLength(100);
  expect((await fetch(`${api.origin}/healthz`)).status).toBe(200);
}, 60_000);

test('a thousand copies of one hook start one publish', async () => {
  const limits = { accepted: { calls: 2000, seconds: 60 }, refused: { calls: 3, seconds: 60 } };
  await api.stop();
  api = await startApi({ limits });
  const codes = await Promise.all(Array.from({ length: 1000 }, async () => (await call({ id: 'copy' })).status));
  expect(new Set(codes)).toEqual(new Set([202]));
  expect(api.control.calls).toHaveLength(1);
}, 60_000);

test('neither bodies nor secrets nor tokens are logged', async () => {
  api.control.onPublish = () => Promise.reject(new Error('The CMS is away.'));
  await call();
  await call({}, '{"revision":"body-text"}');
  await post(undefined, bearer);
  await post('{"changed":"body-text"}', { ...bearer, 'content-type': 'application/json' });
  await post(undefined, { authorization: 'Bearer a-wrong-guess' });
  const [listening, ...lines] = api.lines.map(({ msg }) => msg);
  expect(listening).toBe(`Server listening at ${api.origin}`);
  expect(lines).toEqual(['The publish failed.', 'The publish failed.']);
  expect(api.logged()).not.toMatch(/body-text|technique|whsec_|v1,|a-token|a-wrong-guess|remoteAddress/);
});
