/** `npm run site -- <command>`: the publisher's commands from the root. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { build } from './lib/build.ts';
import { runVisibly } from './lib/command.ts';
import { main } from './lib/failure.ts';
import { envFile } from './lib/secrets.ts';

const root = join(import.meta.dirname, '..');

await main(async () => {
  // The site's address is compiled in.
  if (existsSync(envFile(root))) process.loadEnvFile(envFile(root));
  await build(root, ['compile']);
  process.exitCode = await runVisibly(['publisher/cli.ts', ...process.argv.slice(2)], join(root, 'web'));
});
