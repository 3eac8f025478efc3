import { type ChildProcess, fork } from 'node:child_process';
import { constants, setPriority } from 'node:os';

const children = new Set<ChildProcess>();
let undisturbedWorks = 0;

/** What the parent tells the child. */
type Told = { input: unknown } | { rests: boolean };

/**
 * While this works, tasks in the background rest as soon as they come to their next `turn`: low as their priority is,
 * they share caches and disk with it.
 */
export async function undisturbed<Result>(work: () => Promise<Result>): Promise<Result> {
  if (++undisturbedWorks === 1) for (const child of children) tell(child, { rests: true });
  try {
    return await work();
  } finally {
    if (--undisturbedWorks === 0) for (const child of children) tell(child, { rests: false });
  }
}

/** A child that has ended already says why when it closes. */
function tell(child: ChildProcess, told: Told): void {
  if (child.connected) child.send(told, () => {});
}

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
    children.add(child);
    let outcome: Outcome<Result> | undefined;
    let broken: Error | undefined;
    let lastWords = '';
    child.stderr?.on('data', (chunk: Buffer) => (lastWords = (lastWords + chunk.toString()).slice(-2000)));
    child.once('message', (message) => (outcome = message as Outcome<Result>));
    // It has not started, or was ended: told when it is gone.
    child.once('error', (error) => (broken = error));
    child.once('close', (code) => {
      children.delete(child);
      if (broken) reject(broken);
      else if (outcome && 'result' in outcome) resolve(outcome.result);
      else reject(new Error(outcome?.failed ?? `The task ended with code ${code}. ${lastWords}`.trim()));
    });
    if (undisturbedWorks > 0) tell(child, { rests: true });
    tell(child, { input });
  });
}

type Outcome<Result> = { result: Result } | { failed: string };

/** In the child: fulfilled at once, or when it need not rest any more. A long task waits for this between two of its steps. */
export const turn = (): Promise<void> => resting?.promise ?? Promise.resolve();

let resting: PromiseWithResolvers<void> | undefined;

/** The child's side: takes one input, answers, ends. It ends with its parent too. */
export function serveTask<Input, Result>(task: (input: Input) => Promise<Result>): void {
  process.once('disconnect', () => process.exit());
  const answer = (outcome: Outcome<Result>) => process.send?.(outcome, () => process.disconnect());
  process.on('message', (told: Told) => {
    if ('rests' in told) return rest(told.rests);
    task(told.input as Input).then(
      (result) => answer({ result }),
      (error: unknown) => answer({ failed: error instanceof Error ? error.message : String(error) }),
    );
    // A task that waits for what never comes ends with the code of an unfinished program, instead of waiting on.
    if (!resting) process.channel?.unref();
  });
}

function rest(rests: boolean): void {
  if (rests) {
    resting ??= Promise.withResolvers();
    process.channel?.ref();
  } else {
    resting?.resolve();
    resting = undefined;
    process.channel?.unref();
  }
}
