import { afterEach, describe, expect, jest, test } from '@jest/globals';
import { Steps } from './steps.ts';

afterEach(() => {
  jest.useRealTimers();
});

/** A terminal, or a pipe, that keeps what is written; and a clock that stands still until it is told. */
function started(isTTY: boolean) {
  jest.useFakeTimers();
  const written: string[] = [];
  const steps = new Steps({ isTTY, write: (text: string) => written.push(text) > 0 } as unknown as NodeJS.WriteStream);
  const pass = (milliseconds: number) => jest.advanceTimersByTime(milliseconds);
  return { steps, written, pass };
}

describe('in a pipe or a log', () => {
  test('a step is one line when it begins, and one with its time when it ends', () => {
    const { steps, written, pass } = started(false);
    steps.begin('Building');
    pass(1500);
    steps.end();
    expect(written).toEqual(['  Building …\n', '✔ Building (1.5 s)\n']);
  });

  test('a step ends with what came of it, and by itself when the next begins', () => {
    const { steps, written, pass } = started(false);
    steps.begin('Pulling');
    pass(40);
    steps.begin('Rendering');
    pass(2000);
    steps.end('56 pages');
    expect(written).toEqual([
      '  Pulling …\n',
      '✔ Pulling (0.0 s)\n',
      '  Rendering …\n',
      '✔ Rendering: 56 pages (2.0 s)\n',
    ]);
  });

  test('ending what is not running says nothing', () => {
    const { steps, written } = started(false);
    steps.end('done');
    expect(written).toEqual([]);
  });

  test('a warning does not end the step, a failure does, without a tick', () => {
    const { steps, written, pass } = started(false);
    steps.begin('Pulling');
    steps.warn('One entry is left out.');
    pass(100);
    steps.fail('The CMS is gone.');
    steps.end();
    expect(written).toEqual(['  Pulling …\n', '! One entry is left out.\n', '✖ The CMS is gone.\n']);
  });
});

describe('on a terminal', () => {
  test('the line of a running step counts, until its last words take its place', () => {
    const { steps, written, pass } = started(true);
    steps.begin('Building');
    pass(400);
    steps.end();
    pass(1000);
    expect(written).toEqual([
      '\r\x1b[K  Building … 0.0 s',
      '\r\x1b[K  Building … 0.2 s',
      '\r\x1b[K  Building … 0.4 s',
      '\r\x1b[K✔ Building (0.4 s)\n',
    ]);
  });

  test('a failure stops the counting', () => {
    const { steps, written, pass } = started(true);
    steps.begin('Building');
    steps.fail('It broke.');
    pass(1000);
    expect(written).toEqual(['\r\x1b[K  Building … 0.0 s', '\r\x1b[K✖ It broke.\n']);
  });
});
