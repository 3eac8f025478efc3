import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addDays, instantOf } from '@kneadful/shared-types/time-zone';
import { bookingFor } from '../lib/booking-link.ts';
import { chromeOf } from './chrome.ts';
import type { Entry } from './entries/index.ts';
import { contentOf, entry, snapshot } from './fixtures.ts';
import { offerIn } from './form-offer.ts';
import { ContentGraph } from './graph.ts';
import { bookPage, privacyPage } from './pages/forms.ts';
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
  const own = entry('Studio', { bookingLink: 'https://book.example/studio' });

  test('leads to our own form until the studio has one of its own', () => {
    expect(chromeOf(contentOf()).booking).toEqual({ label: 'Book', href: '/book/' });
    const content = contentOf({ Studio: [own] });
    expect(chromeOf(content).booking).toEqual({
      label: 'Book',
      href: 'https://book.example/studio',
      external: true,
      host: 'book.example',
      leaves: 'on book.example',
    });
  });

  test('takes no choice along to a system that knows nothing of it', () => {
    expect(bookingFor(chromeOf(contentOf()).booking, { service: 'swedish' })).toBe('/book/?service=swedish');
    expect(bookingFor(chromeOf(contentOf({ Studio: [own] })).booking, { service: 'swedish' })).toBe(
      'https://book.example/studio',
    );
  });

  test('is what the page of the form and that of privacy say then', () => {
    const { meta, title, summary } = bookPage(contentOf({ Studio: [own] }));
    expect([title, summary, meta.title, meta.description]).toEqual([
      'Book an appointment',
      'We take appointments on book.example: choose a service and a time there.',
      title,
      summary,
    ]);
    expect(bookPage(contentOf()).title).toBe('Ask for an appointment');
    expect(privacyPage(contentOf({ Studio: [own] })).bookingHost).toBe('book.example');
    expect(privacyPage(contentOf()).bookingHost).toBeUndefined();
  });

  test('ends what can be asked for here', () => {
    const offered = (kind: 'booking' | 'review', studio: Entry<'Studio'>) =>
      offerIn(new ContentGraph(snapshot({ Studio: [studio] })), kind, () => new Date())?.isElsewhere;
    expect([offered('booking', own), offered('review', own)]).toEqual([true, undefined]);
    expect(offered('booking', entry('Studio'))).toBeUndefined();
  });
});

test('the studio has one name, one look and one place to book, whatever its translation was published with', () => {
  const own = { name: 'Anew', accent: '#4a154b', bookingLink: 'https://book.example/' };
  const spanish = { locale: 'es', name: 'Before', accent: '#ffd400', mission: 'Manos' };
  const content = contentOf(
    { Studio: [entry('Studio', own), entry('Studio', spanish)] },
    { locale: 'es', locales: ['es'] },
  );
  const { studio, booking } = chromeOf(content);
  expect([studio.name, studio.accent, studio.mission, booking.href]).toEqual([
    'Anew',
    '#4a154b',
    'Manos',
    'https://book.example/',
  ]);
  const cleared = contentOf({ Studio: [entry('Studio'), entry('Studio', spanish)] }, { locale: 'es', locales: ['es'] });
  expect(chromeOf(cleared).studio.accent).toBeUndefined();
});

describe('the logo', () => {
  const file = { documentId: 'logo', url: '/uploads/logo.svg', ext: '.svg', updatedAt: '2026-01-01T00:00:00.000Z' };
  const media = {
    logo: { src: '/media/a.svg', width: 1200, height: 200 },
    pale: { src: '/media/b.png', width: 40, height: 40 },
  };
  const studioWith = (fields: object) => contentOf({ Studio: [entry('Studio', fields)] }, { media });

  test('is shown as large as there is room, with the one for dark screens beside it', () => {
    const content = studioWith({ logo: file, logoDark: { ...file, documentId: 'pale' } });
    expect(chromeOf(content).studio.logo).toEqual({
      src: '/media/a.svg',
      width: 200,
      height: 33,
      sources: undefined,
      isIcon: false,
      dark: { src: '/media/b.png', width: 44, height: 44, sources: undefined },
    });
    expect([...content.reads.keys]).toEqual(expect.arrayContaining(['media:logo', 'media:pale']));
  });

  test('is none without the file, whatever there is for dark screens', () => {
    expect(chromeOf(studioWith({ logoDark: file })).studio.logo).toBeUndefined();
    expect(chromeOf(studioWith({ logo: { ...file, documentId: 'gone' } })).studio.logo).toBeUndefined();
    expect(chromeOf(studioWith({ logo: file })).studio.logo?.dark).toBeUndefined();
  });
});

test('a group of the footer whose pages are not published is left out', () => {
  const footer = [
    { title: 'Gone', links: [{ label: 'About', page: 'not-there' }] },
    { title: 'Here', links: [{ label: 'Contact', route: 'contact' as const }] },
  ];
  const content = contentOf({ Studio: [entry('Studio')], Navigation: [entry('Navigation', { footer })] });
  expect(chromeOf(content).footer.map(({ title }) => title)).toEqual(['Here']);
});
