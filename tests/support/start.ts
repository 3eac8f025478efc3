import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseEnv } from 'node:util';
import { root } from './cms.ts';
import { freePort } from './ports.ts';

/** One machine's state between starts of `npm start`: database, uploads, releases, secrets and logs in a temporary folder. */
export class Checkout {
  readonly folder: string;
  readonly app: string;
  readonly cmsPort: number;
  readonly sitePort: number;

  private constructor(cmsPort: number, sitePort: number) {
    this.cmsPort = cmsPort;
    this.sitePort = sitePort;
    this.folder = mkdtempSync(join(tmpdir(), 'kneadful-start-'));
    mkdirSync(join(this.folder, 'public/uploads'), { recursive: true });
    mkdirSync(join(root, 'web/.tmp'), { recursive: true });
    // The app's packages are found from its folder upwards.
    this.app = mkdtempSync(join(root, 'web/.tmp/start-'));
  }

  static async make(): Promise<Checkout> {
    return new Checkout(await freePort(), await freePort());
  }

  get database(): string {
    return join(this.folder, 'data.db');
  }

  get secrets(): NodeJS.Dict<string> {
    return parseEnv(readFileSync(join(this.folder, 'secrets.env'), 'utf8'));
  }

  get env(): NodeJS.ProcessEnv {
    return {
      ...process.env,
      // Jest's own.
      NODE_ENV: undefined,
      NODE_OPTIONS: undefined,
      ASTRO_TELEMETRY_DISABLED: '1',
      STRAPI_TELEMETRY_DISABLED: 'true',
      TURBO_TELEMETRY_DISABLED: '1',
      ENV_FILE: join(this.folder, 'secrets.env'),
      LOG_DIR: join(this.folder, 'logs'),
      HOST: '127.0.0.1',
      CMS_PORT: String(this.cmsPort),
      SITE_PORT: String(this.sitePort),
      DATABASE_CLIENT: 'sqlite',
      DATABASE_FILENAME: this.database,
      CMS_PUBLIC_DIR: join(this.folder, 'public'),
      SITE_DIR: join(this.folder, 'site'),
      SNAPSHOT_FILE: join(this.folder, 'snapshot/content.json'),
      OUT_DIR: this.app,
      APP_DIR: this.app,
      POLL_SECONDS: '1',
    };
  }

  start(): Start {
    return new Start(this.env);
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
    rmSync(this.app, { recursive: true, force: true });
  }
}

/** One run of `scripts/start.ts`. */
export class Start {
  readonly #child: ChildProcess;
  readonly exited: Promise<number>;
  output = '';

  constructor(env: NodeJS.ProcessEnv) {
    this.#child = spawn(process.execPath, [join(root, 'scripts/start.ts')], {
      cwd: root,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [this.#child.stdout, this.#child.stderr])
      stream?.on('data', (chunk: Buffer) => (this.output += chunk.toString()));
    this.exited = new Promise((resolve) => this.#child.once('close', (code) => resolve(code ?? -1)));
  }

  /** Waits for this text. @throws with everything that was printed, if the process ends without it */
  async prints(text: string): Promise<void> {
    while (!this.output.includes(text)) {
      if (this.#child.exitCode !== null)
        throw new Error(`It ended with code ${this.#child.exitCode} without printing “${text}”:\n${this.output}`);
      await sleep(100);
    }
  }

  interrupt(): Promise<number> {
    this.#child.kill('SIGINT');
    return this.exited;
  }

  /** Its child processes, with their command lines. */
  children(): { pid: number; command: string }[] {
    const { stdout } = spawnSync('ps', ['-A', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' });
    return stdout
      .split('\n')
      .map((line) => /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [])
      .filter(([, , parent]) => Number(parent) === this.#child.pid)
      .map(([, pid, , command = '']) => ({ pid: Number(pid), command }));
  }
}

export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
