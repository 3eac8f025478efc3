import { type IncomingMessage, request as call, type ServerResponse } from 'node:http';
import { forwardedFor } from '../forms/visitor-address.ts';
import { end } from './send.ts';

/** The largest form. */
const bodyLimit = 64 * 1024;

/** Milliseconds for the publisher's answer: it waits for the CMS. */
const patience = 15_000;

/** What the publisher has to know of a call; nothing else is handed on. */
const handedOn = ['content-type', 'content-length', 'origin', 'sec-fetch-site', 'accept'] as const;

/** Headers that belong to one connection. */
const ofConnection = new Set(['connection', 'keep-alive', 'transfer-encoding', 'date']);

const sorry =
  'This could not be sent just now. Go back: what you wrote is still in the form, and our phone number is on that page.';

/** Hands what is below `/forms/` to the publisher. @param path below the site's base path, encoded, with its query */
export function passForm(publisherUrl: string, path: string, request: IncomingMessage, response: ServerResponse): void {
  const { method = 'GET', headers, socket } = request;
  if (!['GET', 'HEAD', 'POST', 'OPTIONS'].includes(method))
    return end(response, 405, { allow: 'GET, HEAD, POST, OPTIONS' });
  if (Number(headers['content-length'] ?? 0) > bodyLimit || headers['transfer-encoding'] !== undefined)
    return end(response, 413, { connection: 'close' }, 'This is more than a form may hold.');
  const passed = Object.fromEntries(
    handedOn.flatMap((name) => (headers[name] === undefined ? [] : [[name, headers[name]]])),
  );
  const chain = forwardedFor(socket.remoteAddress, headers['x-forwarded-for']?.toString());
  const sent = call(new URL(path, publisherUrl), {
    method,
    headers: { ...passed, 'x-forwarded-for': chain },
    timeout: patience,
  });
  sent.once('response', (answer) => {
    const kept = Object.entries(answer.headers).filter(([name]) => !ofConnection.has(name));
    response.writeHead(answer.statusCode ?? 502, Object.fromEntries(kept));
    answer.pipe(response);
    answer.once('error', () => response.destroy());
  });
  sent.once('timeout', () => sent.destroy(new Error('The publisher does not answer.')));
  sent.once('error', () => {
    if (response.headersSent) response.destroy();
    else end(response, 503, { 'retry-after': '60', 'cache-control': 'no-store', connection: 'close' }, sorry);
  });
  // A visitor who has left needs no answer.
  response.once('close', () => sent.destroy());
  request.pipe(sent);
}
