/** Tells what is being done, at the end of each step what came of it, and what everything came to. */
export interface Report {
  begin(step: string): void;
  end(result: string): void;
  warn(message: string): void;
  /** The step could not be done; it may be tried again. */
  fail(message: string): void;
  /** @param result the release's id, the revision or the address, for the supervisor */
  done(result: string, sentence: string): void;
}

/** To the supervisor, which has a terminal of its own. */
export const reportTo = (send: (message: object) => void): Report => ({
  begin: (step) => send({ begin: step }),
  end: (result) => send({ end: result }),
  warn: (message) => send({ warn: message }),
  fail: (message) => send({ failed: message }),
  done: (result) => send({ done: result }),
});

/** In lines, for people. */
export const reportInLines = (print: (line: string) => void): Report => ({
  begin: (step) => print(`${step} …`),
  end: (result) => result && print(`  ${result}`),
  warn: (message) => print(`Warning: ${message}`),
  fail: print,
  done: (_result, sentence) => print(sentence),
});
