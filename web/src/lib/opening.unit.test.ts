import { describe, expect, test } from '@jest/globals';
import type { OpeningTimes, Weekday } from './model.ts';
import { openingAt, regularDay } from './opening.ts';
import { daysOf } from './weekdays.ts';

type Hours = OpeningTimes['hours'];

/** `09:00-12:00 14:00-18:00` */
const stretches = (text: string) =>
  text.split(' ').flatMap((stretch) => {
    const [opens = '', closes = ''] = stretch.split('-');
    return closes ? [{ opens, closes }] : [];
  });
const days = (from: Weekday, to: Weekday, text: string): Hours[number] => ({ from, to, stretches: stretches(text) });
const studio: Hours = [
  days('monday', 'friday', '09:00-12:00 13:00-19:00'),
  days('saturday', 'saturday', '09:00-18:00'),
  days('sunday', 'sunday', ''),
];

function look(now: string, { hours = studio, exceptions = {}, timezone = 'America/Chicago' }: Partial<Setting> = {}) {
  const times = {
    timezone,
    hours,
    exceptions: Object.entries(exceptions).map(([date, text]) => ({ date, stretches: stretches(text) })),
  };
  const { open, changes, changesAt } = openingAt(times, Date.parse(now));
  const state = open ? 'open until' : 'closed until';
  if (!changes) return `${state} nobody knows when`;
  return `${state} ${changes.date} ${changes.time}, ${new Date(changesAt!).toISOString().replace(':00.000Z', 'Z')}`;
}

interface Setting {
  hours: Hours;
  /** Stretches by date; none: closed. */
  exceptions: Record<string, string>;
  timezone: string;
}

describe('on an ordinary day', () => {
  test.each([
    ['before it opens', '2026-06-10T13:59:59.999Z', 'closed until 2026-06-10 09:00, 2026-06-10T14:00Z'],
    ['from its first moment', '2026-06-10T14:00:00.000Z', 'open until 2026-06-10 12:00, 2026-06-10T17:00Z'],
    ['until its last', '2026-06-10T16:59:59.999Z', 'open until 2026-06-10 12:00, 2026-06-10T17:00Z'],
    ['in the midday break', '2026-06-10T17:00:00.000Z', 'closed until 2026-06-10 13:00, 2026-06-10T18:00Z'],
    ['in the evening', '2026-06-11T00:00:00.000Z', 'closed until 2026-06-11 09:00, 2026-06-11T14:00Z'],
    ['before a closed day', '2026-06-13T23:00:00.000Z', 'closed until 2026-06-15 09:00, 2026-06-15T14:00Z'],
  ])('%s', (_when, now, expected) => expect(look(now)).toBe(expected));
});

describe('on a day that differs', () => {
  const exceptions = { '2026-11-26': '', '2026-12-24': '10:00-14:00', '2026-12-27': '12:00-15:00' };

  test.each([
    ['a holiday is closed', '2026-11-26T16:00Z', 'closed until 2026-11-27 09:00, 2026-11-27T15:00Z'],
    ['the evening before knows', '2026-11-26T02:00Z', 'closed until 2026-11-27 09:00, 2026-11-27T15:00Z'],
    [
      'other hours take the place of the usual',
      '2026-12-24T15:30Z',
      'closed until 2026-12-24 10:00, 2026-12-24T16:00Z',
    ],
    ['without the usual break', '2026-12-24T18:30Z', 'open until 2026-12-24 14:00, 2026-12-24T20:00Z'],
    ['a closed day can be open', '2026-12-27T18:00Z', 'open until 2026-12-27 15:00, 2026-12-27T21:00Z'],
  ])('%s', (_what, now, expected) => expect(look(now, { exceptions })).toBe(expected));

  test('two exceptions add up, and one that says closed wins', () => {
    const times = (...texts: string[]) => ({
      timezone: 'UTC',
      hours: studio,
      exceptions: texts.map((text) => ({ date: '2026-06-10', stretches: stretches(text) })),
    });
    const noon = Date.parse('2026-06-10T12:00Z');
    expect(openingAt(times('15:00-18:00', '08:00-11:00'), noon).changes).toEqual({ date: '2026-06-10', time: '15:00' });
    expect(openingAt(times('10:00-14:00', ''), noon)).toMatchObject({
      open: false,
      changes: { date: '2026-06-11', time: '09:00' },
    });
  });
});

