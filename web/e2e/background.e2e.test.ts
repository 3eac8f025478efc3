import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { constants, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { afterAll, expect, test } from '@jest/globals';
import { inBackground, undisturbed } from '../publisher/background.ts';
import { web } from './support/commands.ts';

const folder = mkdtempSync(join(tmpdir(), 'kneadful-background-'));
afterAll(() => rmSync(folder, { recursive: true }));

let tasks = 0;

/** A task file whose function has this body. */
function task(body: string): string {
  const file = join(folder, `task-${++tasks}.mjs`);
  const background = pathToFileURL(join(web, 'publisher/background.ts')).href;
  writeFileSync(
    file,
    `import { getPriority } from 'node:os';\nimport { appendFileSync } from 'node:fs';\nimport { serveTask, turn } from '${background}';\nserveTask(async (input) => { ${body} });\n`,
  );
  return file;
}

test('a task answers, from a process that gives way to every other', async () => {
  const file = task('return { input, priority: getPriority() };');
  expect(await inBackground(file, { one: 1 })).toEqual({
    input: { one: 1 },
    priority: constants.priority.PRIORITY_LOW,
  });
});

test('a task that fails says why', async () => {
  await expect(inBackground(task("throw new Error('The disk is full.');"), {})).rejects.toThrow(/^The disk is full\.$/);
});

test('a task that ends without an answer is told with its last words', async () => {
  const file = task("console.error('Out of memory.'); process.exit(3);");
  await expect(inBackground(file, {})).rejects.toThrow(/^The task ended with code 3\. Out of memory\.$/);
});

test('a task that waits for what never comes is ended, not waited for', async () => {
  await expect(inBackground(task('await new Promise(() => {});'), {})).rejects.toThrow(
    /^The task ended with code (0|13)\./,
  );
});

test('a task that is not wanted any more is ended', async () => {
  const stopping = new AbortController();
  const running = inBackground(task('await new Promise((resolve) => setTimeout(resolve, 1e6));'), {}, stopping.signal);
  setTimeout(() => stopping.abort(), 50);
  await expect(running).rejects.toThrow(/^The operation was aborted$/);
});

/** Leaves a mark with each of its turns. */
function marking() {
  const marks = join(folder, `marks-${tasks}`);
  writeFileSync(marks, '');
  const file = task(
    'for (let i = 0; i < 40; i++) { await turn(); await new Promise((go) => setTimeout(go, 5)); appendFileSync(input.marks, "x"); } return true;',
  );
  return { start: () => inBackground(file, { marks }), count: () => readFileSync(marks, 'utf8').length };
}

test('a task rests while something must not be disturbed, and goes on after it', async () => {
  const { start, count } = marking();
  const running = start();
  while (count() < 3) await sleep(5);
  await undisturbed(async () => {
    await sleep(100);
    const before = count();
    await sleep(200);
    expect(count()).toBe(before);
    expect(before).toBeLessThan(40);
  });
  await running;
  expect(count()).toBe(40);
});

test('a task that starts meanwhile rests from its first turn, through works that overlap', async () => {
  const { start, count } = marking();
  let running: Promise<unknown> | undefined;
  await Promise.all([
    undisturbed(() => sleep(200)),
    undisturbed(async () => {
      running = start();
      await sleep(700);
      expect(count()).toBe(0);
    }),
  ]);
  await running;
  expect(count()).toBe(40);
});
