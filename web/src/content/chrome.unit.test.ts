import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addDays, instantOf } from '../lib/time-zone.ts';
import { chromeOf } from './chrome.ts';
import type { Entry } from './entries/index.ts';
import { contentOf, entry } from './fixtures.ts';
import { locationView } from './views/location.ts';

type Hours = Entry<'Location'>['openingHours'];
type Day = Hours[number]['day'];

const hours = (days: Day[], opens: string, closes: string): Hours => days.map((day) => ({ day, opens, closes }));
const weekdays: Day[] = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'];
const rows = (openingHours: Hours) =>
  locationView(contentOf(), entry('Location', { openingHours })).hours.map(({ from, to, stretches }) => [
    from,
    to,
    ...stretches.map(({ opens, closes }) => `${opens}–${closes}`),
  ]);

describe('a week of opening hours', () => {
  test('says consecutive days with the same hours in one row', () => {
    expect(
      rows([
        ...hours(weekdays, '09:00', '19:00'),
        ...hours(['saturday'], '09:00', '18:00'),
        ...hours(['sunday'], '09:00', '16:00'),
      ]),
    ).toEqual([
      ['monday', 'friday', '09:00–19:00'],
      ['saturday', 'saturday', '09:00–18:00'],
      ['sunday', 'sunday', '09:00–16:00'],
    ]);
  });

  test('shows closed days, and does not merge across them', () => {
    expect(rows(hours(['tuesday', 'wednesday', 'friday'], '10:00', '14:00'))).toEqual([
      ['monday', 'monday'],
      ['tuesday', 'wednesday', '10:00–14:00'],
      ['thursday', 'thursday'],
      ['friday', 'friday', '10:00–14:00'],
      ['saturday', 'sunday'],
    ]);
  });

  test('splits a day, in the order of the clock', () => {
    expect(rows([...hours(['monday'], '14:00', '18:00'), ...hours(['monday'], '08:00', '12:00')])[0]).toEqual([
      'monday',
      'monday',
      '08:00–12:00',
      '14:00–18:00',
    ]);
  });

  test('closes at the end of the day where it says midnight', () => {
    expect(rows(hours(['friday'], '00:00', '00:00'))[1]).toEqual(['friday', 'friday', '00:00–24:00']);
  });
});

test('exceptions stand in the order of their dates; a closed day has no hours', () => {
  const exceptions = [
    { date: '2026-12-31', name: 'New Year’s Eve', closed: false, opens: '09:00', closes: '00:00' },
    { date: '2026-11-26', name: 'Thanksgiving', closed: true, opens: '09:00', closes: '12:00' },
  ];
  expect(locationView(contentOf(), entry('Location', { exceptions })).exceptions).toEqual([
    { date: '2026-11-26', name: 'Thanksgiving', stretches: [] },
    { date: '2026-12-31', name: 'New Year’s Eve', stretches: [{ opens: '09:00', closes: '24:00' }] },
  ]);
});

test('a location is in the studio’s time zone unless it has its own', () => {
  expect(locationView(contentOf(), entry('Location')).timezone).toBe('America/Los_Angeles');
  expect(locationView(contentOf(), entry('Location', { timezone: 'America/Denver' })).timezone).toBe('America/Denver');
});

describe('the banner', () => {
  const banner = { text: 'Closed on Monday', startsAt: '2026-03-01T00:00:00.000Z', endsAt: '2026-03-08T00:00:00.000Z' };
  const at = (now: string) => {
    const content = contentOf({ Studio: [entry('Studio', { banner })] }, { now });
    return [chromeOf(content).banner?.text, content.reads.expires];
  };
  const [start, end] = [Date.parse(banner.startsAt), Date.parse(banner.endsAt)];

  test.each([
    ['before it starts', '2026-02-28T23:59:59.999Z', undefined, start],
    ['from its first moment', '2026-03-01T00:00:00.000Z', 'Closed on Monday', end],
    ['until its last', '2026-03-07T23:59:59.999Z', 'Closed on Monday', end],
    ['and never after', '2026-03-08T00:00:00.000Z', undefined, undefined],
  ])('%s', (_when, now, text, expires) => {
    expect(at(now)).toEqual([text, expires]);
  });
});

describe('the banner of any dates', () => {
  const zone = 'America/Los_Angeles';
  /** Midnights and hours of the clock on the studio's wall, on days when the clock is changed too. */
  const wallTime = fc
    .record({ day: fc.integer({ min: 0, max: 730 }), hour: fc.integer({ min: 0, max: 23 }) })
    .map(({ day, hour }) =>
      instantOf(zone, { date: addDays('2026-01-01', day), time: `${String(hour).padStart(2, '0')}:00` }),
    );
  const shownAt = (banner: Entry<'Studio'>['banner'], now: number) => {
    const content = contentOf({ Studio: [entry('Studio', { banner, timezone: zone })] }, { now: iso(now) });
    return { shown: chromeOf(content).banner !== undefined, expires: content.reads.expires };
  };
  const iso = (instant: number) => new Date(instant).toISOString();

  test('shows from its first moment up to its last, and its page expires at the next of the two', () => {
    fc.assert(
      fc.property(wallTime, wallTime, fc.constantFrom(-1, 0, 1), fc.boolean(), (one, other, off, atStart) => {
        fc.pre(one !== other);
        const [start, end] = [Math.min(one, other), Math.max(one, other)];
        const now = (atStart ? start : end) + off;
        const banner = { text: 'Closed on Monday', startsAt: iso(start), endsAt: iso(end) };
        const next = now < start ? start : now < end ? end : undefined;
        expect(shownAt(banner, now)).toEqual({ shown: now >= start && now < end, expires: next });
        // Made anew at that moment, it says the opposite: nobody has to look more often.
        if (next !== undefined) expect(shownAt(banner, next).shown).toBe(now < start);
      }),
    );
  });
});

describe('the booking link', () => {
  test('leads to our own form until the studio has one of its own', () => {
    expect(chromeOf(contentOf()).booking).toEqual({ label: 'Book', href: '/book/' });
    const content = contentOf({ Studio: [entry('Studio', { bookingLink: 'https://book.example/' })] });
    expect(chromeOf(content).booking).toEqual({ label: 'Book', href: 'https://book.example/', external: true });
  });
});
