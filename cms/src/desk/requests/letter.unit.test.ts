import { expect, test } from '@jest/globals';
import { letterTo } from './letter';

const facts = { reference: 'B7K-2M4', name: 'Ana', studio: 'Longleaf', times: ['Monday, 9:30 AM', 'Tuesday, 2:00 PM'] };

test('a letter names the request, the times that were asked for and who writes', () => {
  expect(letterTo(facts, 'en')).toEqual({
    subject: 'Your request B7K-2M4 at Longleaf',
    text:
      'Hello Ana,\n\nThank you for your request (B7K-2M4). You asked for:\n\n  · Monday, 9:30 AM\n  · Tuesday, 2:00 PM\n\n' +
      'We would like to see you at one of these times. Tell us whether it still suits you.\n\nLongleaf\n',
  });
});

test.each([
  ['es', 'Tu solicitud B7K-2M4 en Longleaf'],
  ['es-US', 'Tu solicitud B7K-2M4 en Longleaf'],
  ['de', 'Your request B7K-2M4 at Longleaf'],
  ['', 'Your request B7K-2M4 at Longleaf'],
])('in the language %j', (language, subject) => {
  expect(letterTo(facts, language).subject).toBe(subject);
});

test('without a time it does not speak of one that was asked for', () => {
  expect(letterTo({ ...facts, times: [] }, 'en').text).not.toContain('You asked for');
});
