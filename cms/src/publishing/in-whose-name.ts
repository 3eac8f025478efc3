import { AsyncLocalStorage } from 'node:async_hooks';

const scheduled = new AsyncLocalStorage<string>();

/** Runs what a schedule does in the name of whoever set it, whom no request names. */
export const asScheduledBy = <Result>(name: string, run: () => Promise<Result>): Promise<Result> =>
  scheduled.run(name, run);

/** Who scheduled what is being done; nothing where somebody, or a script, does it now. */
export const scheduledBy = (): string | undefined => scheduled.getStore();
