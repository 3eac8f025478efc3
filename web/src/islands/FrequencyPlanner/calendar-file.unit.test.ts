import { describe, expect, test } from '@jest/globals';
import ICAL from 'ical.js';
import { calendarFile } from './calendar-file.ts';

const file = (note = 'A sore back: weekly.', days = ['2026-11-30', '2027-03-28']) =>
  calendarFile({
    id: 'sore',
    name: 'Plan your visits',
    url: 'https://studio.example/frequency/#situation=sore',
    entries: days.map((day) => ({ day, title: 'Massage: At first', note })),
  });

const eventsOf = (text: string) =>
  new ICAL.Component(ICAL.parse(text) as unknown[]).getAllSubcomponents('vevent').map((event) => new ICAL.Event(event));

describe('The calendar file', () => {
  test('has an event for each day, all day long, which another parser reads', () => {
    const events = eventsOf(file());
    expect(events.map(({ startDate, endDate }) => [String(startDate), String(endDate), startDate.isDate])).toEqual([
      ['2026-11-30', '2026-12-01', true],
      ['2027-03-28', '2027-03-29', true],
    ]);
    expect(events.map(({ summary }) => summary)).toEqual(['Massage: At first', 'Massage: At first']);
    expect(events.map(({ uid }) => uid)).toEqual(['sore-2026-11-30@studio.example', 'sore-2027-03-28@studio.example']);
  });

  test('has what RFC 5545 asks for: version, product, stamps, lines of at most 75 octets that end with CR LF', () => {
    const text = file('Zwölf lange Wörter, und noch viele mehr – damit die Zeile gefaltet werden muss; wirklich lang.');
    const calendar = new ICAL.Component(ICAL.parse(text) as unknown[]);
    expect(calendar.getFirstPropertyValue('version')).toBe('2.0');
    expect(calendar.getFirstPropertyValue('prodid')).toContain('Kneadful');
    for (const event of calendar.getAllSubcomponents('vevent')) {
      expect(event.getFirstPropertyValue('dtstamp')).toBeTruthy();
      expect(event.getFirstPropertyValue('transp')).toBe('TRANSPARENT');
    }
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  });

  test('brings every character through', () => {
    const note = 'Commas, semicolons; a \\ backslash\nand a second line: “2 × a week”';
    expect(eventsOf(file(note))[0]!.description).toBe(note);
  });

  test('leaves out what is no day', () => {
    expect(eventsOf(file('note', ['2026-02-30', '2026-03-01'])).map(({ uid }) => uid)).toEqual([
      'sore-2026-03-01@studio.example',
    ]);
  });
});
