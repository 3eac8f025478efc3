import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import { listen, type Listening } from '../../../../tests/support/http';
import { PublisherClient, PublisherRefused } from './publisher';

let server: Listening;
let asked: (string | undefined)[];
let answer: Promise<{ status: number; body: unknown }>;

beforeEach(async () => {
  asked = [];
  answer = Promise.resolve({ status: 200, body: {} });
  server = await listen(({ method, url, headers }, response) => {
    asked.push(`${method} ${url} ${headers.authorization}`);
    void answer.then(({ status, body }) => response.writeHead(status).end(JSON.stringify(body)));
  });
});
afterEach(() => server.stop());

const clientOf = (settings: object) =>
  new PublisherClient({ config: { get: () => settings } } as unknown as Core.Strapi);
const client = (path = '') => clientOf({ PUBLISHER_URL: server.origin + path, REBUILD_TOKEN: 'the-token' });

test('it asks below the publisher’s address, with the token', async () => {
  await client('/below/').read('/status', z.object({}));
  await client().command('/publish');
  expect(asked).toEqual(['GET /below/status Bearer the-token', 'POST /publish Bearer the-token']);
});

test('without a token it asks nothing and says what to do', async () => {
  const unset = clientOf({ PUBLISHER_URL: server.origin });
  await expect(unset.read('/status', z.object({}))).rejects.toThrow(
    new PublisherRefused('The CMS may not ask the publisher: set REBUILD_TOKEN to the publisher’s own.'),
  );
  expect(asked).toEqual([]);
});

test('what is refused at once is told; what takes long goes on by itself, and its refusal harms nobody', async () => {
  answer = Promise.resolve({ status: 503, body: { error: 'The disk is full.' } });
  await expect(client().command('/publish')).rejects.toThrow(new PublisherRefused('The disk is full.'));

  let refuse: (later: Awaited<typeof answer>) => void = () => {};
  answer = new Promise((resolve) => (refuse = resolve));
  await client().command('/publish');
  expect(asked).toHaveLength(2);
  refuse({ status: 503, body: { error: 'Later.' } });
});
