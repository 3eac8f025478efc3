import { describe, expect, test } from '@jest/globals';
import { createFormats } from './format.ts';
import { openingSentence } from './opening-sentence.ts';
import { en } from './words/en.ts';
import { es } from './words/es.ts';

const english = createFormats('en-US');
/** 10 June 2026 is a Wednesday. */
const say = (isOpen: boolean, changes?: string, formats = english, words = en.opening) => {
  const [date = '', time = ''] = changes?.split(' ') ?? [];
  const opening = { today: '2026-06-10', open: isOpen, changes: changes ? { date, time } : undefined };
  return openingSentence(words, formats, opening).replace(/[\u00a0\u202f]/g, ' ');
};

describe('an open place says until when', () => {
  test.each([
    ['2026-06-10 19:00', 'Open now, until 7 PM'],
    ['2026-06-10 19:30', 'Open now, until 7:30 PM'],
    ['2026-06-11 00:00', 'Open now, until midnight'],
    ['2026-06-11 02:00', 'Open now, until tomorrow at 2 AM'],
    ['2026-06-12 00:00', 'Open now, until tomorrow at midnight'],
    ['2026-06-15 09:00', 'Open now, until Monday at 9 AM'],
    ['2026-08-01 00:00', 'Open now, until July 31, 2026 at midnight'],
    [undefined, 'Open now'],
  ])('%s', (changes, sentence) => expect(say(true, changes)).toBe(sentence));
});

describe('a closed place says when it opens', () => {
  test.each([
    ['2026-06-10 09:00', 'Closed now, opens at 9 AM'],
    ['2026-06-11 09:00', 'Closed now, opens tomorrow at 9 AM'],
    ['2026-06-11 00:00', 'Closed now, opens tomorrow at 12 AM'],
    ['2026-06-12 09:00', 'Closed now, opens Friday at 9 AM'],
    ['2026-06-16 09:00', 'Closed now, opens Tuesday at 9 AM'],
    ['2026-06-17 09:00', 'Closed until June 17, 2026 at 9 AM'],
    [undefined, 'Closed for now'],
  ])('%s', (changes, sentence) => expect(say(false, changes)).toBe(sentence));
});

test('days and times are written as the language does', () => {
  expect(say(false, '2026-06-12 09:00', createFormats('de'))).toBe('Closed now, opens Freitag at 9:00');
});

test.each([
  [true, '2026-06-10 19:00', 'Abierto ahora, hasta las 7 p.m.'],
  [true, '2026-06-10 13:00', 'Abierto ahora, hasta la 1 p.m.'],
  [true, '2026-06-11 00:00', 'Abierto ahora, hasta la medianoche'],
  [true, '2026-06-15 01:30', 'Abierto ahora, hasta el lunes a la 1:30 a.m.'],
  [false, '2026-06-11 10:00', 'Cerrado ahora, abre mañana a las 10 a.m.'],
  [false, '2026-08-01 12:00', 'Cerrado hasta el 1 de agosto de 2026 a las 12 p.m.'],
])('in Spanish the hours have their article (%s, %s)', (isOpen, changes, sentence) =>
  expect(say(isOpen, changes, createFormats('es-US'), es.opening)).toBe(sentence),
);
