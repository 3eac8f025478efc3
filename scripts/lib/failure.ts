/** Something went wrong that one sentence explains: no stack is shown. */
export class Failure extends Error {
  override name = 'Failure';
}

/** Runs a command's main function; what it throws ends the process with code 1 and a message. */
export async function main(
  run: () => Promise<void>,
  onFailure: (message: string) => void = console.error,
): Promise<void> {
  try {
    await run();
  } catch (error) {
    onFailure(error instanceof Failure ? error.message : String((error as Error)?.stack ?? error));
    process.exitCode = 1;
  }
}
