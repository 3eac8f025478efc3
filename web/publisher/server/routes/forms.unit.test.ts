import type { IncomingHttpHeaders } from 'node:http';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { listen, type Listening } from '../../../../tests/support/http.ts';
import { createIntake } from '../../forms/intake.ts';
import { createStaticServer } from '../../static-server.ts';
import { FakePublisher, keptLog, type RunningApi, startApi } from '../fixtures.ts';
import type { FormsOptions } from './forms.ts';

const good = {
  name: 'Ana Secret',
  email: 'ana@example.com',
  service: 'swedish1',
  'date-1': '2026-12-01',
  'time-1': '09:30',
  message: 'My shoulder & neck',
  consent: 'yes',
  locale: 'en',
};
const form = {
  name: 'Ana Secret',
  email: 'ana@example.com',
  service: 'swedish1',
  preferredTimes: ['2026-12-01T09:30'],
  message: 'My shoulder & neck',
  consent: true,
};
const now = () => Date.parse('2026-11-21T15:00:00Z');

let cms: Listening;
let api: RunningApi;
let taken: { url?: string; headers: IncomingHttpHeaders; body: { sendingId: string; locale: string; form: object } }[];
let answer: { status: number; body: unknown };
let logged: () => string;

async function start(changes: Partial<FormsOptions> = {}, cmsUrl = cms.origin): Promise<RunningApi> {
  const { log, text } = keptLog();
  logged = text;
  const intake = createIntake({ cmsUrl, token: 'intake', log, patience: 300 });
  const { forms: site } = new FakePublisher();
  const forms = { site, intake, siteUrl: new URL('https://studio.example/base/'), now, ...changes };
  return startApi({ log, forms });
}

beforeEach(async () => {
  taken = [];
  answer = { status: 201, body: { reference: 'B7K-2MX' } };
  cms = await listen((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      taken.push({ url: request.url, headers: request.headers, body: JSON.parse(body) as never });
      if (answer.status === 0) return;
      response.writeHead(answer.status, { 'content-type': 'application/json' }).end(JSON.stringify(answer.body));
    });
  });
  api = await start();
});
afterEach(async () => {
  await api.stop();
  await cms.stop();
});

const post = (typed: Record<string, string>, headers: Record<string, string> = {}, kind = 'booking') =>
  fetch(`${api.origin}/forms/${kind}`, {
    method: 'POST',
    body: new URLSearchParams(typed),
    headers,
    redirect: 'manual',
  });
const send = (typed: Record<string, string>, headers: Record<string, string> = {}, kind = 'booking') =>
  fetch(`${api.origin}/forms/${kind}`, {
    method: 'POST',
    body: JSON.stringify({ openFor: '9000', ...typed }),
    headers: { 'content-type': 'application/json', ...headers },
  });