describe('at midnight', () => {
  const bar: Hours = [
    days('monday', 'thursday', ''),
    days('friday', 'friday', '18:00-24:00'),
    days('saturday', 'saturday', '00:00-02:00 18:00-24:00'),
    days('sunday', 'sunday', ''),
  ];

  test('a stretch that goes on the next day is one with it', () => {
    const expected = 'open until 2026-06-13 02:00, 2026-06-13T07:00Z';
    const moments = ['2026-06-12T23:00Z', '2026-06-13T04:59:59.999Z', '2026-06-13T05:00Z', '2026-06-13T06:59Z'];
    expect(moments.map((now) => look(now, { hours: bar }))).toEqual(moments.map(() => expected));
  });

  test('a stretch that does not go on closes with the day', () => {
    expect(look('2026-06-14T04:59:59.999Z', { hours: bar })).toBe('open until 2026-06-14 00:00, 2026-06-14T05:00Z');
    expect(look('2026-06-14T05:00Z', { hours: bar })).toBe('closed until 2026-06-19 18:00, 2026-06-19T23:00Z');
  });

  test('an exception on the next day ends it, however far it would go', () => {
    expect(look('2026-06-13T04:00Z', { hours: bar, exceptions: { '2026-06-13': '' } })).toBe(
      'open until 2026-06-13 00:00, 2026-06-13T05:00Z',
    );
  });

  test('what is said of today and tomorrow holds until midnight, though nothing opens or closes then', () => {
    const times = { timezone: 'America/Chicago', hours: studio, exceptions: [] };
    const validUntil = (now: string) => new Date(openingAt(times, Date.parse(now)).validUntil).toISOString();
    expect(validUntil('2026-06-13T23:30Z')).toBe('2026-06-14T05:00:00.000Z');
    expect(validUntil('2026-06-14T05:00Z')).toBe('2026-06-15T05:00:00.000Z');
    expect(validUntil('2026-06-15T05:00Z')).toBe('2026-06-15T14:00:00.000Z');
  });
});

describe('without an end', () => {
  const always = [days('monday', 'sunday', '00:00-24:00')];

  test('a place that never closes is open', () => {
    expect(look('2026-06-10T12:00Z', { hours: always })).toBe('open until nobody knows when');
    expect(look('2026-06-10T12:00Z', { hours: always, exceptions: { '2026-08-01': '' } })).toBe(
      'open until 2026-08-01 00:00, 2026-08-01T05:00Z',
    );
  });

  test('a place that never opens is closed, and an exception far away opens it', () => {
    const hours = [days('monday', 'sunday', '')];
    expect(look('2026-06-10T12:00Z', { hours })).toBe('closed until nobody knows when');
    expect(look('2026-06-10T12:00Z', { hours, exceptions: { '2026-09-10': '09:00-10:00' } })).toBe(
      'closed until 2026-09-10 09:00, 2026-09-10T14:00Z',
    );
  });
});

describe('where clocks change', () => {
  const night = [days('monday', 'sunday', '00:00-01:30 02:15-02:45 04:00-05:00')];
  const inNewYork = (now: string) => look(now, { hours: night, timezone: 'America/New_York' });

  test('a stretch that is skipped is left out', () => {
    expect(inNewYork('2026-03-08T06:40Z')).toBe('closed until 2026-03-08 04:00, 2026-03-08T08:00Z');
  });

  test('a stretch that is half skipped begins with the jump', () => {
    const hours = [days('monday', 'sunday', '02:30-03:15')];
    const before = look('2026-03-08T06:40Z', { hours, timezone: 'America/New_York' });
    expect(before).toBe('closed until 2026-03-08 03:00, 2026-03-08T07:00Z');
  });

  test('a time that comes twice counts the first time', () => {
    expect(inNewYork('2026-11-01T05:15Z')).toBe('open until 2026-11-01 01:30, 2026-11-01T05:30Z');
    // 1:15 on the clock once more.
    expect(inNewYork('2026-11-01T06:15Z')).toBe('closed until 2026-11-01 02:15, 2026-11-01T07:15Z');
  });

  test('the day is an hour shorter or longer, and the hours are those of the clock', () => {
    expect(look('2026-03-08T04:00Z', { hours: studio })).toBe('closed until 2026-03-09 09:00, 2026-03-09T14:00Z');
    expect(look('2026-11-01T04:00Z', { hours: studio })).toBe('closed until 2026-11-02 09:00, 2026-11-02T15:00Z');
  });

  test('a day that Samoa left out has no hours', () => {
    const hours = [days('monday', 'sunday', '09:00-17:00')];
    expect(look('2011-12-30T04:00Z', { hours, timezone: 'Pacific/Apia' })).toBe(
      'closed until 2011-12-31 09:00, 2011-12-30T19:00Z',
    );
  });
});

test('a date goes by its day of the week, unless it is an exception', () => {
  const exceptions = [{ date: '2026-11-26', stretches: [] }];
  expect([regularDay({ exceptions }, '2026-11-25'), regularDay({ exceptions }, '2026-11-26')]).toEqual([
    'wednesday',
    undefined,
  ]);
});

test('a row holds the days from its first to its last, Monday first', () => {
  const row = { from: 'friday', to: 'sunday' } as const;
  const week: Weekday[] = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
  expect(week.filter((day) => daysOf(row).includes(day))).toEqual(['friday', 'saturday', 'sunday']);
});
