/**
 * `npm run test:faults`: the publisher's property and fault tests at length, which `npm test` runs in small. Settings:
 * PROPERTY_RUNS, PROPERTY_EDITS, PROPERTY_SEED, KILLS. About half an hour.
 */
import { join } from 'node:path';
import { build } from './lib/build.ts';
import { runVisibly } from './lib/command.ts';
import { main } from './lib/failure.ts';

const root = join(import.meta.dirname, '..');

await main(async () => {
  Object.assign(process.env, { PROPERTY_RUNS: '20', PROPERTY_EDITS: '25', KILLS: '100', ...process.env });
  await build(root, ['build:cms', 'compile']);
  const jest = join(root, 'node_modules/jest/bin/jest.js');
  const args = [jest, '--selectProjects', 'e2e', '--runInBand', ...process.argv.slice(2), 'web/e2e/publisher/'];
  process.exitCode = await runVisibly(['--experimental-vm-modules', '--no-warnings', ...args], root);
});
