import {
  article,
  condition,
  faq,
  finding,
  heading,
  location,
  page,
  phase,
  recommendation,
  review,
  technique,
} from './content.ts';
import { type Fields, links } from './editor.ts';

/** Document ids of published entries, and of some that are drafts; and a picture with its description. */
export interface Live {
  author: string;
  draftAuthor: string;
  citation: string;
  draftCitation: string;
  region: string;
  draftTechniques: string[];
  condition: string;
  picture: Fields;
}

/** What is wrong, the type, what an editor typed, how the refusal calls it, and each field with the reason. */
type UnfitEntry = [string, string, (live: Live) => Fields, string, [string, string][]];

export const unfitEntries: UnfitEntry[] = [
  [
    'an article without author and picture',
    'article',
    () => article('A'),
    'Article “A”',
    [
      ['author', 'Add an author that is published.'],
      ['picture', 'Add a picture.'],
    ],
  ],
  [
    'an article whose author is a draft',
    'article',
    (live) => ({ ...article('B'), picture: live.picture, author: links(live.draftAuthor) }),
    'Article “B”',
    [['author', 'Person “Not yet” is not published yet. Publish it first.']],
  ],
  [
    'a picture with an empty alternative text',
    'technique',
    (live) => ({ ...technique('C'), picture: { ...live.picture, alternativeText: '' } }),
    'Technique “C”',
    [['picture.alternativeText', 'Describe the picture for people who do not see it.']],
  ],
  [
    'a picture with a blank alternative text, in a section',
    'article',
    (live) => ({
      ...article('D'),
      picture: live.picture,
      author: links(live.author),
      sections: [{ __component: 'blocks.figure', picture: { ...live.picture, alternativeText: ' ' } }],
    }),
    'Article “D”',
    [['sections.0.picture.alternativeText', 'Describe the picture for people who do not see it.']],
  ],
  [
    'a picture part without a file',
    'technique',
    () => ({ ...technique('E'), picture: { alternativeText: 'Hands' } }),
    'Technique “E”',
    [['picture.file', 'Choose a picture.']],
  ],
  [
    'a condition without links',
    'condition',
    () => condition('F'),
    'Condition “F”',
    [
      ['regions', 'Add at least one region of the back that is published.'],
      ['techniques', 'Add at least one technique that is published.'],
    ],
  ],
  [
    'research without certainty and citations',
    'research-finding',
    (live) => ({ ...finding(), condition: links(live.condition), finding: 'G', certainty: null }),
    'Research finding “G”',
    [
      ['certainty', 'A research statement needs a certainty.'],
      ['citations', 'A research statement needs at least one published citation that assessed this claim.'],
    ],
  ],
  [
    'research about no condition',
    'research-finding',
    (live) => ({ ...finding('H'), citations: links(live.citation) }),
    'Research finding “H”',
    [['condition', 'Add the condition it is about that is published.']],
  ],
  [
    'practice with certainty and citation',
    'research-finding',
    (live) => ({
      ...finding(),
      condition: links(live.condition),
      finding: 'I',
      basis: 'practice',
      citations: links(live.citation),
    }),
    'Research finding “I”',
    [
      ['certainty', 'Practice experience has no certainty. Clear it, or set the basis to research.'],
      ['citations', 'Practice experience cites no study. Remove the citations, or set the basis to research.'],
    ],
  ],
  [
    'an open-ended phase in the middle',
    'frequency-recommendation',
    () => recommendation([phase('First'), phase('Then', { visitsMin: 3, visitsMax: 2 })]),
    'Frequency recommendation “Desk work”',
    [
      ['phases.0.periodsMin', 'Only the last phase may be open-ended. Say how many periods this one lasts.'],
      ['phases.1.visitsMax', 'The higher number is lower than the lower one.'],
    ],
  ],
  [
    'a review without consent',
    'review',
    () => ({ ...review(), consent: false }),
    'Review “M.”',
    [['consent', 'A review is published only with the client’s consent.']],
  ],
  [
    'a highlighted study without its citation',
    'article',
    (live) => ({
      ...article('J'),
      picture: live.picture,
      author: links(live.author),
      sections: [
        { __component: 'blocks.research-table', heading: 'R', highlight: { title: 'One study', body: faq().answer } },
      ],
    }),
    'Article “J”',
    [['sections.0.highlight.citation', 'A highlighted study needs its citation, published.']],
  ],
  [
    'a highlighted study whose citation is a draft',
    'article',
    (live) => ({
      ...article('K'),
      picture: live.picture,
      author: links(live.author),
      sections: [
        { __component: 'blocks.prose', heading: 'P', body: faq().answer },
        {
          __component: 'blocks.research-table',
          heading: 'R',
          highlight: { title: 'One study', body: faq().answer, citation: links(live.draftCitation) },
        },
      ],
    }),
    'Article “K”',
    [['sections.1.highlight.citation', 'Citation “Not yet” is not published yet. Publish it first.']],
  ],
  [
    'a condition all of whose techniques are drafts',
    'condition',
    (live) => ({ ...condition('M'), regions: links(live.region), techniques: links(...live.draftTechniques) }),
    'Condition “M”',
    [
      [
        'techniques',
        'Technique “Cupping” and Technique “Hot stones” are not published yet. Publish one of them first.',
      ],
    ],
  ],
  [
    'a text whose headings skip a level',
    'technique',
    (live) => ({
      ...technique('L'),
      picture: live.picture,
      body: [heading(2, 'Cautions'), heading(4, 'Blood thinners')],
    }),
    'Technique “L”',
    [['body', 'The heading “Blood thinners” skips a level. Make it heading 3, so that the outline has no gap.']],
  ],
  [
    'a place that is open twice at a time',
    'location',
    () =>
      location([
        { day: 'monday', opens: '09:00:00.000', closes: '14:00:00.000' },
        { day: 'monday', opens: '13:30:00.000', closes: '18:00:00.000' },
      ]),
    'Location “Alder Street”',
    [
      [
        'openingHours.1.opens',
        'Monday is open from 09:00 to 14:00 and again from 13:30 to 18:00. Join the two, or let one open later.',
      ],
    ],
  ],
  [
    'a page at an address of the site’s own',
    'page',
    () => ({ ...page('Guides'), slug: 'guide' }),
    'Page “Guides”',
    [['slug', 'This address belongs to a page that the site makes by itself. Choose another.']],
  ],
  [
    'a redirect that leads to itself',
    'redirect',
    () => ({ from: '/old/', to: '/old/' }),
    'Redirect “/old/”',
    [['to', 'This address leads to itself. Choose another.']],
  ],
];
