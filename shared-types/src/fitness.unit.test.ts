import { describe, expect, test } from '@jest/globals';
import { type Candidate, type EntryType, mayNeedLink, unfitReasons } from './fitness.ts';

const reasons = (type: EntryType, entry: Candidate, isDefaultLocale = true) =>
  unfitReasons(type, entry, isDefaultLocale).map(({ path, message }) => `${path.join('.')}: ${message}`);
const link = { documentId: 'x' };
const picture = { file: link, alternativeText: 'Hands on a back' };

describe('An entry', () => {
  test('with all links and pictures is fit', () => {
    expect(
      reasons('Article', {
        title: 'Back massage',
        author: link,
        picture,
        sections: [{ picture }, { highlight: { citation: link } }, { highlight: null }],
      }),
    ).toEqual([]);
  });

  test('that needs nothing is fit when empty', () => {
    for (const type of [
      'Audience',
      'BodyRegion',
      'Citation',
      'Faq',
      'Location',
      'Navigation',
      'Page',
      'Person',
      'Redirect',
      'SelfCarePractice',
      'Studio',
    ] as const) {
      expect([type, reasons(type, {})]).toEqual([type, []]);
    }
  });

  test.each<[EntryType, string[]]>([
    ['AddOn', ['picture: Add a picture.']],
    ['Article', ['author: Add an author that is published.', 'picture: Add a picture.']],
    [
      'Condition',
      [
        'regions: Add at least one region of the back that is published.',
        'techniques: Add at least one technique that is published.',
      ],
    ],
    ['Service', ['picture: Add a picture.']],
    ['Technique', ['picture: Add a picture.']],
    [
      'Therapist',
      [
        'portrait: Add a portrait.',
        'techniques: Add at least one technique that is published.',
        'services: Add at least one service that is published.',
      ],
    ],
  ])('of type %s names what it lacks, in the default locale alone', (type, expected) => {
    const nothing = { regions: [], techniques: [], picture: null };
    expect([reasons(type, nothing), reasons(type, {}), reasons(type, nothing, false)]).toEqual([
      expected,
      expected,
      [],
    ]);
  });
});

describe('A statement', () => {
  const research = { basis: 'research', certainty: 'low', citations: [link], condition: link };
  const practice = { basis: 'practice', certainty: null, citations: [], condition: link };

  test('of research with certainty and citation, or of practice with neither, is fit', () => {
    for (const type of ['ResearchFinding', 'FrequencyRecommendation'] as const) {
      expect([reasons(type, research), reasons(type, practice)]).toEqual([[], []]);
    }
  });

  test('of research without them is not', () => {
    expect(reasons('ResearchFinding', { ...research, certainty: undefined, citations: [] })).toEqual([
      'certainty: A research statement needs a certainty.',
      'citations: A research statement needs at least one published citation that assessed this claim.',
    ]);
  });

  test('of practice with them is not', () => {
    expect(reasons('FrequencyRecommendation', { ...practice, certainty: 'low', citations: [link] })).toEqual([
      'certainty: Practice experience has no certainty. Clear it, or set the basis to research.',
      'citations: Practice experience cites no study. Remove the citations, or set the basis to research.',
    ]);
  });

  test('in another locale borrows basis and citations', () => {
    expect(reasons('ResearchFinding', { basis: 'research' }, false)).toEqual([]);
  });
});

describe('The phases of a recommendation', () => {
  const reasonsFor = (...phases: Candidate[]) =>
    reasons('FrequencyRecommendation', { basis: 'practice', phases }, false);

  test('may end open', () => {
    expect(reasonsFor({ visitsMin: 1, visitsMax: 2, periodsMin: 4, periodsMax: 8 }, { visitsMin: 1 })).toEqual([]);
  });

  test('may not stand open in the middle', () => {
    expect(reasonsFor({ visitsMin: 1 }, { periodsMax: 3 }, { visitsMin: 1 })).toEqual([
      'phases.0.periodsMin: Only the last phase may be open-ended. Say how many periods this one lasts.',
    ]);
  });

  test('may not have a higher number that is lower', () => {
    const wrong = { visitsMin: 3, visitsMax: 2, periodDaysMin: 14, periodDaysMax: 7, periodsMin: 2, periodsMax: 1 };
    expect(reasonsFor(wrong)).toEqual(
      ['visitsMax', 'periodDaysMax', 'periodsMax'].map(
        (field) => `phases.0.${field}: The higher number is lower than the lower one.`,
      ),
    );
    expect(reasonsFor({ visitsMin: 2, visitsMax: 2, periodsMin: null, periodsMax: null })).toEqual([]);
  });
});

