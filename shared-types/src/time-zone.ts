/**
 * Wall clocks of time zones, by `Intl` alone: it runs in visitors' browsers too. Instants are milliseconds since 1970,
 * dates `YYYY-MM-DD`, times `HH:MM`.
 */

export interface WallClock {
  date: string;
  time: string;
}

const hour = 60 * 60 * 1000;
const dayLength = 24 * hour;
/** No clock is further from UTC. */
const furthest = 15 * hour;

/** @throws RangeError where `Intl` does not know the zone */
export function wallClock(zone: string, instant: number): WallClock {
  const shown = new Date(shownAt(zone, instant)).toISOString();
  return { date: shown.slice(0, 10), time: shown.slice(11, 16) };
}

/**
 * The first instant at which a clock in the zone shows this date and time, or a later one. So a time that is skipped
 * when the clock goes forward is the moment of the jump, one that comes twice is the first of the two, and whatever is
 * later on the clock is never earlier in time. `24:00` is the next day's `00:00`.
 * @throws RangeError where `Intl` does not know the zone
 */
export function instantOf(zone: string, { date, time }: WallClock): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  const wanted = Date.parse(`${date}T00:00Z`) + hours * hour + minutes * 60 * 1000;
  const earlier = wanted - furthest;
  const before = offsetAt(zone, earlier);
  const first = wanted - before;
  const after = offsetAt(zone, first);
  if (after === before) return first;
  return Math.max(changeOf(zone, earlier, first), wanted - after);
}

export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00Z`) + days * dayLength).toISOString().slice(0, 10);
}

/** The first instant of the second offset: the zone has one at `from` and another at `to`. */
function changeOf(zone: string, from: number, to: number): number {
  const before = offsetAt(zone, from);
  let [low, high] = [from, to];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetAt(zone, middle) === before) low = middle;
    else high = middle;
  }
  return high;
}

/** How far the clock is before UTC. */
const offsetAt = (zone: string, instant: number) => shownAt(zone, instant) - instant;

const formats = new Map<string, Intl.DateTimeFormat>();

/** What the clock shows, as an instant of a clock in UTC that shows the same. */
function shownAt(zone: string, instant: number): number {
  let format = formats.get(zone);
  if (!format) {
    const [numeric, digits] = ['numeric', '2-digit'] as const;
    const date = { year: numeric, month: digits, day: digits } as const;
    const time = { hour: digits, minute: digits, second: digits, hourCycle: 'h23' } as const;
    format = new Intl.DateTimeFormat('en-US', { timeZone: zone, calendar: 'gregory', ...date, ...time });
    formats.set(zone, format);
  }
  const parts = Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]));
  const { year = 0, month = 1, day = 1, hour: hours = 0, minute = 0, second = 0 } = parts;
  const milliseconds = ((instant % 1000) + 1000) % 1000;
  return Date.UTC(year, month - 1, day, hours, minute, second, milliseconds);
}
