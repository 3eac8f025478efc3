import type { Candidate, Problem } from './fitness.js';

/** What would leave visitors before a closed door: hours that say nothing or two things, and a time zone that nobody knows. */
export function hoursProblems({ openingHours, exceptions }: Candidate): Problem[] {
  const [week, special] = [rowsOf(openingHours), rowsOf(exceptions)];
  return [
    ...week.flatMap((row, index) => stretchProblems(row, ['openingHours', index])),
    ...overlapProblems(week, 'day', 'openingHours'),
    ...special.flatMap((row, index) => exceptionProblems(row, ['exceptions', index])),
    ...overlapProblems(
      special.map((row) => (row.closed === true ? {} : row)),
      'date',
      'exceptions',
    ),
    ...closedProblems(special),
  ];
}

export function timeZoneProblems({ timezone }: Candidate): Problem[] {
  if (typeof timezone !== 'string' || timezone.trim() === '') return [];
  try {
    new Intl.DateTimeFormat('en', { timeZone: timezone.trim() });
    return [];
  } catch {
    return [{ path: ['timezone'], message: 'No time zone has this name. Write one such as America/Chicago.' }];
  }
}

function exceptionProblems(row: Candidate, path: Problem['path']): Problem[] {
  if (row.closed === true) return [];
  if (clock(row.opens) && clock(row.closes)) return stretchProblems(row, path);
  return [{ path: [...path, 'opens'], message: 'Say from when to when it is open, or that it is closed all day.' }];
}

function stretchProblems({ opens, closes }: Candidate, path: Problem['path']): Problem[] {
  const [from, to] = [clock(opens), clock(closes)];
  if (!from || !to || to === '00:00' || from < to) return [];
  const message = 'It closes before it opens. If it is open past midnight, close at 00:00 and go on in the next day.';
  return [{ path: [...path, 'closes'], message }];
}

/** Stretches of one day that cover the same time: the later one is at fault. Rows without times are left out. */
function overlapProblems(rows: Candidate[], dayField: string, list: string): Problem[] {
  const stretches = rows.flatMap((row, index) => {
    const [from, to] = [clock(row.opens), clock(row.closes)?.replace('00:00', '24:00')];
    return from && to && from < to ? [{ index, day: String(row[dayField]), from, to }] : [];
  });
  return stretches.flatMap(({ index, day, from, to }) => {
    const other = stretches.find(
      (earlier) =>
        earlier.day === day &&
        earlier.to > from &&
        (earlier.from < from || (earlier.from === from && earlier.index < index)),
    );
    if (!other) return [];
    const both = `${capitalized(day)} is open from ${other.from} to ${other.to} and again from ${from} to ${to}.`;
    return [{ path: [list, index, 'opens'], message: `${both} Join the two, or let one open later.` }];
  });
}

function closedProblems(exceptions: Candidate[]): Problem[] {
  return exceptions.flatMap(({ date, closed }, index) => {
    const isOpenToo = exceptions.some((other) => other.closed !== true && other.date === date);
    if (closed !== true || !isOpenToo) return [];
    const message = `${String(date)} stands here as closed and as open. Remove one of the two.`;
    return [{ path: ['exceptions', index, 'closed'], message }];
  });
}

const capitalized = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

const rowsOf = (list: unknown) => (Array.isArray(list) ? (list as Candidate[]) : []);

/** `HH:MM`; Strapi's times have seconds too. */
const clock = (time: unknown) => (typeof time === 'string' && time !== '' ? time.slice(0, 5) : undefined);
