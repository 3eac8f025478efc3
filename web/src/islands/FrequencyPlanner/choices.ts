import type { Pace } from './plan.ts';

/** What the visitor has chosen. It stands in the address, so that a plan can be sent to somebody. */
export interface Choices {
  /** Id of the situation; empty while none is chosen. */
  situation: string;
  /** A day, or what is being typed. */
  start: string;
  /** 0 is Monday. */
  weekdays: ReadonlySet<number>;
  pace: Pace;
}

const dayNames = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/**
 * Reads what the fragment of an address holds. What it does not know is left out; a first day that is none stays, since it may be half
 * typed.
 * @param start the first day where the address names none
 */
export function readChoices(fragment: string, situations: readonly { id: string }[], start: string): Choices {
  const params = new URLSearchParams(fragment.slice(1));
  const situation = params.get('situation') ?? '';
  const days = (params.get('days') ?? '').split(',').map((name) => dayNames.indexOf(name));
  return {
    situation: situations.some(({ id }) => id === situation) ? situation : '',
    start: params.get('start') ?? start,
    weekdays: new Set(days.filter((day) => day >= 0)),
    pace: params.get('pace') === 'more' ? 'more' : 'fewer',
  };
}

/** The fragment of an address that brings the choices back. */
export function writeChoices({ situation, start, weekdays, pace }: Choices): string {
  const days = dayNames.filter((_, day) => weekdays.has(day));
  const params = new URLSearchParams({
    ...(situation && { situation }),
    start,
    ...(days.length > 0 && { days: days.join(',') }),
    ...(pace === 'more' && { pace }),
  });
  // Commas are allowed there, and read better.
  return `#${params.toString().replaceAll('%2C', ',')}`;
}
