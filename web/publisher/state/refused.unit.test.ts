import { beforeEach, expect, test } from '@jest/globals';
import { memoryState, type State } from './database.ts';
import { noteRefused, refusedOnes } from './refused.ts';

let state: State;
beforeEach(() => {
  state = memoryState();
});

const at = (minute: number) => new Date(Date.UTC(2026, 0, 1, 10, minute)).toISOString();
const refuse = (minute: number, message: string) => noteRefused(state, { at: at(minute), cause: 'poll', message });
const release = (minute: number) =>
  state.prepare('INSERT INTO releases (id, at) VALUES (?, ?)').run(`release-${minute}`, at(minute));
const told = () => refusedOnes(state).map(({ at: moment, message }) => `${moment.slice(11, 16)} ${message}`);

test('a reason that goes on is remembered once, from when it began', () => {
  refuse(1, 'The CMS is away.');
  refuse(2, 'The CMS is away.');
  refuse(3, 'The disk is full.');
  refuse(4, 'The CMS is away.');
  expect(told()).toEqual(['10:04 The CMS is away.', '10:03 The disk is full.', '10:01 The CMS is away.']);
});

test('after a release the same reason is another time', () => {
  refuse(1, 'The CMS is away.');
  release(2);
  refuse(3, 'The CMS is away.');
  refuse(4, 'The CMS is away.');
  expect(told()).toEqual(['10:03 The CMS is away.', '10:01 The CMS is away.']);
});

test('the last twenty are kept', () => {
  for (let minute = 0; minute < 25; minute++) refuse(minute, `Reason ${minute}`);
  expect([told().length, told()[0], told().at(-1)]).toEqual([20, '10:24 Reason 24', '10:05 Reason 5']);
});
