import { Agent, type IncomingHttpHeaders, request } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { editionsOf, withoutEdition } from './editions.ts';
import type { Dice } from './edits/dice.ts';

interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/** What a visitor's browser keeps of a page. */
interface Copy {
  etag: string;
  edition: number;
}

export interface ReaderOptions {
  origin: string;
  /** What each path's page must be, with `<edition>` in place of the edition's number, and the status of its answer. */
  expected: ReadonlyMap<string, { status: number; text: string }>;
  /** The newest edition that was handed to the CMS. */
  newest(): number;
  dice: Dice;
}

const encodings = ['identity', 'gzip', 'br', 'gzip, br'];
/** A visitor who asks for one page after the other without a pause, and notes everything that is not as it should be. */
export class Reader {
  readonly troubles: string[] = [];
  /** Answers by kind. */
  readonly counts = { whole: 0, compressed: 0, unchanged: 0 };
  /** The newest edition that was seen. */
  edition = 0;
  readonly #options: ReaderOptions;
  readonly #copies = new Map<string, Copy>();
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 1 });
  #isStopped = false;
  #reading?: Promise<void>;

  constructor(options: ReaderOptions) {
    this.#options = options;
  }

  start(): void {
    this.#reading = this.#read();
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    await this.#reading;
    this.#agent.destroy();
  }

  async #read(): Promise<void> {
    const paths = [...this.#options.expected.keys()];
    while (!this.#isStopped) {
      const { dice } = this.#options;
      await this.#ask(dice.pick(paths)!, dice.pick(encodings)!, !dice.once(3)).catch((error: unknown) =>
        this.troubles.push(String(error)),
      );
    }
  }

  async #ask(path: string, encoding: string, conditional: boolean): Promise<void> {
    const key = `${path} (${encoding})`;
    const copy = conditional ? this.#copies.get(key) : undefined;
    const headers = { 'accept-encoding': encoding, ...(copy && { 'if-none-match': copy.etag }) };
    const answer = await this.#get(path, headers);
    const trouble = answer.status === 304 ? this.#judgeUnchanged(copy, answer) : this.#judge(path, key, answer);
    if (trouble) this.troubles.push(`${key}${copy ? ` with a copy of ${copy.edition}` : ''}: ${trouble}`);
  }

  /** Every page changes with every edition: a copy is right only as long as nothing newer was seen. */
  #judgeUnchanged(copy: Copy | undefined, { body }: Answer): string | undefined {
    this.counts.unchanged += 1;
    if (!copy) return 'a 304 that nobody asked for';
    if (body.length > 0) return `a 304 with ${body.length} bytes`;
    return copy.edition < this.edition ? `a 304 although ${this.edition} had been seen` : undefined;
  }

  #judge(path: string, key: string, { status, headers, body }: Answer): string | undefined {
    const wanted = this.#options.expected.get(path)!;
    if (status !== wanted.status) return `status ${status}`;
    const encoding = headers['content-encoding'];
    this.counts[encoding ? 'compressed' : 'whole'] += 1;
    const html = decompressed(encoding, body).toString('utf8');
    const [edition = -1, ...others] = editionsOf(html);
    if (others.length > 0) return `a mix of the editions ${[edition, ...others].join(', ')}`;
    if (edition < this.edition) return `the edition ${edition} after ${this.edition}`;
    if (edition > this.#options.newest()) return `the edition ${edition}, which nobody has published`;
    if (withoutEdition(html) !== wanted.text) return `other bytes than those of the edition ${edition}`;
    this.edition = edition;
    if (headers.etag) this.#copies.set(key, { etag: headers.etag, edition });
    return undefined;
  }

  #get(path: string, headers: Record<string, string>): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const sent = request(this.#options.origin + path, { headers, agent: this.#agent }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.once('error', reject);
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }),
        );
      });
      sent.once('error', reject);
      sent.end();
    });
  }
}

function decompressed(encoding: string | undefined, body: Buffer): Buffer {
  if (encoding === undefined) return body;
  return encoding === 'br' ? brotliDecompressSync(body) : gunzipSync(body);
}
