import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';

export interface ProcessOptions {
  cwd: string;
  /** The whole environment: nothing is inherited but PATH. */
  env: Record<string, string>;
}

/** A program that runs until it is stopped, with all it has said. */
export class TestProcess {
  output = '';
  readonly #child: ChildProcess;
  #notStarted?: Error;

  constructor(command: readonly string[], { cwd, env }: ProcessOptions) {
    const [file = '', ...args] = command;
    this.#child = spawn(file === 'node' ? process.execPath : file, args, {
      cwd,
      env: { PATH: process.env.PATH, ...env },
    });
    this.#child.once('error', (error) => (this.#notStarted = error));
    for (const stream of [this.#child.stdout, this.#child.stderr])
      stream?.on('data', (chunk: Buffer) => (this.output += chunk.toString()));
  }

  /** @throws with its output if it ends, or if the time is over, before `reached` */
  async until(what: string, reached: () => boolean | Promise<boolean>, seconds = 120): Promise<void> {
    const end = Date.now() + seconds * 1000;
    while (!(await reached())) {
      if (this.#notStarted) throw this.#notStarted;
      if (this.#child.exitCode !== null)
        throw new Error(`It ended with code ${this.#child.exitCode} before ${what}:\n${this.output}`);
      if (Date.now() > end) throw new Error(`Not in ${seconds} s: ${what}.\n${this.output}`);
      await sleep(100);
    }
  }

  async stop(): Promise<void> {
    if (this.#notStarted || this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const exited = new Promise((resolve) => this.#child.once('exit', resolve));
    this.#child.kill('SIGTERM');
    const force = setTimeout(() => this.#child.kill('SIGKILL'), 10_000);
    await exited;
    clearTimeout(force);
  }
}

export const answers = (address: string) => async (): Promise<boolean> => {
  const response = await fetch(address, { redirect: 'manual' }).catch(() => undefined);
  return response !== undefined;
};
