import type { Candidate, Problem } from './fitness.js';

/** What would leave visitors before a closed door: hours that say nothing, and a time zone that nobody knows. */
export function hoursProblems({ openingHours, exceptions }: Candidate): Problem[] {
  return [
    ...rowsOf(openingHours).flatMap((row, index) => stretchProblems(row, ['openingHours', index])),
    ...rowsOf(exceptions).flatMap((row, index) => exceptionProblems(row, ['exceptions', index])),
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

const rowsOf = (list: unknown) => (Array.isArray(list) ? (list as Candidate[]) : []);

/** `HH:MM`; Strapi's times have seconds too. */
const clock = (time: unknown) => (typeof time === 'string' && time !== '' ? time.slice(0, 5) : undefined);
