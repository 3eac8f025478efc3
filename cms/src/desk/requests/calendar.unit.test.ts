import { expect, test } from '@jest/globals';
import { appointmentFile } from './calendar';

test('an appointment of the length that was asked for, with nothing of its person', () => {
  const file = appointmentFile({
    reference: 'B7K-2M4',
    start: Date.parse('2027-01-12T15:30:00Z'),
    minutes: 90,
    url: 'https://cms.example/admin/content-manager/x',
  });
  const lines = file.replaceAll(/\r\n /g, '').split('\r\n');
  expect(lines[0]).toBe('BEGIN:VCALENDAR');
  expect(lines).toEqual(
    expect.arrayContaining([
      'VERSION:2.0',
      'UID:B7K-2M4@kneadful',
      'SUMMARY:B7K-2M4',
      'DTSTART:20270112T153000Z',
      'DTEND:20270112T170000Z',
      'DESCRIPTION:https://cms.example/admin/content-manager/x',
    ]),
  );
});