describe('A review', () => {
  test.each([false, null, undefined, 'yes'])('with the consent %p is not fit, in any locale', (consent) => {
    const expected = ['consent: A review is published only with the client’s consent.'];
    expect([reasons('Review', { consent }), reasons('Review', { consent }, false)]).toEqual([expected, expected]);
  });

  test('with consent is', () => {
    expect(reasons('Review', { consent: true })).toEqual([]);
  });
});

describe('A location', () => {
  const location = (openingHours: Candidate[], exceptions: Candidate[] = []) =>
    reasons('Location', { openingHours, exceptions }, false);
  const reversed = 'It closes before it opens. If it is open past midnight, close at 00:00 and go on in the next day.';

  test('is open from earlier to later, or to midnight', () => {
    expect(
      location([
        { day: 'monday', opens: '09:00:00', closes: '12:00:00.000' },
        { day: 'friday', opens: '18:00', closes: '00:00:00.000' },
        { day: 'saturday', opens: '00:00:00', closes: '00:00:00' },
      ]),
    ).toEqual([]);
    expect(
      location([
        { day: 'friday', opens: '18:00:00', closes: '02:00:00' },
        { day: 'sunday', opens: '09:00', closes: '09:00:00.000' },
      ]),
    ).toEqual([`openingHours.0.closes: ${reversed}`, `openingHours.1.closes: ${reversed}`]);
  });

  test('is closed on an exception, or says from when to when it is open', () => {
    const date = '2026-12-25';
    expect(
      location(
        [],
        [
          { date: '2026-12-24', closed: true, opens: null, closes: null },
          { date, opens: '09:00', closes: '12:00' },
          { date, opens: '13:00', closes: '15:00' },
        ],
      ),
    ).toEqual([]);
    const silent = 'Say from when to when it is open, or that it is closed all day.';
    expect(
      location(
        [],
        [
          { date, closed: false, opens: '09:00', closes: null },
          { date, closed: null },
          { date, closed: false, opens: '12:00', closes: '09:00' },
        ],
      ),
    ).toEqual([`exceptions.0.opens: ${silent}`, `exceptions.1.opens: ${silent}`, `exceptions.2.closes: ${reversed}`]);
  });

  test('is open once at a time', () => {
    const monday = (opens: string, closes: string) => ({ day: 'monday', opens, closes });
    const twice = (index: number, first: string, second: string) =>
      `openingHours.${index}.opens: Monday is open from ${first} and again from ${second}. Join the two, or let one open later.`;
    expect(
      location([
        monday('14:00', '00:00'),
        monday('09:00:00.000', '14:00'),
        { day: 'tuesday', opens: '10:00', closes: '20:00' },
      ]),
    ).toEqual([]);
    expect(location([monday('13:30', '18:00'), monday('09:00', '14:00')])).toEqual([
      twice(0, '09:00 to 14:00', '13:30 to 18:00'),
    ]);
    expect(location([monday('09:00', '00:00'), monday('22:00', '23:00')])).toEqual([
      twice(1, '09:00 to 24:00', '22:00 to 23:00'),
    ]);
    expect(location([monday('09:00', '14:00'), monday('09:00', '14:00')])).toEqual([
      twice(1, '09:00 to 14:00', '09:00 to 14:00'),
    ]);
  });

  test('is not both open and closed on an exception', () => {
    const date = '2026-12-25';
    const open = (opens: string, closes: string) => ({ date, closed: false, opens, closes });
    expect(location([], [open('09:00', '12:00'), { date, closed: true }])).toEqual([
      'exceptions.1.closed: 2026-12-25 stands here as closed and as open. Remove one of the two.',
    ]);
    expect(location([], [open('09:00', '12:00'), open('11:00', '15:00')])).toEqual([
      'exceptions.1.opens: 2026-12-25 is open from 09:00 to 12:00 and again from 11:00 to 15:00. Join the two, or let one open later.',
    ]);
    expect(
      location(
        [],
        [
          { date, closed: true },
          { date, closed: true, opens: '09:00', closes: '12:00' },
        ],
      ),
    ).toEqual([]);
  });

  test.each(['Location', 'Studio'] as const)('and a studio are in a time zone that exists (%s)', (type) => {
    const unknown = 'timezone: No time zone has this name. Write one such as America/Chicago.';
    expect(reasons(type, { timezone: 'America/Fernhollow' })).toEqual([unknown]);
    for (const timezone of ['America/Chicago', ' Europe/Berlin ', 'UTC', '', null, undefined])
      expect([timezone, reasons(type, { timezone })]).toEqual([timezone, []]);
  });
});

