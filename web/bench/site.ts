import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { PublisherStatus, PublishOutcome } from '@kneadful/shared-types';
import { root, TestCms } from '../../tests/support/cms.ts';
import { freePort } from '../../tests/support/ports.ts';

const web = join(root, 'web');

/** CMS, publisher and static server with content of one size, each in a process of its own, on folders of their own. */
export class BenchSite {
  readonly cms: TestCms;
  readonly url: string;
  readonly folder: string;
  readonly env: NodeJS.ProcessEnv;
  readonly #processes: ChildProcess[] = [];

  private constructor(cms: TestCms, folder: string, env: NodeJS.ProcessEnv) {
    this.cms = cms;
    this.folder = folder;
    this.env = env;
    this.url = String(env.SITE_URL);
  }

  /** @param articles how many are generated beside the sample content */
  static async start(articles: number): Promise<BenchSite> {
    // The app's packages are found from its folder upwards.
    mkdirSync(join(web, '.tmp'), { recursive: true });
    const folder = mkdtempSync(join(web, '.tmp/bench-'));
    const [sitePort, publisherPort] = [await freePort(), await freePort()];
    const shared = {
      PUBLISHER_PORT: String(publisherPort),
      PUBLISHER_URL: `http://127.0.0.1:${publisherPort}`,
      REBUILD_WEBHOOK_SECRET: `whsec_${randomBytes(32).toString('base64')}`,
      REBUILD_TOKEN: randomBytes(24).toString('base64url'),
    };
    const cms = await TestCms.start({ seed: true, env: shared });
    const env = {
      ...process.env,
      ...shared,
      ENV_FILE: join(folder, 'none'),
      NODE_OPTIONS: '',
      CMS_URL: cms.url,
      CMS_PUBLIC_URL: cms.url,
      CMS_TOKEN: cms.token,
      SITE_PORT: String(sitePort),
      SITE_URL: `http://127.0.0.1:${sitePort}`,
      SITE_DIR: join(folder, 'site'),
      APP_DIR: join(folder, 'app'),
      SNAPSHOT_FILE: join(folder, 'snapshot/content.json'),
    };
    const site = new BenchSite(cms, folder, env);
    await site.run(['publisher/astro-build.ts', 'app'], { OUT_DIR: env.APP_DIR });
    if (articles > 0) {
      await cms.halt();
      await site.#generate(articles);
      await cms.boot();
    }
    return site;
  }

  async #generate(articles: number): Promise<void> {
    await finished(
      spawn(process.execPath, ['scripts/generate-articles.ts', String(articles)], {
        cwd: join(root, 'cms'),
        env: this.cms.env,
        stdio: ['ignore', 'ignore', 'inherit'],
      }),
    );
  }

  /** Runs a script of `web/` to its end. @returns milliseconds */
  async run(args: string[], env: NodeJS.ProcessEnv = {}): Promise<number> {
    const start = performance.now();
    const childEnv = { ...this.env, ...env };
    await finished(spawn(process.execPath, args, { cwd: web, env: childEnv, stdio: ['ignore', 'ignore', 'inherit'] }));
    return performance.now() - start;
  }

  /** Renders everything anew in the publisher that runs. */
  async publishAll(): Promise<PublishOutcome> {
    const args = ['publisher/cli.ts', 'publish', '--full', '--json'];
    const child = spawn(process.execPath, args, { cwd: web, env: this.env, stdio: ['ignore', 'pipe', 'inherit'] });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    await finished(child);
    return JSON.parse(output.trim().split('\n').at(-1)!) as PublishOutcome;
  }

  /** Starts the publisher and the static server, and waits until the site is live with all its pictures and its search. */
  async serve(): Promise<ChildProcess> {
    const publisher = this.#spawn('publisher', ['publisher/cli.ts', 'watch']);
    this.#spawn('site', ['publisher/cli.ts', 'serve']);
    await this.settled();
    await this.#rested();
    return publisher;
  }

  /** When what follows the first publish is made: the search index, and the compressed files. */
  async #rested(): Promise<void> {
    let made = -1;
    for (;;) {
      const { ok } = await fetch(`${this.url}/pagefind/pagefind.js`);
      const compressed = readdirSync(join(String(this.env.SITE_DIR), 'compressed')).length;
      if (ok && compressed === made) return;
      made = compressed;
      await sleep(5000);
    }
  }

  async settled(): Promise<PublisherStatus> {
    for (;;) {
      const status = await this.status().catch(() => undefined);
      if (status?.state === 'live' && status.picturesWaiting === 0 && !status.behindSince) return status;
      if (status?.state === 'failed') throw new Error(status.problem);
      await sleep(500);
    }
  }

  async status(): Promise<PublisherStatus> {
    const headers = { authorization: `Bearer ${this.env.REBUILD_TOKEN}` };
    return (await (await fetch(`${this.env.PUBLISHER_URL}/status`, { headers })).json()) as PublisherStatus;
  }

  #spawn(name: string, args: string[]): ChildProcess {
    const child = spawn(process.execPath, args, { cwd: web, env: this.env, stdio: ['ignore', 'pipe', 'pipe'] });
    const log = createWriteStream(join(this.folder, `${name}.log`));
    child.stdout?.pipe(log);
    child.stderr?.pipe(log);
    this.#processes.push(child);
    return child;
  }

  async stop(): Promise<void> {
    for (const child of this.#processes) {
      if (child.exitCode !== null) continue;
      const exited = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await exited;
    }
    await this.cms.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

async function finished(child: ChildProcess): Promise<void> {
  const code = await new Promise((resolve) => child.once('exit', resolve));
  if (code !== 0) throw new Error(`${child.spawnargs.slice(1).join(' ')} ended with code ${String(code)}.`);
}

/** The most memory that a process has held: megabytes. Nothing where the system does not tell. */
export function peakMemory({ pid }: ChildProcess): number | undefined {
  try {
    const [, kilobytes] = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return kilobytes === undefined ? undefined : Math.round(Number(kilobytes) / 1024);
  } catch {
    return undefined;
  }
}
