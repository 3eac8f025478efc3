/** `npm run site -- <command>`: the publisher's commands from the root. */
import { join } from 'node:path';
import { build } from './lib/build.ts';
import { runVisibly } from './lib/command.ts';
import { main } from './lib/failure.ts';
import { loadEnv } from './lib/secrets.ts';

const root = join(import.meta.dirname, '..');
const [command = '', ...rest] = process.argv.slice(2);

/** What renders needs the compiled app, where no publisher runs that has it. `compile` builds it by itself. */
const rendering = ['publish', 'resume'];

await main(async () => {
  // The site's address is compiled in.
  loadEnv(root);
  const needsApp = command === 'watch' || (rendering.includes(command) && !(await publisherRuns()));
  await build(root, [needsApp ? 'compile' : 'build:types']);
  process.exitCode = await runVisibly(['publisher/cli.ts', command, ...rest].filter(Boolean), join(root, 'web'));
});

/** Whether a publisher takes commands: one without a token does not, and the command is carried out in its own process. */
async function publisherRuns(): Promise<boolean> {
  const { PUBLISHER_URL, PUBLISHER_PORT, REBUILD_TOKEN } = process.env;
  if (!REBUILD_TOKEN) return false;
  const url = PUBLISHER_URL || `http://localhost:${PUBLISHER_PORT || 4322}`;
  const response = await fetch(`${url.replace(/\/$/, '')}/healthz`).catch(() => undefined);
  return response?.ok ?? false;
}
