import { Writable } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';
import { afterEach, expect, jest, test } from '@jest/globals';
import { outcomeOf, release } from '../server/fixtures.ts';
import { createProgressBar } from './progress-bar.ts';

afterEach(() => {
  jest.useRealTimers();
});

/** A terminal, or a pipe, that keeps what is drawn; and a clock that stands still until it is told. */
function drawnOn(isTTY: boolean) {
  jest.useFakeTimers();
  let drawn = '';
  const stream = new Writable({
    write(chunk, _encoding, done) {
      drawn += String(chunk);
      done();
    },
  });
  const bar = createProgressBar(Object.assign(stream, { isTTY, columns: 80 }) as unknown as NodeJS.WriteStream);
  return { bar, pass: (ms: number) => jest.advanceTimersByTime(ms), drawn: () => stripVTControlCharacters(drawn) };
}

const progress = (done: number) => ({ kind: 'progress', done, total: 400 }) as const;
const published = { kind: 'published', outcome: outcomeOf(true, release()), cause: 'publish' } as const;

test('a publish of less than a second is not drawn', () => {
  const { bar, pass, drawn } = drawnOn(true);
  bar.hear({ kind: 'step', step: 'sync' });
  bar.hear({ kind: 'step', step: 'render' });
  pass(900);
  bar.hear(progress(200));
  bar.hear(published);
  pass(1000);
  expect(drawn()).toBe('');
});

test('a longer one shows how far it is, until it is over', () => {
  const { bar, pass, drawn } = drawnOn(true);
  bar.hear({ kind: 'step', step: 'sync' });
  pass(1200);
  bar.hear({ kind: 'step', step: 'render' });
  bar.hear(progress(100));
  pass(500);
  bar.hear(progress(300));
  pass(500);
  expect(drawn()).toMatch(/[█=]+.* 100 of 400 pages, .*300 of 400 pages, /s);
  bar.hear(published);
  const atTheEnd = drawn();
  pass(5000);
  expect(drawn()).toBe(atTheEnd);
});

test('the next publish is timed anew', () => {
  const { bar, pass, drawn } = drawnOn(true);
  bar.hear({ kind: 'step', step: 'sync' });
  bar.hear({ kind: 'failed', message: 'The CMS is away.', cause: 'poll' });
  pass(5000);
  bar.hear({ kind: 'step', step: 'sync' });
  bar.hear(progress(100));
  expect(drawn()).toBe('');
});

test('a pipe gets none', () => {
  const { bar, pass, drawn } = drawnOn(false);
  bar.hear({ kind: 'step', step: 'sync' });
  pass(3000);
  bar.hear(progress(100));
  pass(3000);
  expect(drawn()).toBe('');
});
