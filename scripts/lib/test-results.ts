/** What Jest writes with `--json`, as far as it is read here. Files are named by their whole paths. */
export interface TestResults {
  testResults: {
    name: string;
    status: 'passed' | 'failed' | 'skipped' | 'focused';
    assertionResults: { status: string }[];
  }[];
}

/** More than these are no accident of a busy machine. */
const mostRunAgain = 5;

/**
 * The files to run once more, alone: those with servers or a browser, which wait for what a busy machine may give too
 * late. None where anything else failed, or too much.
 */
export function filesToRunAgain({ testResults }: TestResults): string[] {
  const failed = testResults.filter(({ status }) => status === 'failed').map(({ name }) => name);
  const mayWait = failed.every((name) => /\.(strapi|e2e)\.test\.ts$/.test(name));
  return mayWait && failed.length <= mostRunAgain ? failed : [];
}

/** The first results, but for the files that ran again. */
export function withSecondRun(first: TestResults, second: TestResults): TestResults {
  const again = new Map(second.testResults.map((result) => [result.name, result]));
  return { testResults: first.testResults.map((result) => again.get(result.name) ?? result) };
}

/** The numbers alone, for people and for programs that read the last line. A file that could not run counts as one failure. */
export function summary({ testResults }: TestResults): string {
  const statuses = testResults.flatMap(({ status, assertionResults }) => {
    const each = assertionResults.map((assertion) => assertion.status);
    return status === 'failed' && !each.includes('failed') ? [...each, 'failed'] : each;
  });
  const count = (...wanted: string[]) => statuses.filter((status) => wanted.includes(status)).length;
  const skipped = count('pending', 'skipped', 'disabled');
  return `${count('passed')} passed, ${count('failed')} failed${skipped ? `, ${skipped} skipped` : ''}`;
}