describe('A studio', () => {
  test.each(['http://book.example/', 'book.example', 'https://', 'https://localhost/', 'https://a:b@book.example/'])(
    'does not send visitors to %s',
    (bookingLink) => {
      expect(reasons('Studio', { bookingLink })).toEqual([
        'bookingLink: Copy the whole address of your booking page from the browser. It begins with https://, such as https://book.example/studio.',
      ]);
    },
  );

  test.each(['https://book.example/studio?to=1#times', 'HTTPS://Book.example', '', null, undefined])(
    'may have %s as its booking link',
    (bookingLink) => {
      expect(reasons('Studio', { bookingLink })).toEqual([]);
    },
  );

  test('has a colour that is one, and no other entry is asked', () => {
    const refused = 'accent: Write the colour as # and six digits or letters from a to f, such as #4a154b.';
    expect(reasons('Studio', { accent: 'plum' })).toEqual([refused]);
    expect([reasons('Studio', { accent: '#4A154b' }), reasons('Page', { accent: 'plum' })]).toEqual([[], []]);
  });
});

describe('A picture', () => {
  test('is described and chosen wherever it stands', () => {
    const bare = { file: null, alternativeText: ' ' };
    expect(
      reasons(
        'Page',
        { sections: [{ picture: bare }, { cards: [{ picture }, { picture: { ...picture, alternativeText: '' } }] }] },
        false,
      ),
    ).toEqual([
      'sections.0.picture.file: Choose a picture.',
      'sections.0.picture.alternativeText: Describe the picture for people who do not see it.',
      'sections.1.cards.1.picture.alternativeText: Describe the picture for people who do not see it.',
    ]);
  });

  test('inside rich text is Strapi’s own affair', () => {
    expect(reasons('Page', { body: [{ file: null, alternativeText: '' }] })).toEqual([]);
  });
});

test('A link that an entry may need is known without the entry', () => {
  const asked = [
    mayNeedLink('Condition', 'techniques'),
    mayNeedLink('Article', 'author'),
    mayNeedLink('ResearchFinding', 'citations'),
    mayNeedLink(undefined, 'citation'),
    mayNeedLink('Article', 'techniques'),
    mayNeedLink('Article', 'citations'),
    mayNeedLink(undefined, 'findings'),
  ];
  expect(asked).toEqual([true, true, true, true, false, false, false]);
});

