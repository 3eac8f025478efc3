import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, openSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { stripVTControlCharacters } from 'node:util';

export interface ServiceOptions {
  name: string;
  /** Arguments for Node. */
  args: string[];
  cwd: string;
  env: NodeJS.ProcessEnv;
  logFile: string;
  /** Called with every message the process sends. */
  onMessage?(message: Record<string, unknown>): void;
}

/** A child process with a log file and a channel for messages. It is no part of the terminal's group: Ctrl-C is ours to pass on. */
export class Service {
  readonly name: string;
  readonly logFile: string;
  readonly #child: ChildProcess;
  readonly #exit: Promise<number>;
  #exited = false;

  constructor({ name, args, cwd, env, logFile, onMessage }: ServiceOptions) {
    this.name = name;
    this.logFile = logFile;
    mkdirSync(dirname(logFile), { recursive: true });
    const log = openSync(logFile, 'w');
    this.#child = spawn(process.execPath, args, { cwd, env, detached: true, stdio: ['ignore', log, log, 'ipc'] });
    this.#child.on('message', (message) => onMessage?.(message as Record<string, unknown>));
    this.#exit = new Promise((resolve) => {
      this.#child.on('error', () => resolve(1));
      this.#child.on('exit', (code) => {
        this.#exited = true;
        resolve(code ?? 1);
      });
    });
  }

  get exited(): Promise<number> {
    return this.#exit;
  }

  /** Asks it to end, and makes it end after ten seconds. */
  async stop(): Promise<void> {
    if (this.#exited) return;
    this.#child.kill('SIGTERM');
    const force = setTimeout(() => this.#child.kill('SIGKILL'), 10_000);
    await this.#exit;
    clearTimeout(force);
  }

  /** The last lines of its log, without colours. */
  logTail(lines = 12): string {
    const text = stripVTControlCharacters(readFileSync(this.logFile, 'utf8')).trimEnd();
    return text.split('\n').slice(-lines).join('\n');
  }
}
