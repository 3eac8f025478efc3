import { fork } from 'node:child_process';
import { constants, setPriority } from 'node:os';

/**
 * Runs a task file in a process of its own that gives way to every other one: what is made after a release may not slow
 * the next.
 * @param file a module that calls `serveTask`
 * @param signal ends it early
 * @returns what the task returned
 * @throws with the task's own message, or with its last words where it ended without any
 */
export function inBackground<Result>(file: string, input: unknown, signal?: AbortSignal): Promise<Result> {
  return new Promise((resolve, reject) => {
    const child = fork(file, [], { execArgv: [], stdio: ['ignore', 'ignore', 'pipe', 'ipc'], signal });
    // From here: in the child itself it would miss the threads that have started by then.
    if (child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_LOW);
    let outcome: Outcome<Result> | undefined;
    let broken: Error | undefined;
    let lastWords = '';
    child.stderr?.on('data', (chunk: Buffer) => (lastWords = (lastWords + chunk.toString()).slice(-2000)));
    child.once('message', (message) => (outcome = message as Outcome<Result>));
    // It has not started, or was ended: told when it is gone.
    child.once('error', (error) => (broken = error));
    child.once('close', (code) => {
      if (broken) reject(broken);
      else if (outcome && 'result' in outcome) resolve(outcome.result);
      else reject(new Error(outcome?.failed ?? `The task ended with code ${code}. ${lastWords}`.trim()));
    });
    // A child that has ended already says why when it closes.
    child.send(input as object, () => {});
  });
}

type Outcome<Result> = { result: Result } | { failed: string };

/** The child's side: takes one input, answers, ends. It ends with its parent too. */
export function serveTask<Input, Result>(task: (input: Input) => Promise<Result>): void {
  process.once('disconnect', () => process.exit());
  process.once('message', (input) => {
    // A task that waits for what never comes ends with the code of an unfinished program, instead of waiting on.
    process.channel?.unref();
    const answer = (outcome: Outcome<Result>) => process.send?.(outcome, () => process.disconnect());
    task(input as Input).then(
      (result) => answer({ result }),
      (error: unknown) => answer({ failed: error instanceof Error ? error.message : String(error) }),
    );
  });
}
