import { once } from 'node:events';
import { type IncomingMessage, type RequestOptions, request as overHttp } from 'node:http';
import { request as overHttps } from 'node:https';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { publisherStatus, publishOutcome, releaseSummary } from '@kneadful/shared-types';
import { z } from 'zod';
import type { PublisherEvent } from '../control.ts';
import { CommandFailed } from './command.ts';
import { readEvents } from './event-stream.ts';
import type { Reached } from './reach.ts';

/** How long the last events may take after the answer: milliseconds. */
const slowest = 500;

const refusal = z.object({ error: z.string() });

export interface PublisherAddress {
  url: string;
  token: string;
}

/** The publisher that runs at this address, or nothing where nobody listens. @throws CommandFailed */
export async function connect(address: PublisherAddress): Promise<Reached | undefined> {
  try {
    await ask(address, 'GET', '/status', publisherStatus);
  } catch (error) {
    if (codeOf(error) === 'ECONNREFUSED') return undefined;
    throw explained(error, address);
  }
  const call: typeof ask = (...args) =>
    ask(...args).catch((error: unknown) => {
      throw explained(error, address);
    });
  const told = async <Result>(listener: (event: PublisherEvent) => void, command: () => Promise<Result>) => {
    let isTold = () => {};
    const end = new Promise<void>((resolve) => (isTold = resolve));
    const events = await followEvents(address, (event) => {
      listener(event);
      if (event.kind === 'published' || event.kind === 'failed') isTold();
    });
    try {
      const result = await command();
      // They come by another connection, which may be a little slower than the answer's.
      await Promise.race([end, sleep(slowest, undefined, { ref: false })]);
      return result;
    } finally {
      events.destroy();
    }
  };
  return {
    running: true,
    status: () => call(address, 'GET', '/status', publisherStatus),
    releases: async () =>
      (await call(address, 'GET', '/releases', z.object({ releases: z.array(releaseSummary) }))).releases,
    activate: (id) => call(address, 'POST', `/releases/${encodeURIComponent(id)}/activate`, releaseSummary),
    publish: (wanted, listener) => told(listener, () => call(address, 'POST', '/publish', publishOutcome, wanted)),
    resume: (listener) => told(listener, () => call(address, 'POST', '/resume', publishOutcome)),
    close: async () => {},
  };
}

async function followEvents(
  address: PublisherAddress,
  listener: (event: PublisherEvent) => void,
): Promise<IncomingMessage> {
  const response = await send(address, 'GET', '/events');
  // Its end is told by the command's own answer.
  readEvents(response, listener).catch(() => {});
  return response;
}

async function ask<Schema extends z.ZodType>(
  address: PublisherAddress,
  method: string,
  path: string,
  schema: Schema,
  body?: object,
): Promise<z.output<Schema>> {
  const response = await send(address, method, path, body);
  const answer = parse(await text(response));
  if (response.statusCode === 401)
    throw new CommandFailed(
      `The publisher at ${address.url} refuses REBUILD_TOKEN. Set it to the token that the publisher was started with (see .env).`,
    );
  const parsed = schema.safeParse(answer);
  if (response.statusCode === 200 && parsed.success) return parsed.data;
  const refused = refusal.safeParse(answer);
  if (refused.success && response.statusCode !== 200) throw new CommandFailed(refused.data.error);
  throw new CommandFailed(`What answers at ${address.url} is not this publisher. Set PUBLISHER_URL to where it is.`);
}

/** Not by `fetch`: it gives up after five minutes, and a full publish of a large site may take longer. */
async function send({ url, token }: PublisherAddress, method: string, path: string, body?: object) {
  const address = new URL(url);
  address.pathname = address.pathname.replace(/\/$/, '') + path;
  const headers = { authorization: `Bearer ${token}`, ...(body && { 'content-type': 'application/json' }) };
  const options: RequestOptions = { method, headers, agent: false };
  const request = address.protocol === 'https:' ? overHttps(address, options) : overHttp(address, options);
  request.end(body && JSON.stringify(body));
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  return response;
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

const codeOf = (error: unknown) => (error as NodeJS.ErrnoException).code;

function explained(error: unknown, { url }: PublisherAddress): unknown {
  const code = codeOf(error);
  if (error instanceof CommandFailed || code === undefined) return error;
  return new CommandFailed(
    code === 'ECONNRESET'
      ? `The publisher at ${url} ended before it answered. Its log says why.`
      : `The publisher at ${url} cannot be reached (${code}). Set PUBLISHER_URL to where it is.`,
  );
}
