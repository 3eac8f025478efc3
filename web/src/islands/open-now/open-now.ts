/**
 * Keeps what a page says about its opening hours true: the sentence, the mark on today's row, the list of days that
 * differ. A page on a host of static files may have been made days ago.
 */
import { createFormats } from '../../lib/format.ts';
import type { Opening, OpeningTimes, Weekday } from '../../lib/model.ts';
import { openingAt, regularDay } from '../../lib/opening.ts';
import { openingSentence, type OpeningWords } from '../../lib/opening-sentence.ts';
import { daysOf } from '../../lib/weekdays.ts';

/** @param line the sentence; the tables beside it are in the `[data-place]` around it */
export function startOpenNow(line: HTMLElement): void {
  const times = JSON.parse(line.dataset.times!) as OpeningTimes;
  const words = JSON.parse(line.dataset.words!) as OpeningWords;
  const formats = createFormats(line.dataset.writtenAs!);
  const sentence = line.querySelector('[data-sentence]')!;
  const place = line.closest('[data-place]');
  let timer: number | undefined;

  look();
  // Timers stand still while the computer sleeps, and in a page that the browser keeps for the way back.
  document.addEventListener('visibilitychange', look);
  addEventListener('pageshow', look);

  function look(): void {
    const now = Date.now();
    const opening = openingAt(times, now);
    const said = openingSentence(words, formats, opening);
    if (sentence.textContent !== said) sentence.textContent = said;
    line.classList.toggle('open', opening.open);
    if (place) markToday(place, times, opening);
    clearTimeout(timer);
    timer = window.setTimeout(look, opening.validUntil - now);
  }
}

function markToday(place: Element, times: OpeningTimes, { today }: Opening): void {
  const day = regularDay(times, today);
  for (const row of place.querySelectorAll<HTMLElement>('tr[data-from]')) {
    const { from, to } = row.dataset as { from: Weekday; to: Weekday };
    mark(row, day !== undefined && daysOf({ from, to }).includes(day));
  }
  const exceptions = [...place.querySelectorAll<HTMLElement>('tr[data-date]')];
  for (const row of exceptions) {
    row.hidden = row.dataset.date! < today;
    mark(row, row.dataset.date === today);
  }
  const section = place.querySelector<HTMLElement>('[data-exceptions]');
  if (section) section.hidden = exceptions.every((row) => row.hidden);
}

function mark(row: HTMLElement, isToday: boolean): void {
  if (isToday) row.setAttribute('aria-current', 'date');
  else row.removeAttribute('aria-current');
  row.querySelector<HTMLElement>('[data-today]')!.hidden = !isToday;
}
