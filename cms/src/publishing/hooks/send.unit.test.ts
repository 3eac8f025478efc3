import { createServer, type RequestListener, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { privateAddress } from './address';
import { send, sentenceOf } from './send';

let server: Server;
let port: number;
let connections: number;
let answer: RequestListener;
beforeEach(async () => {
  connections = 0;
  answer = (_request, response) => response.writeHead(202).end('x'.repeat(100_000));
  server = createServer((request, response) => answer(request, response));
  server.on('connection', () => connections++);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  port = (server.address() as AddressInfo).port;
});
afterEach(async () => {
  server.closeAllConnections();
  server.close();
  await once(server, 'close');
});

const request = { headers: { 'content-type': 'application/json' }, body: '{}' };
const call = (address: string, more: Partial<Parameters<typeof send>[2]> = {}) =>
  send(address, request, {
    allowed: new Set([`localhost:${port}`, `127.0.0.1:${port}`]),
    timeout: 5000,
    stopped: new AbortController().signal,
    ...more,
  });

test('an allowed host is called by its name or its address, and only the status is kept', async () => {
  expect(await call(`http://localhost:${port}/`)).toEqual({ status: 202 });
  expect(await call(`http://127.0.0.1:${port}/`)).toEqual({ status: 202 });
});

test('a name that leads to a private address is refused before anything is sent', async () => {
  expect(await call(`https://localhost:${port}/`, { allowed: new Set() })).toEqual({ error: privateAddress });
  expect(await call(`https://127.0.0.1:${port}/`, { allowed: new Set() })).toEqual({ error: privateAddress });
  expect(connections).toBe(0);
});

test('a redirect is not followed', async () => {
  answer = (_request, response) => response.writeHead(302, { location: '/elsewhere' }).end();
  expect(await call(`http://127.0.0.1:${port}/`)).toEqual({ status: 302 });
  expect(connections).toBe(1);
});

test('a call that takes too long ends with a sentence', async () => {
  answer = () => {};
  expect(await call(`http://127.0.0.1:${port}/`, { timeout: 100 })).toEqual({
    error: 'It did not answer within 0.1 seconds.',
  });
});

test('a call ends with the process', async () => {
  const stop = new AbortController();
  answer = () => stop.abort();
  expect(await call(`http://127.0.0.1:${port}/`, { stopped: stop.signal })).toEqual({ interrupted: true });
});

test('where nothing listens, and where a connection breaks, a sentence says so', async () => {
  answer = (incoming) => incoming.socket.destroy();
  expect(await call(`http://127.0.0.1:${port}/`)).toEqual({ error: 'It could not be called (UND_ERR_SOCKET).' });
  expect(await call('http://127.0.0.1:1/', { allowed: new Set(['127.0.0.1']) })).toEqual({
    error: 'Nothing listens at this address. Start what should be called, or mend the address.',
  });
});

test.each([
  [200, undefined],
  [204, undefined],
  [301, 'It answered 301, which points to another address. Redirects are not followed: enter the address itself.'],
  [401, 'It answered 401: it does not accept the secret. Give the hook the secret of the target.'],
  [404, 'It answered 404: there is no hook at this address, or the token may not use it.'],
  [410, 'It answered 410: this hook is gone for good, so it was switched off. Enter a new address and switch it on.'],
  [503, 'It answered 503.'],
])('%i: %s', (status, sentence) => {
  expect(sentenceOf(status)).toBe(sentence);
});
