import { fill } from './fill.ts';
import type { Formats } from './format.ts';
import type { Opening } from './model.ts';
import { addDays } from '@kneadful/shared-types/time-zone';
import { weekdayOf } from './weekdays.ts';

/** Sentences by how far away the change is. `{time}`, `{day}` and `{date}` are filled in. */
export interface OpeningWords {
  open: Record<Distance, string>;
  closed: Record<Distance, string>;
  clock: { one: string; other: string; midnight: string };
}

type Distance = 'today' | 'tomorrow' | 'week' | 'later' | 'never';

/** What a visitor is told: “Open now, until 7 PM”. The page and the script that keeps it true say it by the same words. */
export function openingSentence(
  words: OpeningWords,
  formats: Pick<Formats, 'time' | 'day' | 'date'>,
  { today, open, changes }: Pick<Opening, 'today' | 'open' | 'changes'>,
): string {
  const sentences = open ? words.open : words.closed;
  if (!changes) return sentences.never;
  // Whoever closes at midnight closes at the end of the day before.
  const isMidnight = open && changes.time === '00:00';
  const date = isMidnight ? addDays(changes.date, -1) : changes.date;
  return fill(sentences[distance(today, date)], {
    time: isMidnight ? words.clock.midnight : named(words, formats.time(changes.time)),
    day: formats.day(weekdayOf(date)),
    date: formats.date(date),
  });
}

function distance(today: string, date: string): Distance {
  if (date <= today) return 'today';
  if (date === addDays(today, 1)) return 'tomorrow';
  return date < addDays(today, 7) ? 'week' : 'later';
}

const named = ({ clock }: OpeningWords, time: string): string =>
  fill(/^1(?!\d)/.test(time) ? clock.one : clock.other, { time });
