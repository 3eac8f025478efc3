import { spawn } from 'node:child_process';
import { Failure } from './failure.ts';

/** Runs Node with `args` and keeps what it prints. @throws Failure with that, if it ends with another code than 0 */
export async function runQuietly(
  what: string,
  args: string[],
  cwd: string,
  env: NodeJS.ProcessEnv = process.env,
): Promise<void> {
  let output = '';
  const child = spawn(process.execPath, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const code = await new Promise<number>((resolve) => {
    child.on('error', () => resolve(1));
    child.on('exit', (exitCode) => resolve(exitCode ?? 1));
  });
  if (code !== 0) throw new Failure(`${what} failed:\n${output.trim()}`);
}

/** The same with the terminal in the child's hands. @returns its exit code */
export function runVisibly(args: string[], cwd: string, env: NodeJS.ProcessEnv = process.env): Promise<number> {
  const child = spawn(process.execPath, args, { cwd, env, stdio: 'inherit' });
  return new Promise((resolve) => {
    child.on('error', () => resolve(1));
    child.on('exit', (code, signal) => resolve(signal ? 130 : (code ?? 1)));
  });
}
