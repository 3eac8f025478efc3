import { describe, expect, test } from '@jest/globals';
import { chromeOf } from './chrome.ts';
import type { Entry } from './entries/index.ts';
import { contentOf, entry } from './fixtures.ts';
import { homePage } from './pages/home.ts';
import { contactPage } from './pages/lists.ts';

const opens = '09:00';
const openingHours: Entry<'Location'>['openingHours'] = [
  { day: 'tuesday', opens, closes: '17:00' },
  { day: 'wednesday', opens, closes: '17:00' },
];
const exceptions = ['2026-06-09', '2026-06-10', '2026-06-17'].map((date) => ({ date, name: 'Painting', closed: true }));
const portland = entry('Location', { openingHours });
const visit = (now: string, locations = [portland]) => {
  const content = contentOf({ Location: locations }, { now });
  const { places } = contactPage(content);
  const { expires } = content.reads;
  return { places, expires: expires && new Date(expires).toISOString() };
};

describe('the contact page', () => {
  test.each([
    ['just before it opens, at the opening', '2026-06-10T15:59:59.999Z', false, '2026-06-10T16:00:00.000Z'],
    ['as it opens, at the closing', '2026-06-10T16:00:00.000Z', true, '2026-06-11T00:00:00.000Z'],
    [
      'in the evening, at midnight, when tomorrow is today',
      '2026-06-11T00:00:00.000Z',
      false,
      '2026-06-11T07:00:00.000Z',
    ],
    ['on a closed day, at its midnight', '2026-06-12T12:00:00.000Z', false, '2026-06-13T07:00:00.000Z'],
  ])('expires when something changes: %s', (_when, now, open, expires) => {
    const { places, ...rest } = visit(now);
    expect([places[0]!.opening.open, rest.expires]).toEqual([open, expires]);
  });

  test('says it of each location in its own zone, and expires for the first', () => {
    const berlin = entry('Location', { id: 'location-2', name: 'Berlin', timezone: 'Europe/Berlin', openingHours });
    const { places, expires } = visit('2026-06-10T23:30:00Z', [portland, berlin]);
    expect(places.map(({ name, opening }) => [name, opening.today, opening.open, opening.changes])).toEqual([
      ['Alder Street', '2026-06-10', true, { date: '2026-06-10', time: '17:00' }],
      ['Berlin', '2026-06-11', false, { date: '2026-06-16', time: '09:00' }],
    ]);
    expect(expires).toBe('2026-06-11T00:00:00.000Z');
  });

  test('has today’s exceptions and those to come, as the location’s own clock counts days', () => {
    const location = entry('Location', { openingHours, exceptions });
    const dates = (now: string) => visit(now, [location]).places[0]!.exceptions.map(({ date }) => date);
    expect(dates('2026-06-10T06:59:59.999Z')).toEqual(['2026-06-09', '2026-06-10', '2026-06-17']);
    expect(dates('2026-06-10T07:00:00.000Z')).toEqual(['2026-06-10', '2026-06-17']);
    expect(dates('2026-06-18T07:00:00.000Z')).toEqual([]);
  });
});

test('the home page says it of the location whose address it shows', () => {
  const second = entry('Location', { id: 'location-2', name: 'Birch Street', openingHours });
  const content = contentOf({ Location: [second, portland] }, { now: '2026-06-10T15:59:59.999Z' });
  const { place } = homePage(content);
  expect([place?.name, chromeOf(content).location?.name]).toEqual(['Alder Street', 'Alder Street']);
  expect(place?.opening.changes).toEqual({ date: '2026-06-10', time: '09:00' });
  expect(content.reads.expires).toBe(Date.parse('2026-06-10T16:00:00Z'));
});

test('what every page shows around its content does not look at the clock', () => {
  const content = contentOf({ Location: [entry('Location', { openingHours, exceptions })] });
  chromeOf(content);
  expect(content.reads.expires).toBeUndefined();
});
