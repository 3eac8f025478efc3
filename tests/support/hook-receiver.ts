import { once } from 'node:events';
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { Webhook } from 'standardwebhooks';
import { listen } from './http.ts';

export interface ReceivedCall {
  method: string;
  path: string;
  headers: IncomingHttpHeaders;
  body: string;
}

/** A status to answer with; `hang`: never answer; a text: redirect there. */
export type Answering = number | 'hang' | `http${string}`;

/** A real target of build hooks on loopback. It records every call and answers as the test says. */
export class HookReceiver {
  readonly calls: ReceivedCall[] = [];
  readonly origin: string;
  answering: Answering = 202;
  /** How many calls were open at one moment. */
  mostAtOnce = 0;
  #open = 0;
  readonly #stop: () => Promise<void>;

  private constructor(origin: string, stop: () => Promise<void>) {
    this.origin = origin;
    this.#stop = stop;
  }

  static async start(): Promise<HookReceiver> {
    let receiver: HookReceiver | undefined = undefined;
    const { origin, stop } = await listen((request, response) => void receiver?.receive(request, response));
    receiver = new HookReceiver(origin, stop);
    return receiver;
  }

  get host(): string {
    return new URL(this.origin).host;
  }

  async receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let body = '';
    this.#open++;
    this.mostAtOnce = Math.max(this.mostAtOnce, this.#open);
    response.once('close', () => this.#open--);
    request.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
    await once(request, 'end');
    this.calls.push({ method: request.method ?? '', path: request.url ?? '', headers: request.headers, body });
    if (this.answering === 'hang') return;
    if (typeof this.answering === 'number') response.writeHead(this.answering).end('{"secret":"of the target"}');
    else response.writeHead(307, { location: this.answering }).end();
  }

  /** Forgets what came so far, and answers so from here on. */
  reset(answering: Answering = 202): void {
    this.calls.length = 0;
    this.mostAtOnce = 0;
    this.answering = answering;
  }

  /** Waits for so many calls. */
  async until(count: number): Promise<ReceivedCall[]> {
    for (let attempt = 0; this.calls.length < count; attempt++) {
      if (attempt > 600) throw new Error(`Of ${count} calls ${this.calls.length} arrived within 30 seconds.`);
      await sleep(50);
    }
    return this.calls;
  }

  stop(): Promise<void> {
    return this.#stop();
  }
}

/** The body of a call, if its signature is right. @throws if not */
export const verified = ({ headers, body }: ReceivedCall, secret: string) =>
  new Webhook(secret).verify(body, headers as Record<string, string>) as {
    revision: string;
    cause: string;
    changed: { type: string; documentId: string }[];
  };

export const idOf = ({ headers }: ReceivedCall) => String(headers['webhook-id']);
