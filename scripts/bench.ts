/** `npm run bench:edit`: builds what has changed, then measures. Arguments go to web/bench/edit.ts. */
import { join } from 'node:path';
import { build } from './lib/build.ts';
import { runVisibly } from './lib/command.ts';
import { main } from './lib/failure.ts';

const root = join(import.meta.dirname, '..');

await main(async () => {
  await build(root, ['build:cms']);
  process.exitCode = await runVisibly(['bench/edit.ts', ...process.argv.slice(2)], join(root, 'web'));
});
