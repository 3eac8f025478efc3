/** `npm run site -- <command>`: the publisher's commands from the root. */
import { join } from 'node:path';
import { build } from './lib/build.ts';
import { runVisibly } from './lib/command.ts';
import { main } from './lib/failure.ts';
import { loadEnv } from './lib/secrets.ts';

const root = join(import.meta.dirname, '..');

await main(async () => {
  // The site's address is compiled in.
  loadEnv(root);
  await build(root, ['compile']);
  process.exitCode = await runVisibly(['publisher/cli.ts', ...process.argv.slice(2)], join(root, 'web'));
});
