import { describe, expect, test } from '@jest/globals';
import { createFormats } from './format.ts';
import { phoneLink, unbroken } from './phone-link.ts';
import { createUi } from './ui.ts';
import { xmlText } from './xml.ts';

const english = createFormats('en');
const german = createFormats('de');
/** Locales part numbers and units by several kinds of space. */
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

describe('formats', () => {
  test('money shows cents only where there are some', () => {
    expect([95, 95.5, 0, 1234].map((amount) => english.money({ amount, currency: 'USD' }))).toEqual([
      '$95',
      '$95.50',
      '$0',
      '$1,234',
    ]);
    expect(plain(german.money({ amount: 1234.5, currency: 'EUR' }))).toBe('1.234,50 €');
    expect(english.money({ amount: 900, currency: 'JPY' })).toBe('¥900');
  });

  test('a date is the same day for every reader, with or without a time', () => {
    expect(english.date('2026-11-26')).toBe('November 26, 2026');
    expect(english.date('2026-11-26T23:59:00-11:00')).toBe('November 26, 2026');
    expect(german.date('2026-01-01')).toBe('1. Januar 2026');
  });

  test('a time is short at the full hour where the language says am and pm', () => {
    expect(['00:00', '09:00', '09:30', '12:00', '19:00', '24:00'].map((clock) => plain(english.time(clock)))).toEqual([
      '12 AM',
      '9 AM',
      '9:30 AM',
      '12 PM',
      '7 PM',
      '12 AM',
    ]);
    expect(['09:00', '24:00'].map(german.time)).toEqual(['9:00', '0:00']);
  });

  test('days, lengths, counts, lists and languages are words of the locale', () => {
    expect([english.day('monday'), english.day('sunday'), german.day('wednesday')]).toEqual([
      'Monday',
      'Sunday',
      'Mittwoch',
    ]);
    expect([english.minutes(60), english.minutes(1), plain(german.minutes(60))]).toEqual([
      '60 minutes',
      '1 minute',
      '60 Minuten',
    ]);
    expect([english.count(3096), german.count(3096)]).toEqual(['3,096', '3.096']);
    expect([english.list(['a', 'b', 'c']), english.list(['a']), german.list(['a', 'b'])]).toEqual([
      'a, b, and c',
      'a',
      'a und b',
    ]);
    expect([english.language('es'), german.language('es'), english.language('zz')]).toEqual([
      'Spanish',
      'Spanisch',
      'zz',
    ]);
  });
});

describe('the interface', () => {
  const ui = createUi('en-US', (path) => `/base${path}`);

  test('takes the words of the language, and English where there are none', () => {
    expect([ui.words.site.menu, createUi('xx', (path) => path).words.site.menu]).toEqual(['Menu', 'Menu']);
  });

  test('knows American Sign Language by the editors’ code', () => {
    expect([ui.language('asl'), ui.language('en')]).toEqual(['American Sign Language', 'English']);
  });

  test('makes addresses as it was told to', () => {
    expect(ui.href('/guide/')).toBe('/base/guide/');
  });
});

test('a phone number is dialled by its digits, and stays on one line', () => {
  expect(phoneLink('+1 (503) 555-0142')).toBe('tel:+15035550142');
  expect(unbroken('503 555-0142')).toBe('503\u00a0555\u20110142');
});

test('text in XML has its five characters escaped', () => {
  expect(xmlText(`<a href="x">Tom & Ann's</a>`)).toBe('&lt;a href=&quot;x&quot;&gt;Tom &amp; Ann&apos;s&lt;/a&gt;');
});
