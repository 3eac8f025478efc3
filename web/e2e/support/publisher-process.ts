import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { PublisherStatus } from '@kneadful/shared-types';
import { signingSecret } from '../../../tests/support/build-hooks.ts';
import type { TestCms } from '../../../tests/support/cms.ts';
import { freePort } from '../../../tests/support/ports.ts';
import { connect } from '../../publisher/commands/control-client.ts';
import type { Reached } from '../../publisher/commands/reach.ts';
import { type SiteFolders, siteEnv, web } from './commands.ts';

export interface PublisherPlace {
  env: NodeJS.ProcessEnv;
  url: string;
  token: string;
  hookSecret: string;
}

/** Where a publisher of its own will be, and what it needs to know. */
export async function placeOf(
  folders: SiteFolders,
  cms: Pick<TestCms, 'url' | 'token'>,
  more: NodeJS.ProcessEnv = {},
): Promise<PublisherPlace> {
  const port = more.PUBLISHER_PORT ?? (await freePort());
  const url = `http://127.0.0.1:${port}`;
  const token = 'the-token-of-this-test';
  const hookSecret = more.REBUILD_WEBHOOK_SECRET ?? signingSecret();
  const env = {
    ...siteEnv(folders, cms),
    ENV_FILE: join(folders.siteDir, 'no.env'),
    HOST: '127.0.0.1',
    PUBLISHER_PORT: String(port),
    PUBLISHER_URL: url,
    REBUILD_TOKEN: token,
    REBUILD_WEBHOOK_SECRET: hookSecret,
    // It looks by itself soon after a hook that got lost.
    POLL_SECONDS: '0.5',
    ...more,
  };
  return { env, url, token, hookSecret };
}

/** `npm run site -- watch` as a process that can be ended at any moment. */
export class PublisherProcess {
  /** What it told its supervisor. */
  readonly messages: Record<string, unknown>[] = [];
  /** Its log. */
  output = '';
  readonly #place: PublisherPlace;
  readonly #child: ChildProcess;

  constructor(place: PublisherPlace) {
    this.#place = place;
    const cli = join(web, 'publisher/cli.ts');
    this.#child = fork(cli, ['watch'], { cwd: web, env: place.env, silent: true, execArgv: [] });
    for (const stream of [this.#child.stdout, this.#child.stderr])
      stream?.on('data', (chunk: Buffer) => (this.output += chunk.toString()));
    this.#child.on('message', (message) => this.messages.push(message as Record<string, unknown>));
  }

  get isRunning(): boolean {
    return this.#child.exitCode === null && this.#child.signalCode === null;
  }

  /** @throws with its output if it ends, or after two minutes, before `reached` */
  async until(what: string, reached: () => boolean | Promise<boolean>): Promise<void> {
    for (let attempt = 0; !(await reached()); attempt++) {
      if (!this.isRunning) throw new Error(`The publisher ended before ${what}:\n${this.output}`);
      if (attempt > 6000)
        throw new Error(`Not in two minutes: ${what}.\n${JSON.stringify(this.messages)}\n${this.output}`);
      await sleep(20);
    }
  }

  /** Its control API. @throws where it does not listen */
  async api(): Promise<Reached> {
    const reached = await connect(this.#place);
    if (!reached) throw new Error(`The publisher does not listen:\n${this.output}`);
    return reached;
  }

  /** The first status that fits. */
  async status(what: string, fits: (status: PublisherStatus) => boolean): Promise<PublisherStatus> {
    let status: PublisherStatus | undefined;
    await this.until(what, async () => {
      const api = await connect(this.#place);
      status = await api?.status();
      return status !== undefined && fits(status);
    }).catch((error: unknown) => {
      throw new Error(`${JSON.stringify(status)}\n${(error as Error).message}`, { cause: error });
    });
    return status!;
  }

  /** As a power cut would. */
  kill(): Promise<void> {
    return this.#end('SIGKILL');
  }

  stop(): Promise<void> {
    return this.#end('SIGTERM');
  }

  async #end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    if (!this.isRunning) return;
    const gone = once(this.#child, 'close');
    this.#child.kill(signal);
    await gone;
  }
}
