import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** What the CMS, or something on the way to it, may do wrong. */
export type Fault =
  | { kind: 'slow'; milliseconds: number }
  | { kind: 'status'; status: number }
  /** Another answer in place of the CMS's, to every request. */
  | { kind: 'instead'; type: string; body: string }
  /** The CMS's answer, cut off after half of it. */
  | { kind: 'cut' }
  /** The CMS's answer with other data. */
  | { kind: 'changed'; change(data: Record<string, unknown>): void }
  | { kind: 'hang' };

/** Stands between the publisher and the CMS, and does what the test says. */
export class FaultyCms {
  fault?: Fault;
  /** Requests that came while a fault was set. */
  spoilt = 0;
  readonly url: string;
  readonly #server: Server;
  readonly #target: string;
  readonly #port: number;

  private constructor(server: Server, target: string) {
    this.#server = server;
    this.#target = target;
    this.#port = (server.address() as AddressInfo).port;
    this.url = `http://127.0.0.1:${this.#port}`;
  }

  /** @param target where the CMS is */
  static async start(target: string): Promise<FaultyCms> {
    let proxy: FaultyCms | undefined = undefined;
    const server = createServer((incoming, response) => {
      proxy!.#answer(incoming, response).catch(() => response.destroy());
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    proxy = new FaultyCms(server, target);
    return proxy;
  }

  /** Nobody listens any more. */
  async leave(): Promise<void> {
    const closed = once(this.#server, 'close');
    this.#server.close();
    this.#server.closeAllConnections();
    await closed;
  }

  async comeBack(): Promise<void> {
    if (this.#server.listening) return;
    await once(this.#server.listen(this.#port, '127.0.0.1'), 'listening');
  }

  /** Lets go of those who wait. */
  dropAll(): void {
    this.#server.closeAllConnections();
  }

  async stop(): Promise<void> {
    if (this.#server.listening) await this.leave();
  }

  async #answer(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const { fault } = this;
    if (fault) this.spoilt += 1;
    if (fault?.kind === 'hang') return;
    if (fault?.kind === 'slow') await sleep(fault.milliseconds);
    if (fault?.kind === 'status') return void response.writeHead(fault.status).end('Something went wrong.');
    if (fault?.kind === 'instead') return void response.writeHead(200, { 'content-type': fault.type }).end(fault.body);
    const answer = await this.#ask(incoming);
    const length = { 'content-length': String(answer.body.length) };
    if (fault?.kind === 'changed') {
      const { data } = JSON.parse(answer.body.toString('utf8')) as { data: Record<string, unknown> };
      fault.change(data);
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ data }));
    } else if (fault?.kind === 'cut') {
      response.writeHead(answer.status, { ...answer.type, ...length });
      response.write(answer.body.subarray(0, answer.body.length / 2), () => response.destroy());
    } else response.writeHead(answer.status, { ...answer.type, ...length }).end(answer.body);
  }

  async #ask(incoming: IncomingMessage): Promise<{ status: number; type: Record<string, string>; body: Buffer }> {
    const headers = { ...incoming.headers, host: new URL(this.#target).host };
    const sent = request(this.#target + incoming.url, { method: incoming.method, headers, agent: false });
    incoming.pipe(sent);
    const [answer] = (await once(sent, 'response')) as [IncomingMessage];
    const chunks: Buffer[] = [];
    for await (const chunk of answer) chunks.push(chunk as Buffer);
    const type = { 'content-type': answer.headers['content-type'] ?? 'application/octet-stream' };
    return { status: answer.statusCode ?? 500, type, body: Buffer.concat(chunks) };
  }
}
