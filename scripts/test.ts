/** `npm test`: builds, lint, types, generated files, then every test. Arguments go to Jest: `npm test -- --selectProjects unit`. */
import { mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { build } from './lib/build.ts';
import { runQuietly, runVisibly } from './lib/command.ts';
import { main } from './lib/failure.ts';
import { missingTools } from './lib/tools.ts';
import { Steps } from './lib/steps.ts';

const root = join(import.meta.dirname, '..');
const bin = (path: string) => join(root, 'node_modules', path);
const steps = new Steps();

const checks: [name: string, args: string[], folder: string][] = [
  ['Linting, with the import direction', [bin('eslint/bin/eslint.js'), '.', '--max-warnings=0'], '.'],
  ['Checking the formatting', [bin('prettier/bin/prettier.cjs'), '--check', '--log-level=warn', '.'], '.'],
  ['Checking types of the scripts and tests', [bin('typescript/bin/tsc'), '-p', 'tsconfig.json'], '.'],
  ['Checking types of the contract', [bin('typescript/bin/tsc'), '-p', 'tsconfig.json', '--noEmit'], 'shared-types'],
  ['Checking types of the CMS', [bin('typescript/bin/tsc'), '-p', 'tsconfig.json', '--noEmit'], 'cms'],
  ['Checking types of the CMS’s tests', [bin('typescript/bin/tsc'), '-p', 'tests/tsconfig.json'], 'cms'],
  [
    'Checking types of the site',
    [bin('@astrojs/check/bin/astro-check.js'), '--minimumFailingSeverity', 'warning'],
    'web',
  ],
  ['Comparing the GraphQL schema with the content types', ['scripts/schema.ts', '--check'], 'cms'],
  ['Comparing the generated operations with their documents', ['codegen.ts', '--check'], 'shared-types'],
];

await main(test, (message) => steps.fail(message));

async function test(): Promise<void> {
  steps.begin('Building what has changed');
  await build(root, ['build:cms', 'compile']);
  for (const [name, args, folder] of checks) {
    steps.begin(name);
    await runQuietly(name, args, join(root, folder));
  }
  steps.end();
  for (const line of missingTools()) steps.warn(line);
  const results = join(root, '.logs/test-results.json');
  mkdirSync(dirname(results), { recursive: true });
  const jest = [
    bin('jest/bin/jest.js'),
    '--maxWorkers=2',
    '--json',
    `--outputFile=${results}`,
    ...process.argv.slice(2),
  ];
  process.exitCode = await runVisibly(['--experimental-vm-modules', '--no-warnings', ...jest], root);
  console.log(summary(results));
}

/** The numbers alone, for people and for programs that read the last line. */
function summary(file: string): string {
  const { numPassedTests, numFailedTests, numPendingTests } = JSON.parse(readFileSync(file, 'utf8')) as Record<
    string,
    number
  >;
  return `${numPassedTests} passed, ${numFailedTests} failed${numPendingTests ? `, ${numPendingTests} skipped` : ''}`;
}
