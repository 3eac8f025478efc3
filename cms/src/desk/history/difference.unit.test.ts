import { expect, test } from '@jest/globals';
import { common, rowsOf, wordByWord } from './difference';

const line = (text: string, place = '') => ({ text, place, kind: place.replace(/\d+\. /g, '') });
const shown = (words: { text: string; isChanged: boolean }[]) =>
  words.map(({ text, isChanged }) => (isChanged ? `[${text.trim()}]` : text.trim())).join(' ');
const told = (before: ReturnType<typeof line>[], after: ReturnType<typeof line>[]) =>
  rowsOf(before, after).map(({ same, before, after }) =>
    same ? `= ${same}` : `${before ? shown(before.words) : 'nothing'} → ${after ? shown(after.words) : 'nothing'}`,
  );

test('what two lists have in common is the longest there is, in order', () => {
  expect(common([...'abcbdab'], [...'bdcaba'])).toHaveLength(4);
  expect(common([], ['a'])).toEqual([]);
  expect(common(['a', 'x', 'c'], ['a', 'y', 'z', 'c'])).toEqual([
    [0, 0],
    [2, 3],
  ]);
});

test('lists too long to be looked through share their beginning and end', () => {
  const many = (name: string) => Array.from({ length: 1100 }, (_, index) => `${name}${index}`);
  expect(common(['a', ...many('x'), 'z'], ['a', ...many('y'), 'z'])).toEqual([
    [0, 0],
    [1101, 1101],
  ]);
});

test('lines that are the same are counted, and one that was changed stands beside what it was', () => {
  const before = ['One.', 'Two.', 'Long strokes along the back.', 'Four.'].map((text) => line(text));
  const after = ['One.', 'Two.', 'Long slow strokes along the back.', 'Four.', 'Five.'].map((text) => line(text));
  expect(told(before, after)).toEqual([
    '= 2',
    'Long strokes along the back. → Long [slow] strokes along the back.',
    '= 1',
    'nothing → [Five.]',
  ]);
});

test('a part that moves down is not another, and a line of another place is', () => {
  const part = (number: number, text: string) => line(text, `${number}. Text › Heading`);
  expect(told([part(1, 'A')], [part(1, 'New'), part(2, 'A')])).toEqual(['nothing → [New]', '= 1']);
  expect(told([line('A', '1. Text › Heading')], [line('A', '1. Text › Text')])).toEqual([
    '[A] → nothing',
    'nothing → [A]',
  ]);
});

test('texts that share little are not taken apart', () => {
  const [before, after] = wordByWord('Massage can help you.', 'You sleep after it as you can.');
  expect([before.map(({ isChanged }) => isChanged), after.map(({ text }) => text)]).toEqual([
    [true],
    ['You sleep after it as you can.'],
  ]);
});
