import { describe, expect, test } from '@jest/globals';
import { errors } from '@strapi/utils';
import { wantedBy } from './input.ts';

const timezone = 'America/Chicago';
const now = Date.parse('2026-03-01T12:00:00-06:00');
const ask = (fields: object, waiting = {}) => wantedBy({ timezone, ...fields }, { timezone, waiting, now });
const moment = (text: string) => Date.parse(text);
function refusalOf(fields: object, waiting = {}) {
  try {
    ask(fields, waiting);
  } catch (error) {
    if (!(error instanceof errors.ValidationError)) throw error;
    const { errors: problems = [] } = error.details as { errors?: { path: string[]; message: string }[] };
    return problems.length === 0 ? error.message : problems.map(({ path, message }) => `${path.join('.')}: ${message}`);
  }
  throw new Error('It was not refused.');
}

describe('a time of the studio’s clock', () => {
  test.each([
    ['in winter', '2026-03-02T09:00', '2026-03-02T09:00:00-06:00'],
    ['in summer', '2026-07-02T09:00', '2026-07-02T09:00:00-05:00'],
    ['that is skipped in spring is when the clock goes forward', '2026-03-08T02:30', '2026-03-08T03:00:00-05:00'],
    ['that comes twice in autumn is the first of the two', '2026-11-01T01:30', '2026-11-01T01:30:00-05:00'],
    ['after it came twice', '2026-11-01T02:00', '2026-11-01T02:00:00-06:00'],
  ])('%s', (_name, publishAt, expected) => {
    expect(ask({ publishAt })).toEqual({ publish: moment(expected) });
  });

  test.each(['tomorrow', '2026-02-30T09:00', '2026-03-02T25:00', '2026-03-02', '12026-03-02T09:00', 5])(
    '%s is none',
    (publishAt) => {
      expect(refusalOf({ publishAt })).toEqual([
        'publishAt: Enter a day and a time, such as 2026-11-21 09:00, or leave it empty.',
      ]);
    },
  );

  test('is not that of another zone, should the studio move while a form is open', () => {
    expect(refusalOf({ timezone: 'Europe/Berlin', publishAt: '2026-03-02T09:00' })).toContain(
      'The studio’s clock is now that of America/Chicago, and no longer of Europe/Berlin.',
    );
  });
});

describe('what is asked for', () => {
  test('null and an empty text clear, and what is left out stays', () => {
    expect(ask({})).toEqual({});
    expect(ask({ publishAt: null, unpublishAt: ' ' })).toEqual({ publish: null, unpublish: null });
  });

  test('has not passed, unless it is set already', () => {
    const passed = 'This time has passed. Choose a later one.';
    expect(refusalOf({ publishAt: '2026-03-01T12:00', unpublishAt: '2026-02-28T12:00' })).toEqual([
      `publishAt: ${passed}`,
      `unpublishAt: ${passed}`,
    ]);
    expect(ask({ publishAt: '2026-03-01T12:00' }, { publish: now })).toEqual({ publish: now });
  });

  test('leaves after it has come, also where one of both was set before', () => {
    const backwards = ['unpublishAt: It has to leave the site after it has been published.'];
    const [early, late] = ['2026-03-02T09:00', '2026-03-03T09:00'];
    expect(refusalOf({ publishAt: late, unpublishAt: early })).toEqual(backwards);
    expect(refusalOf({ publishAt: early, unpublishAt: early })).toEqual(backwards);
    expect(refusalOf({ publishAt: late }, { unpublish: moment(`${early}:00-06:00`) })).toEqual(backwards);
    expect(refusalOf({ unpublishAt: early }, { publish: moment(`${late}:00-06:00`) })).toEqual(backwards);
    expect(Object.keys(ask({ publishAt: early, unpublishAt: late }))).toEqual(['publish', 'unpublish']);
    expect(ask({ publishAt: null, unpublishAt: early }, { publish: moment(`${late}:00-06:00`) }).publish).toBeNull();
  });
});
