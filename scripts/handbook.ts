/** `npm run handbook`: builds what has changed, then takes the pictures of docs/editors.md. Names of pictures take those alone. */
import { join } from 'node:path';
import { build } from './lib/build.ts';
import { runVisibly } from './lib/command.ts';
import { Failure, main } from './lib/failure.ts';
import { findTool, missingTools } from './lib/tools.ts';

const root = join(import.meta.dirname, '..');

await main(async () => {
  if (!findTool('chromium')) throw new Failure(missingTools().find((line) => line.startsWith('Chromium')));
  await build(root, ['build:cms']);
  process.exitCode = await runVisibly(['e2e/handbook/take.ts', ...process.argv.slice(2)], join(root, 'web'));
});
