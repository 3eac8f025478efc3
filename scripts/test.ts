/** `npm test`: builds, lint, types, generated files, then every test. Arguments go to Jest: `npm test -- --selectProjects unit`. */
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { build } from './lib/build.ts';
import { runQuietly, runVisibly } from './lib/command.ts';
import { Failure, main } from './lib/failure.ts';
import { missingTools } from './lib/tools.ts';
import { Steps } from './lib/steps.ts';
import { filesToRunAgain, summary, withSecondRun, type TestResults } from './lib/test-results.ts';

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
  let { code, results } = await runTests(['--maxWorkers=2', ...process.argv.slice(2)]);
  const again = process.env.CI ? filesToRunAgain(results) : [];
  if (code !== 0 && again.length > 0) {
    const names = again.map((name) => relative(root, name)).join(', ');
    steps.warn(`Failed beside other tests, and run once more, alone: ${names}`);
    const second = await runTests(['--runInBand', '--runTestsByPath', ...again]);
    code = second.code;
    results = withSecondRun(results, second.results);
    if (code === 0) steps.warn(`Passed only the second time; find out why: ${names}`);
  }
  process.exitCode = code;
  console.log(summary(results));
}

/** @returns Jest's exit code, and what it found out */
async function runTests(args: string[]): Promise<{ code: number; results: TestResults }> {
  const file = join(root, '.logs/test-results.json');
  mkdirSync(dirname(file), { recursive: true });
  rmSync(file, { force: true });
  const jest = [bin('jest/bin/jest.js'), '--json', `--outputFile=${file}`, ...args];
  const code = await runVisibly(['--experimental-vm-modules', '--no-warnings', ...jest], root);
  if (!existsSync(file)) throw new Failure('Jest ended before it had any results; what it said stands above.');
  return { code, results: JSON.parse(readFileSync(file, 'utf8')) as TestResults };
}
