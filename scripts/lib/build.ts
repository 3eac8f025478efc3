import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { Failure } from './failure.ts';

/** Builds what has changed since the last time, through Turborepo's cache. @throws Failure with what the build said */
export async function build(root: string, tasks: string[]): Promise<void> {
  let output = '';
  const turbo = spawn(process.execPath, [join(root, 'node_modules/turbo/bin/turbo'), 'run', ...tasks, '--output-logs=errors-only', '--log-order=grouped', '--ui=stream'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  for (const stream of [turbo.stdout, turbo.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const code = await new Promise<number>((resolve) => {
    turbo.on('error', () => resolve(1));
    turbo.on('exit', (exitCode) => resolve(exitCode ?? 1));
  });
  if (code !== 0) throw new Failure(`The build failed:\n${output.trim()}`);
}
