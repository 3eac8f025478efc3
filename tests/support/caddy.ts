import { execFile } from 'node:child_process';
import { type IncomingHttpHeaders, request } from 'node:http';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { findTool } from '../../scripts/lib/tools.ts';
import { root } from './cms.ts';
import { freePort } from './ports.ts';
import { answers, TestProcess } from './process.ts';

/** Caddy's path. Where CI is set it must be there; elsewhere its tests are skipped, and `npm test` says how to get it. */
export const caddyPath = findTool('caddy') ?? (process.env.CI ? 'caddy' : undefined);

export const caddyfile = join(root, 'Caddyfile');

export interface CaddyAnswer {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/** Caddy with the project's Caddyfile, on free ports of loopback. */
export class TestCaddy {
  readonly port: number;
  readonly #env: Record<string, string>;
  readonly #process: TestProcess;

  private constructor(port: number, env: Record<string, string>, process: TestProcess) {
    this.port = port;
    this.#env = env;
    this.#process = process;
  }

  /** @param env what the compose file gives it */
  static async start(
    env: Record<string, string>,
    home: string,
    args: readonly string[] = ['run', '--config', caddyfile],
  ): Promise<TestCaddy> {
    const port = await freePort();
    const admin = `127.0.0.1:${await freePort()}`;
    const all = {
      ...env,
      HOST: '127.0.0.1',
      SITE_PORT: String(port),
      CADDY_ADMIN: admin,
      XDG_CONFIG_HOME: home,
      XDG_DATA_HOME: home,
    };
    const caddy = new TestProcess([caddyPath ?? 'caddy', ...args], { cwd: root, env: all });
    await caddy.until('it answers', answers(`http://127.0.0.1:${port}/`), 20);
    return new TestCaddy(port, all, caddy);
  }

  /** Reads the Caddyfile and what it imports again, as `--watch` does from Caddy 2.7 on. */
  async reload(): Promise<void> {
    const address = this.#env.CADDY_ADMIN!;
    await promisify(execFile)(caddyPath ?? 'caddy', ['reload', '--config', caddyfile, '--address', address], {
      env: { ...process.env, ...this.#env },
    });
  }

  /** One request as it is: no redirect followed, no path tidied, nothing decompressed. */
  get(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<CaddyAnswer> {
    return new Promise((resolve, reject) => {
      const sent = request({ host: '127.0.0.1', port: this.port, path, headers, method, agent: false }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }),
        );
      });
      sent.once('error', reject);
      sent.end();
    });
  }

  stop(): Promise<void> {
    return this.#process.stop();
  }
}
