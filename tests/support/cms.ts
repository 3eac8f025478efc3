import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from './ports.ts';

export const root = join(import.meta.dirname, '../..');

export interface CmsOptions {
  /** PostgreSQL's address; without it SQLite in a temporary file. */
  databaseUrl?: string;
  /** Import the sample content (about ten seconds). */
  seed?: boolean;
  env?: Record<string, string>;
}

export interface GraphqlAnswer {
  status: number;
  data?: Record<string, unknown> | null;
  errors?: { message: string; extensions?: Record<string, unknown> }[];
}

/** A real CMS in a child process, with database, uploads, secrets and port of its own. */
export class TestCms {
  readonly url: string;
  readonly token: string;
  readonly previewToken: string;
  readonly intakeToken: string;
  readonly folder: string;
  readonly env: NodeJS.ProcessEnv;
  #child?: ChildProcess;
  #output = '';
  #jwt?: string;

  private constructor(port: number, folder: string, { databaseUrl, seed = false, env = {} }: CmsOptions) {
    const secret = () => randomBytes(24).toString('base64url');
    this.url = `http://127.0.0.1:${port}`;
    this.folder = folder;
    this.token = secret();
    this.previewToken = secret();
    this.intakeToken = secret();
    this.env = {
      ...process.env,
      NODE_ENV: 'development',
      NODE_OPTIONS: '',
      HOST: '127.0.0.1',
      CMS_PORT: String(port),
      CMS_URL: this.url,
      CMS_PUBLIC_URL: this.url,
      CMS_TOKEN: this.token,
      PREVIEW_TOKEN: this.previewToken,
      INTAKE_TOKEN: this.intakeToken,
      SMTP_URL: '',
      MAIL_FROM: '',
      // Without it no publisher is called: one may happen to run on this machine.
      REBUILD_WEBHOOK_SECRET: '',
      CMS_PUBLIC_DIR: join(folder, 'public'),
      DATABASE_CLIENT: databaseUrl ? 'postgres' : 'sqlite',
      DATABASE_FILENAME: join(folder, 'data.db'),
      DATABASE_URL: databaseUrl ?? '',
      SEED_CONTENT: String(seed),
      ADMIN_EMAIL: 'owner@studio.example',
      ADMIN_PASSWORD: 'Kneadful-Test-1',
      APP_KEYS: `${secret()},${secret()}`,
      API_TOKEN_SALT: secret(),
      ADMIN_JWT_SECRET: secret(),
      TRANSFER_TOKEN_SALT: secret(),
      ENCRYPTION_KEY: secret(),
      ...env,
    };
  }

  static async start(options: CmsOptions = {}): Promise<TestCms> {
    const folder = mkdtempSync(join(tmpdir(), 'kneadful-test-'));
    mkdirSync(join(folder, 'public/uploads'), { recursive: true });
    const cms = new TestCms(await freePort(), folder, options);
    try {
      await cms.boot();
    } catch (error) {
      await cms.stop();
      throw error;
    }
    return cms;
  }

  /** Starts the process on what is in the database. @throws with its output if it ends before it answers */
  async boot(): Promise<void> {
    const strapi = join(root, 'node_modules/@strapi/strapi/bin/strapi.js');
    const child = spawn(process.execPath, [strapi, 'start'], { cwd: join(root, 'cms'), env: this.env });
    this.#child = child;
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (chunk: Buffer) => (this.#output += chunk.toString()));
    for (let attempt = 0; attempt < 1800; attempt++) {
      if (child.exitCode !== null) throw new Error(`The CMS ended with code ${child.exitCode}:\n${this.output}`);
      const response = await fetch(`${this.url}/_health`).catch(() => undefined);
      if (response?.ok) return;
      await sleep(100);
    }
    throw new Error(`The CMS did not answer within three minutes:\n${this.output}`);
  }

  get output(): string {
    return this.#output;
  }

  /** Ends the process; database and uploads stay, and `boot` starts it again. */
  async halt(): Promise<void> {
    const child = this.#child;
    this.#child = undefined;
    if (!child || child.exitCode !== null) return;
    const exited = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    const force = setTimeout(() => child.kill('SIGKILL'), 10_000);
    await exited;
    clearTimeout(force);
  }

  /** Ends the process as a power cut does; `boot` starts it again. */
  async crash(): Promise<void> {
    const child = this.#child;
    this.#child = undefined;
    if (!child || child.exitCode !== null) return;
    const exited = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await exited;
  }

  async stop(): Promise<void> {
    await this.halt();
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** @param token a bearer token; none asks as the public */
  async graphql(
    query: string,
    variables: object = {},
    token: string | undefined = this.token,
    operationName?: string,
  ): Promise<GraphqlAnswer> {
    const response = await fetch(`${this.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
      body: JSON.stringify({ query, variables, operationName }),
    });
    return { status: response.status, ...((await response.json()) as object) };
  }

  /** The admin's own HTTP API, as its panel calls it, signed in as the owner (once: the login is rate-limited). */
  async admin<Answer = Record<string, unknown>>(
    method: string,
    path: string,
    body?: unknown,
  ): Promise<{ status: number; body: Answer }> {
    this.#jwt ??= await this.#signIn();
    const isForm = body instanceof FormData;
    const response = await fetch(`${this.url}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${this.#jwt}`,
        ...(body !== undefined && !isForm && { 'content-type': 'application/json' }),
      },
      body: body === undefined || isForm ? body : JSON.stringify(body),
    });
    const text = await response.text();
    return { status: response.status, body: (text ? JSON.parse(text) : undefined) as Answer };
  }

  async #signIn(): Promise<string> {
    const response = await fetch(`${this.url}/admin/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email: this.env.ADMIN_EMAIL, password: this.env.ADMIN_PASSWORD }),
    });
    const { data } = (await response.json()) as { data: { token: string } };
    return data.token;
  }
}
