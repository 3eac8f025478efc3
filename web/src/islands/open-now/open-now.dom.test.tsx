import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { OpeningTimes } from '../../lib/model.ts';
import { en } from '../../lib/words/en.ts';
import { startOpenNow } from './open-now.ts';

const times: OpeningTimes = {
  timezone: 'America/Chicago',
  hours: [
    { from: 'monday', to: 'friday', stretches: [{ opens: '09:00', closes: '19:00' }] },
    { from: 'saturday', to: 'sunday', stretches: [] },
  ],
  exceptions: [
    { date: '2026-06-10', stretches: [] },
    { date: '2026-06-15', stretches: [{ opens: '12:00', closes: '15:00' }] },
  ],
};
const { open, closed, clock, today } = en.opening;
const mark = `<span data-today hidden>${today}</span>`;

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
  document.body.replaceChildren();
});

/** The page as it was made some day, and opened at this moment. */
function openPage(now: string): void {
  jest.setSystemTime(new Date(now));
  document.body.innerHTML = `
    <div data-place>
      <p data-open-now><span data-sentence>Open now, until the cows come home</span></p>
      <table>${times.hours.map(({ from, to }) => `<tr data-from="${from}" data-to="${to}"><th>${mark}</th></tr>`).join('')}</table>
      <section data-exceptions>
        <table>${times.exceptions.map(({ date }) => `<tr data-date="${date}"><th>${mark}</th></tr>`).join('')}</table>
      </section>
    </div>
    <footer><table><tr data-from="monday" data-to="sunday"><th>Every day</th></tr></table></footer>`;
  const line = document.querySelector<HTMLElement>('[data-open-now]')!;
  line.dataset.writtenAs = 'en-US';
  line.dataset.times = JSON.stringify(times);
  line.dataset.words = JSON.stringify({ open, closed, clock });
  startOpenNow(line);
}

const passTo = (now: string) => jest.advanceTimersByTime(Date.parse(now) - Date.now());
const sentence = () => document.querySelector('[data-sentence]')!.textContent!.replace(/[\u00a0\u202f]/g, ' ');
const marked = () =>
  [...document.querySelectorAll<HTMLElement>('tr')]
    .filter((row) => row.ariaCurrent === 'date' || row.getAttribute('aria-current') === 'date')
    .map(({ dataset, textContent }) => `${dataset.from ?? dataset.date} ${textContent}`);
const shownMarks = () => document.querySelectorAll('[data-today]:not([hidden])').length;
const shownExceptions = () =>
  [...document.querySelectorAll<HTMLElement>('tr[data-date]:not([hidden])')].map(({ dataset }) => dataset.date);

describe('a page that was made some other day', () => {
  test('says what is true when it is opened, on the clock of the place', () => {
    openPage('2026-06-11T13:59:00Z');
    expect(sentence()).toBe('Closed now, opens at 9 AM');
    expect(document.querySelector('[data-open-now]')!.classList.contains('open')).toBe(false);
  });

  test('changes its sentence at the very moment, and the next one after it', () => {
    openPage('2026-06-11T13:59:00Z');
    passTo('2026-06-11T13:59:59.999Z');
    expect(sentence()).toBe('Closed now, opens at 9 AM');
    passTo('2026-06-11T14:00:00Z');
    expect(sentence()).toBe('Open now, until 7 PM');
    expect(document.querySelector('[data-open-now]')!.classList.contains('open')).toBe(true);
    passTo('2026-06-12T00:00:00Z');
    expect(sentence()).toBe('Closed now, opens tomorrow at 9 AM');
    passTo('2026-06-12T05:00:00Z');
    expect(sentence()).toBe('Closed now, opens at 9 AM');
  });

  test('marks today’s row, and moves the mark at midnight', () => {
    openPage('2026-06-12T23:00:00Z');
    expect([marked(), shownMarks()]).toEqual([['monday today'], 1]);
    passTo('2026-06-13T05:00:00Z');
    expect([marked(), shownMarks()]).toEqual([['saturday today'], 1]);
  });

  test('marks the exception on a day that is one', () => {
    openPage('2026-06-10T15:00:00Z');
    expect(sentence()).toBe('Closed now, opens tomorrow at 9 AM');
    expect([marked(), shownMarks()]).toEqual([['2026-06-10 today'], 1]);
  });

  test('leaves out the exceptions of past days, and their heading with the last', () => {
    openPage('2026-06-10T15:00:00Z');
    expect(shownExceptions()).toEqual(['2026-06-10', '2026-06-15']);
    passTo('2026-06-11T05:00:00Z');
    expect(shownExceptions()).toEqual(['2026-06-15']);
    openPage('2026-06-16T15:00:00Z');
    expect(document.querySelector<HTMLElement>('[data-exceptions]')!.hidden).toBe(true);
  });
});

test.each([
  ['from a sleep of the computer', () => document.dispatchEvent(new Event('visibilitychange'))],
  ['from another page', () => window.dispatchEvent(new Event('pageshow'))],
])('a visitor who comes back %s finds it true, though no timer ran', (_where, comeBack) => {
  openPage('2026-06-11T13:59:00Z');
  jest.setSystemTime(new Date('2026-06-12T00:30:00Z'));
  expect(sentence()).toBe('Closed now, opens at 9 AM');
  comeBack();
  expect(sentence()).toBe('Closed now, opens tomorrow at 9 AM');
});

test('a sentence without tables beside it is kept true as well', () => {
  openPage('2026-06-11T13:59:00Z');
  const line = document.querySelector<HTMLElement>('[data-open-now]')!;
  document.body.replaceChildren(line);
  jest.setSystemTime(new Date('2026-06-11T15:00:00Z'));
  startOpenNow(line);
  expect(sentence()).toBe('Open now, until 7 PM');
});