describe('a browser without the script', () => {
  test('is sent on to a page that says thank you with the reference', async () => {
    const response = await post(good);
    const location = '/base/forms/booking/thanks/B7K-2MX?locale=en';
    expect([response.status, response.headers.get('location')]).toEqual([303, location]);
    const [{ url, headers, body } = { headers: {} }] = taken;
    expect([url, headers.authorization, body?.locale, body?.form]).toEqual([
      '/intake/booking-requests',
      'Bearer intake',
      'en',
      form,
    ]);
    expect(body?.sendingId).toMatch(/^[\da-f]{8}-[\da-f]{4}-8[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);

    const thanks = await fetch(api.origin + location.replace('/base', ''));
    const page = { path: '/book/thank-you/', locale: 'en' };
    expect(await thanks.json()).toEqual({ ...page, typed: {}, issues: [], reference: 'B7K-2MX' });
    expect(thanks.headers.get('cache-control')).toBe('no-store');
    expect(thanks.headers.get('content-security-policy')).toBe("frame-ancestors 'self'");
    expect((await fetch(`${api.origin}/forms/booking/thanks/a%3Cb`)).status).toBe(404);
  });

  test('gets the form back with what was typed and what is wrong', async () => {
    const response = await post({ ...good, 'time-1': '22:00', email: '' });
    expect(response.status).toBe(422);
    expect(await response.json()).toEqual({
      path: '/book/',
      locale: 'en',
      typed: { ...good, 'time-1': '22:00', email: '' },
      issues: [
        { control: 'date-1', problem: 'closed' },
        { control: 'email', problem: 'contact' },
      ],
    });
    expect(taken).toEqual([]);
  });

  test('gets it back whole where the CMS is away, and the same message is the same when it is sent again', async () => {
    answer = { status: 503, body: {} };
    const response = await post(good);
    expect([response.status, await response.json()]).toEqual([
      503,
      { path: '/book/', locale: 'en', typed: good, issues: [], notice: 'unavailable' },
    ]);
    answer = { status: 200, body: { reference: 'B7K-2MX' } };
    expect((await post(good)).status).toBe(303);
    expect((await post({ ...good, message: 'Other words' })).status).toBe(303);
    const ids = taken.map(({ body }) => body.sendingId);
    expect([ids[0] === ids[1], ids[1] === ids[2]]).toEqual([true, false]);
  });
});

describe('the script', () => {
  const sendingId = '5f0c6c1e-3c0b-4a55-9d1e-0c7d6c1e3c0b';

  test('is told the reference, and its id is handed on', async () => {
    const response = await send({ ...good, sendingId });
    expect([response.status, await response.json()]).toEqual([200, { reference: 'B7K-2MX' }]);
    expect([taken[0]?.body.sendingId, taken[0]?.body.form]).toEqual([sendingId, form]);
  });

  test('is told what is wrong, by the publisher or by the CMS', async () => {
    const mine = await send({ ...good, consent: '' });
    const consent = { issues: [{ field: 'consent', problem: 'consent' }] };
    expect([mine.status, await mine.json()]).toEqual([422, consent]);
    answer = { status: 422, body: { issues: [{ field: 'service', problem: 'unknown' }] } };
    const theirs = await send(good);
    expect([theirs.status, await theirs.json()]).toEqual([422, answer.body]);
  });

  test.each([
    [401, {}],
    [413, {}],
    [429, {}],
    [503, {}],
    [201, { reference: '<b>' }],
    [422, { issues: [] }],
    [0, {}],
  ])('is told that nobody answers where the CMS says %i %j', async (status, body) => {
    answer = { status, body };
    const response = await send(good);
    expect([response.status, await response.json()]).toEqual([503, { unavailable: true }]);
  });

  test('is told that it is asked for elsewhere by now, by the publisher or by the CMS, and does not go on trying', async () => {
    answer = { status: 409, body: { error: 'They are made at https://book.example/.' } };
    const theirs = await send(good);
    expect([theirs.status, await theirs.json(), taken.length]).toEqual([409, { elsewhere: true }, 1]);
    await api.stop();
    const { forms: site } = new FakePublisher();
    const offer = (kind: 'booking' | 'review') => ({ ...site.offer(kind)!, isElsewhere: true as const });
    api = await start({ site: { ...site, offer } });
    const mine = await send(good);
    expect([mine.status, await mine.json(), taken.length]).toEqual([409, { elsewhere: true }, 1]);
    expect((await post(good)).status).toBe(409);
  });

  test('is asked to send again what was written in no time', async () => {
    const response = await send({ ...good, openFor: '2999' });
    expect([response.status, await response.json(), taken]).toEqual([422, { again: true }, []]);
    expect((await send({ ...good, openFor: 'soon' })).status).toBe(422);
    expect((await send({ ...good, openFor: '3000' })).status).toBe(200);
  });
});

test('a review goes its own way', async () => {
  const said = { text: 'Good.', reviewer: 'A.', therapist: 'june1' };
  const typed = { ...said, rating: '5', consent: 'yes' };
  expect((await send(typed, {}, 'review')).status).toBe(200);
  expect([taken[0]?.url, taken[0]?.body.form]).toEqual(['/intake/reviews', { ...said, rating: 5, consent: true }]);
  expect(await (await post({ ...typed, text: '' }, {}, 'review')).json()).toMatchObject({ path: '/reviews/' });
});

describe('spam', () => {
  test('that fills in what nobody sees is answered as if taken, and goes nowhere', async () => {
    const response = await post({ ...good, website: 'https://spam.example' });
    expect([response.status, taken]).toEqual([303, []]);
    expect(response.headers.get('location')).toMatch(
      /^\/base\/forms\/booking\/thanks\/[A-Z2-9]{3}-[A-Z2-9]{3}\?locale=en$/,
    );
  });

  test.each([
    [{ origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' }, 403],
    [{ origin: 'https://elsewhere.example' }, 403],
    [{ 'sec-fetch-site': 'cross-site' }, 403],
    [{ origin: 'https://studio.example' }, 200],
    [{ origin: 'http://localhost:4321', 'sec-fetch-site': 'same-origin' }, 200],
  ])('from a page that says %j: %i', async (headers, status) => {
    expect((await send(good, headers as Record<string, string>)).status).toBe(status);
    expect(taken).toHaveLength(status === 200 ? 1 : 0);
  });

  test('from one address is five messages, whoever is behind the next is not', async () => {
    const from = { 'x-forwarded-for': '203.0.113.9' };
    for (const name of ['a', 'b', 'c', 'd', 'e']) expect((await send({ ...good, name }, from)).status).toBe(200);
    const response = await send({ ...good, name: 'f' }, from);
    expect([response.status, await response.json(), response.headers.get('retry-after')]).toEqual([
      429,
      { often: true },
      '600',
    ]);
    expect((await send({ ...good, name: 'f' }, { 'x-forwarded-for': '203.0.113.10' })).status).toBe(200);
    expect(await (await post({ ...good, name: 'g' }, from)).json()).toMatchObject({ notice: 'often' });
  });

  test('in another shape or size is refused', async () => {
    const plain = await fetch(`${api.origin}/forms/booking`, { method: 'POST', body: 'name=Ana' });
    expect([plain.status, (await send({ ...good, message: 'x'.repeat(70_000) })).status]).toEqual([415, 413]);
    expect((await fetch(`${api.origin}/forms/booking`)).status).toBe(404);
  });
});

test('nothing of what was typed is in the log, nor where it came from', async () => {
  const from = { 'x-forwarded-for': '203.0.113.9' };
  await send(good, from);
  await send({ ...good, 'time-1': '23:00' }, from);
  answer = { status: 500, body: { error: 'Ana Secret' } };
  await send({ ...good, name: 'Ana Secret B' }, from);
  await post({ ...good, name: 'Ana Secret C' }, from);
  expect(logged()).toContain('A form could not be handed to the CMS.');
  expect(logged()).toContain('The CMS answered with status 500.');
  expect(logged()).not.toMatch(/Ana|ana@|shoulder|203\.0/);
});

test('without a token, or a site, nothing can be taken', async () => {
  await api.stop();
  const { log } = keptLog();
  api = await start({ intake: createIntake({ cmsUrl: cms.origin, log }) });
  expect((await send(good)).status).toBe(503);
  await api.stop();
  const gone = { offer: () => undefined, page: () => Promise.reject(new Error('Ana Secret')) };
  api = await start({ site: gone });
  expect([(await send(good)).status, (await post(good)).status]).toEqual([503, 503]);
  expect([taken, logged().includes('Ana Secret')]).toEqual([[], false]);
});

describe('sent to another origin', () => {
  test('is taken from the site alone', async () => {
    await api.stop();
    api = await start({ formsUrl: new URL('https://forms.example/') });
    const asked = (origin: string) =>
      fetch(`${api.origin}/forms/booking`, { method: 'OPTIONS', headers: { origin } }).then((response) => [
        response.status,
        response.headers.get('access-control-allow-origin'),
      ]);
    expect(await asked('https://studio.example')).toEqual([204, 'https://studio.example']);
    expect(await asked('https://elsewhere.example')).toEqual([204, null]);
    const response = await send(good, { origin: 'https://studio.example', 'sec-fetch-site': 'cross-site' });
    expect([response.status, response.headers.get('access-control-allow-origin')]).toEqual([
      200,
      'https://studio.example',
    ]);
    expect((await post(good)).headers.get('location')).toBe('/forms/booking/thanks/B7K-2MX?locale=en');
  });
});

describe('over the static server', () => {
  let site: Listening;
  const open = async (publisherUrl: string) => {
    site = await listen(createStaticServer({ siteDir: '/nowhere', base: '/base', publisherUrl }));
  };
  const over = (init: RequestInit = {}) =>
    fetch(`${site.origin}/base/forms/booking`, {
      method: 'POST',
      body: new URLSearchParams(good),
      redirect: 'manual',
      ...init,
    });
  afterEach(() => site.stop());

  test('a form reaches the publisher, and its answer the browser', async () => {
    await open(api.origin);
    const response = await over({ headers: { cookie: 'a=b' } });
    expect([response.status, response.headers.get('location')]).toEqual([
      303,
      '/base/forms/booking/thanks/B7K-2MX?locale=en',
    ]);
    expect(await (await fetch(site.origin + response.headers.get('location')!)).json()).toMatchObject({
      reference: 'B7K-2MX',
    });
    expect(taken).toHaveLength(1);
  });

  test('an address that a visitor makes up counts for nothing unless a proxy of ours said it', async () => {
    await open(api.origin);
    for (const name of ['a', 'b', 'c', 'd', 'e', 'f'])
      await over({ body: new URLSearchParams({ ...good, name }), headers: { 'x-forwarded-for': '203.0.113.9' } });
    // The test is on this machine, and so as good as a proxy.
    expect((await over({ headers: { 'x-forwarded-for': '203.0.113.10' } })).status).toBe(303);
    expect(taken).toHaveLength(6);
  });

  test('too much is refused, and so is what else the publisher has', async () => {
    await open(api.origin);
    expect((await over({ body: 'x'.repeat(70_000) })).status).toBe(413);
    expect((await over({ method: 'DELETE', body: undefined })).status).toBe(405);
    expect((await fetch(`${site.origin}/base/forms/../healthz`)).status).toBe(503);
    expect((await fetch(`${site.origin}/base/healthz`)).status).toBe(503);
  });

  test('a publisher that is away is said in a sentence', async () => {
    await open('http://127.0.0.1:9');
    const response = await over();
    expect([response.status, response.headers.get('cache-control'), await response.text()]).toEqual([
      503,
      'no-store',
      'This could not be sent just now. Go back: what you wrote is still in the form, and our phone number is on that page.',
    ]);
  });
});
