import { describe, expect, test } from '@jest/globals';
import { filesToRunAgain, summary, withSecondRun, type TestResults } from './test-results.ts';

const file = (name: string, ...statuses: string[]): TestResults['testResults'][number] => ({
  name: `/somewhere/${name}`,
  status: statuses.length === 0 || statuses.includes('failed') ? 'failed' : 'passed',
  assertionResults: statuses.map((status) => ({ status })),
});
const results = (...testResults: TestResults['testResults']): TestResults => ({ testResults });

describe('run once more', () => {
  const passed = file('fine.unit.test.ts', 'passed');
  const slow = file('form.strapi.test.ts', 'passed', 'failed');
  const page = file('page.e2e.test.ts', 'failed');

  test('are the files with servers or a browser', () => {
    expect(filesToRunAgain(results(passed, slow, page))).toEqual([slow.name, page.name]);
    expect(filesToRunAgain(results(passed))).toEqual([]);
  });

  test('is nothing where a test failed that waits for nobody', () => {
    expect(filesToRunAgain(results(slow, file('sum.unit.test.ts', 'failed')))).toEqual([]);
    expect(filesToRunAgain(results(slow, file('island.dom.test.tsx', 'failed')))).toEqual([]);
  });

  test('is nothing where more than five failed', () => {
    const many = [1, 2, 3, 4, 5, 6].map((number) => file(`page-${number}.e2e.test.ts`, 'failed'));
    expect(filesToRunAgain(results(...many.slice(1)))).toHaveLength(5);
    expect(filesToRunAgain(results(...many))).toEqual([]);
  });
});

describe('the numbers', () => {
  test('are those of the second run where there was one', () => {
    const first = results(file('a.unit.test.ts', 'passed', 'pending'), file('b.e2e.test.ts', 'failed', 'passed'));
    expect(summary(first)).toBe('2 passed, 1 failed, 1 skipped');
    expect(summary(withSecondRun(first, results(file('b.e2e.test.ts', 'passed', 'passed'))))).toBe(
      '3 passed, 0 failed, 1 skipped',
    );
    expect(summary(withSecondRun(first, results(file('b.e2e.test.ts', 'failed', 'failed'))))).toBe(
      '1 passed, 2 failed, 1 skipped',
    );
  });

  test('count a file that could not run', () => {
    expect(summary(results(file('broken.strapi.test.ts')))).toBe('0 passed, 1 failed');
  });
});