describe('The headings of a text', () => {
  const heading = (level: number, text = `H${level}`) => ({
    type: 'heading',
    level,
    children: [
      { type: 'text', text: text.slice(0, 1) },
      { type: 'link', url: '/', children: [{ type: 'text', text: text.slice(1) }] },
    ],
  });
  const paragraph = { type: 'paragraph', children: [{ type: 'text', text: 'Words.' }] };
  const skipped = (...levels: number[]) =>
    reasons('Faq', { answer: levels.flatMap((level) => [heading(level), paragraph]) }).length;

  test('begin at 2 or 3, and go down one by one and up as they like', () => {
    expect([[], [1], [2], [3], [2, 3, 4, 2, 3], [3, 2, 3, 4, 5, 6, 2], [1, 3]].map((all) => skipped(...all))).toEqual([
      0, 0, 0, 0, 0, 0, 0,
    ]);
    expect([[4], [2, 4], [2, 3, 5], [3, 4, 2, 4], [2, 4, 6]].map((all) => skipped(...all))).toEqual([1, 1, 1, 1, 2]);
  });

  test('are named where they skip a level, wherever the text stands', () => {
    const sections = [{ body: [paragraph] }, { stages: [{ body: [heading(2), heading(4, 'Blood thinners')] }] }];
    expect(reasons('Page', { sections }, false)).toEqual([
      'sections.1.stages.0.body: The heading “Blood thinners” skips a level. Make it heading 3, so that the outline has no gap.',
    ]);
  });

  test('do not count while nothing is written in them', () => {
    expect(reasons('Faq', { answer: [heading(4, ' '), heading(2)] })).toEqual([]);
  });
});

test('A page may not take an address that the site makes by itself', () => {
  expect([reasons('Page', { slug: 'guide' }, false), reasons('Page', { slug: 'about' })]).toEqual([
    ['slug: This address belongs to a page that the site makes by itself. Choose another.'],
    [],
  ]);
});

test('A page may not take the address of a language, also of one that is to come', () => {
  const refused = ['es', 'fr', 'tai', 'a-b'].filter((slug) => reasons('Page', { slug }).length > 0);
  expect(refused).toEqual(['es', 'fr']);
});

test('A highlighted study needs its citation', () => {
  expect(
    reasons('Article', { author: link, picture, sections: [{ highlight: { title: 'One study', citation: null } }] }),
  ).toEqual(['sections.0.highlight.citation: A highlighted study needs its citation, published.']);
});

describe('An address', () => {
  const slugProblem = 'slug: No page can have this address. Choose another.';
  const path =
    'from: The site cannot answer at this address. Write it as people read it (é, not %C3%A9), without dots alone.';
  const file = 'from: This address belongs to a file of the site. Choose another.';

  test.each(['.', '..', 'index.html'])('%s is no folder', (slug) => {
    expect(reasons('Technique', { slug, picture })).toEqual([slugProblem]);
    expect(reasons('Page', { slug })).toEqual([slugProblem]);
  });

  test.each(['swedish', 'a.b', 'index', 'x~1'])('%s is one', (slug) => {
    expect(reasons('Technique', { slug, picture })).toEqual([]);
  });

  test.each([
    ['/old/', []],
    ['/guide/alt/müde-rücken/', []],
    ['/masaje-%C3%A9/', [path]],
    ['/100%/', [path]],
    ['/./x/', [path]],
    ['/../../techniques/', [path]],
    ['/a\\b/', [path]],
    ['/index.html/', [path]],
    [`/${'ü'.repeat(128)}/`, [path]],
    [`/${'ü'.repeat(127)}/`, []],
    ['/feed.xml/', [file]],
    ['/release.json/', [file]],
    ['/404/', [file]],
    ['/media/x/', [file]],
  ])('%s that a redirect leads away from', (from, expected) => {
    expect(reasons('Redirect', { from, to: '/guide/' })).toEqual(expected);
  });

  test('that a redirect leads to is another, and one that browsers understand', () => {
    expect(reasons('Redirect', { from: '/a/', to: 'https://example.org/x' })).toEqual([]);
    expect(reasons('Redirect', { from: '/a/', to: '/a/' })).toEqual([
      'to: This address leads to itself. Choose another.',
    ]);
    expect(reasons('Redirect', { from: '/a/', to: 'https://[' })).toEqual([
      'to: This is not an address. Copy it from the browser once more.',
    ]);
  });
});
