import { join } from 'node:path';
import { runQuietly } from './command.ts';

/** Builds what has changed since the last time, through Turborepo's cache. @throws Failure with what the build said */
export function build(root: string, tasks: string[]): Promise<void> {
  const turbo = join(root, 'node_modules/turbo/bin/turbo');
  return runQuietly(
    'The build',
    [turbo, 'run', ...tasks, '--output-logs=errors-only', '--log-order=grouped', '--ui=stream'],
    root,
  );
}
