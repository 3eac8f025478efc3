import { describe, expect, test } from '@jest/globals';
import { formProblems } from '@kneadful/shared-types/forms';
import { formsEn } from '../words/forms.en.ts';
import { formsEs } from '../words/forms.es.ts';
import { check, type Offer, onControls } from './check.ts';
import { controlsOf, formOf } from './typed.ts';

const offer: Offer = {
  times: {
    timezone: 'UTC',
    hours: [{ from: 'monday', to: 'sunday', stretches: [{ opens: '09:00', closes: '19:00' }] }],
    exceptions: [],
  },
  services: ['swedish1'],
  therapists: ['june1'],
};
const now = Date.parse('2026-11-21T15:00:00Z');
const good = { name: ' Ana ', phone: '555-0100', 'date-2': '2026-12-01', 'time-2': '09:30', consent: 'yes' };

describe('a request', () => {
  test('is what was typed, without what was left open', () => {
    expect(check('booking', { ...good, email: ' ', message: '', service: '' }, offer, now)).toEqual({
      form: { name: 'Ana', phone: '555-0100', preferredTimes: ['2026-12-01T09:30'], consent: true },
    });
  });

  test.each([
    [{ name: ' ' }, 'name', 'required'],
    [{ name: 'x'.repeat(121) }, 'name', 'too-long'],
    [{ email: 'ana' }, 'email', 'email'],
    [{ phone: '' }, 'email', 'contact'],
    [{ consent: '' }, 'consent', 'consent'],
    [{ service: 'gone1' }, 'service', 'unknown'],
    [{ therapist: '../x' }, 'therapist', 'unknown'],
    [{ 'time-2': '' }, 'preferredTimes.0', 'time'],
    [{ 'time-2': '20:00' }, 'preferredTimes.0', 'closed'],
    [{ 'date-2': '2026-11-01' }, 'preferredTimes.0', 'past'],
    [{ 'date-2': '', 'time-2': '' }, 'preferredTimes', 'required'],
  ])('%j is refused at %s: %s', (changes, field, problem) => {
    expect(check('booking', { ...good, ...changes }, offer, now)).toEqual({ issues: [{ field, problem }] });
  });

  test('with nothing in it is told everything at once, in the order of the page', () => {
    const { issues = [] } = check('booking', {}, offer, now);
    expect(onControls(issues, {}, controlsOf.booking)).toEqual([
      { control: 'date-1', problem: 'required' },
      { control: 'name', problem: 'required' },
      { control: 'email', problem: 'contact' },
      { control: 'consent', problem: 'consent' },
    ]);
  });

  test('names the row that a time stands in', () => {
    const typed = { ...good, 'date-3': '2026-12-01', 'time-3': '23:00' };
    const { issues = [] } = check('booking', typed, offer, now);
    expect(onControls(issues, typed, controlsOf.booking)).toEqual([{ control: 'date-3', problem: 'closed' }]);
  });
});

test('a review has stars only if they are given', () => {
  expect(formOf('review', { text: 'Good.', rating: '', reviewer: 'A.' })).toEqual({
    text: 'Good.',
    reviewer: 'A.',
    consent: false,
  });
  const typed = { text: 'Good.', rating: '6', reviewer: 'A.', consent: 'yes' };
  expect(check('review', typed, offer, now)).toEqual({ issues: [{ field: 'rating', problem: 'unknown' }] });
});

test('every problem has a sentence in both languages', () => {
  for (const problem of formProblems)
    expect([formsEn.problems[problem], formsEs.problems[problem]]).toEqual(Array(2).fill(expect.stringMatching(/\.$/)));
});
