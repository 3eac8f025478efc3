import type { Certainty, MapArea, PracticeGroup, Pressure, StudyType, Urgency } from '../model.ts';
import { formsEn } from './forms.en.ts';
import { visit } from './visit.en.ts';

/** Every sentence of the interface in English. Another locale's file is a `Words` and so must have all of them. */
const certainty: Record<Certainty, string> = {
  high: 'High certainty',
  moderate: 'Moderate certainty',
  low: 'Low certainty',
  'very-low': 'Very low certainty',
};

const pressure: Record<Pressure, string> = { light: 'light', moderate: 'moderate', firm: 'firm' };

const urgency: Record<Urgency, string> = {
  emergency: 'Emergency',
  urgent: 'Urgent',
  'non-urgent': 'See someone soon',
};

const studyTypes: Record<StudyType, string> = {
  'randomised-trial': 'Randomized trial',
  'systematic-review': 'Systematic review',
  'evidence-map': 'Evidence map',
  guideline: 'Guideline',
  'narrative-review': 'Narrative review',
  'burden-study': 'Burden of disease study',
};

const practiceGroups: Record<PracticeGroup, string> = {
  movement: 'Movement',
  workstation: 'Workstation',
  'self-massage': 'Self-massage',
};

const mapAreas: Record<MapArea, string> = { upper: 'upper back', mid: 'mid back', lower: 'lower back' };

const callouts: Record<'note' | 'tip' | 'caution', string> = { note: 'Note', tip: 'Tip', caution: 'Take care' };

const plural = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;

export const en = {
  /** How dates, numbers and prices are written where the locale names no country. */
  writtenAs: 'en-US',
  visit,

  languageNames: { americanSignLanguage: 'American Sign Language' },

  site: {
    skip: 'Skip to content',
    menu: 'Menu',
    book: 'Book',
    /** After “Book”, where it leads to another site. */
    leaves: (host: string) => `on ${host}`,
    mainNavigation: 'Main',
    trail: 'You are here',
    home: 'Home',
    homeLink: (studio: string) => `${studio}, home page`,
    notices: 'Notices',
    demo: 'A demonstration: the studio, its people and its reviews are invented.',
    preview: 'A preview of drafts as they are saved. Visitors do not see it.',
    languages: 'Languages',
    /** `language` as in “English”. */
    notTranslated: (language: string) => `Not yet translated: shown in ${language}.`,
  },

  contents: { title: 'On this page' },

  pageTools: {
    print: 'Print',
    share: 'Share',
    copied: 'The address is copied.',
    /** `{address}` is filled in where the browser lets nothing be copied. */
    byHand: 'Copy this address: {address}',
  },

  evidence: {
    certainty,
    practice: 'Practice experience; no study cited',
    researchText: 'Studies are cited in the text',
    backTo: (number: number) => `Back to the text that cites source ${number}`,
    back: 'Back to the text',
    close: 'Close',
    inList: 'See it in the list of sources',
    source: (number: number, name?: string) => (name ? `Source ${number}: ${name}` : `Source ${number}`),
    sources: 'Sources',
    studyTypes,
    people: (count: string) => `${count} people`,
    studies: (count: number) => plural(count, 'study', 'studies'),
    identifier: 'Identifier',
    readAt: 'doi.org',
    read: (name: string, where: string) => `Read ${name}, ${where}`,
    highlight: 'One study in detail',
    frequencyBasis:
      'Most of these rhythms come from the treatment room, not from trials. Each row says which; where a study is cited, you can read it.',
    researchBasis:
      'Certainty says how far later studies could still change a finding. Where no study assessed a claim, the row says so.',
  },

  /** What the levels of GRADE mean, in our words. */
  certaintyKey: {
    title: 'What the words for certainty mean',
    scale:
      'The four levels are those of GRADE, a scale that many reviews and guidelines use. They rate how far the evidence can be trusted, not how large an effect is.',
    meanings: {
      high: 'The true effect is very likely close to what the studies found.',
      moderate: 'The true effect is probably close to it, but it could also be clearly different.',
      low: 'Our trust is limited. The true effect may well be clearly different.',
      'very-low': 'Our trust is very limited. The true effect is likely to be clearly different, so take it as a hint.',
      practice: 'What therapists see and clients tell them. No study is cited, so there is nothing to rate.',
    },
    practice: 'Practice experience',
  },

  findings: {
    caption: 'What has been found, for which condition, and after how long',
    condition: 'Condition',
    finding: 'Finding',
    response: 'Seen after',
    basis: 'Basis',
    comparedWith: (comparator: string) => `Compared with ${comparator}`,
    measuredAt: (moment: string) => `Measured ${moment}`,
  },

  /** Of the research table. `{shown}` is filled in where the visitor chooses. */
  findingChoices: {
    title: 'Choose which findings are shown',
    condition: { label: 'Condition', any: 'All conditions' },
    basis: { label: 'Basis', any: 'Any basis', research: 'Research', practice: 'Practice experience' },
    certainty: { label: 'Certainty', any: 'Any certainty' },
    certaintyColumn: 'Basis and certainty',
    sort: {
      label: 'Sort by',
      any: 'Our own order',
      condition: 'Condition, A to Z',
      conditionBackwards: 'Condition, Z to A',
      certainty: 'Most certain first',
      certaintyBackwards: 'Least certain first',
    },
    some: (total: number) => `{shown} of ${plural(total, 'finding', 'findings')}`,
    none: 'No finding fits this choice.',
    all: 'Show all findings',
  },

  frequency: {
    caption: 'How often to come, by situation',
    situation: 'Situation',
    frequency: 'How often',
    notes: 'Notes',
    basis: 'Basis',
    title: 'How often',
  },

  /** Names in braces are filled in where the plan is made. */
  planner: {
    title: 'Plan your visits',
    intro:
      'See a rhythm from the table on a calendar. It is a plan, not a booking. What you choose stands in this page’s address, and is kept nowhere else.',
    situation: 'What brings you',
    choose: 'Choose one …',
    start: 'First day you could come',
    weekdays: 'Days that suit you',
    anyDay: 'Leave all of them open if any day will do.',
    pace: 'Where the rhythm is a range, plan',
    fewer: 'fewer visits',
    more: 'more visits',
    noStart: 'Enter the first day you could come, and the dates appear here.',
    many: '{count} visits, from {first} to {last}',
    one: 'One visit, on {first}',
    none: 'No visit fits. Choose more days.',
    continues: 'The plan looks half a year ahead. The rhythm goes on after that, for as long as it does you good.',
    shortfall: '{phase}: on the days you chose, {fit} of {asked} visits fit. Choose more days.',
    calendar: 'Phases',
    list: 'All dates as a list',
    download: 'Save to your calendar',
    print: 'Print',
    failed: 'The file could not be made. Check your connection and try again.',
    fileName: 'massage-plan.ics',
    event: 'Massage: {phase}',
    eventNote: '{situation}: {frequency}. {basis}. A plan, not a booking.',
  },

  pressure: {
    levels: pressure,
    range: (from: string, to: string) => (from === to ? from : `${from} to ${to}`),
    withNote: (range: string, note: string) => `${range}, ${note}`,
  },

  technique: {
    bestFor: 'Best for',
    pressure: 'Pressure',
    goodChoiceIf: 'Good choice if you',
    avoidIf: 'When to be careful',
    facts: 'At a glance',
  },

  care: {
    urgency,
    alert: 'Some signs need a doctor, not a massage.',
    alertLink: 'Check them first',
    unsigned: 'Wording not yet signed off by a clinician.',
    signed: (name: string) => `Wording signed off by ${name}.`,
  },

  byline: {
    by: (name: string) => `By ${name}`,
    notReviewed: 'Not yet medically reviewed',
    reviewedBy: (name: string) => `Medically reviewed by ${name}`,
    lastReviewed: 'Last reviewed',
    nextReview: 'Next review due',
    reading: (minutes: number) => `${minutes} min read`,
    history: 'How this page has changed',
    scope: 'What was reviewed',
    author: 'Author',
    reviewer: 'Medical reviewer',
  },

  labels: {
    sample: 'sample',
    samplePerson: 'Sample: not a real person',
    sampleReview: 'Sample: not a real review',
  },

  map: {
    areas: mapAreas,
    title: 'Parts of the back',
    description: 'A drawing of the back in three parts: upper back, mid back and lower back.',
  },

  region: {
    muscles: 'Muscles',
    issues: 'Often felt here',
    more: (name: string) => `More about the ${name.toLowerCase()}`,
    others: 'Other parts of the back',
  },

  practices: { groups: practiceGroups, caution: 'Take care' },

  callouts,

  service: {
    options: 'Length and price',
    length: 'Length',
    price: 'Price',
    from: (price: string) => `from ${price}`,
    addOns: 'Good with it',
    addOnsList: 'Something extra',
    extra: (minutes: string) => `adds ${minutes}`,
    therapists: 'Who offers it',
    techniques: 'What we use',
  },

  therapist: {
    languages: 'Speaks',
    credentials: 'Credentials',
    accepting: 'Taking new clients',
    notAccepting: 'Not taking new clients for now',
    techniques: 'How they work',
    services: 'Book with them',
    reviews: 'What clients say',
    about: 'About',
  },

  review: {
    rating: (rating: number) => `${rating} out of 5`,
    source: 'Read it where it was written',
    title: 'What people say',
    reply: 'Our reply:',
    empty: 'No reviews yet.',
  },

  hours: {
    title: 'Hours',
    caption: 'Opening hours by day',
    days: 'Days',
    times: 'Open',
    closed: 'Closed',
    midnight: 'midnight',
    allDay: 'Open all day',
    range: (from: string, to: string) => `${from} to ${to}`,
    exceptions: 'Days that differ',
    exceptionsCaption: 'Days with other opening hours',
    date: 'Date',
  },

  opening: {
    /** `{time}`, `{day}` and `{date}` are filled in on the page, and again in the browser. */
    open: {
      today: 'Open now, until {time}',
      tomorrow: 'Open now, until tomorrow at {time}',
      week: 'Open now, until {day} at {time}',
      later: 'Open now, until {date} at {time}',
      never: 'Open now',
    },
    closed: {
      today: 'Closed now, opens at {time}',
      tomorrow: 'Closed now, opens tomorrow at {time}',
      week: 'Closed now, opens {day} at {time}',
      later: 'Closed until {date} at {time}',
      never: 'Closed for now',
    },
    /** How `{time}` is named: one o’clock is another number in some languages. */
    clock: { one: '{time}', other: '{time}', midnight: 'midnight' },
    /** For those whose browser runs no scripts. */
    asOf: (date: string) => `as of ${date}`,
    today: 'today',
  },

  contact: {
    address: 'Where we are',
    phone: 'Call us',
    email: 'Write to us',
    map: 'Show on a map',
    directions: 'Getting here',
    call: (phone: string) => `Call ${phone}`,
  },

  home: {
    readGuide: 'Read the guide',
    highlights: 'What massage can do for a back',
    services: 'Ways to begin',
    allServices: 'All services and prices',
    article: 'From the guide',
    therapists: 'Whose hands',
    allTherapists: 'Meet everyone',
    reviews: 'In their words',
    allReviews: 'All reviews',
    mission: 'Why we do this',
    award: (title: string, years: string) => `${title}, ${years}`,
    since: (year: number) => `every year since ${year}`,
    between: (from: number, to: number) => (from === to ? `${from}` : `${from} to ${to}`),
  },

  guide: {
    eyebrow: 'Guide',
    articles: 'Articles',
    regions: 'By part of the back',
    audiences: 'By the life you lead',
    techniques: 'Techniques',
    conditions: 'Conditions',
    technique: 'Technique',
    condition: 'Condition',
    region: 'Part of the back',
    audience: 'Who it helps',
    services: 'Services',
    service: 'Service',
    therapists: 'Therapists',
    therapist: 'Therapist',
    articlesAbout: 'Read more in the guide',
    newestShown: 'These are the newest.',
    allArticles: 'All articles are in the guide.',
    archive: {
      title: (part: number) => `Earlier articles, part ${part}`,
      summary: (part: number) =>
        part === 1
          ? 'The first articles of the guide, the newest of them on top.'
          : `Part ${part} of the guide’s earlier articles, the newest of them on top. Part 1 has the oldest.`,
      pager: 'More articles',
      newer: 'Newer articles',
      older: 'Older articles',
    },
    conditionsHelped: 'Often used for',
    techniquesFor: 'Techniques that suit',
    audiencesFor: 'Who often has it',
    servicesWith: 'Where to feel it',
    therapistsWith: 'Who works this way',
    regionsOf: 'Where it is felt',
    selfCare: 'What you can do yourself',
    research: 'What research says',
    howOften: 'How often',
    careCards: 'When to see someone else first',
    related: 'Where to go next',
    readingTime: (minutes: number) => `${minutes} min read`,
    others: 'Also in the guide',
    elsewhere: 'Anywhere on the back',
  },

  studio: { eyebrow: 'Studio', questions: 'Questions', research: 'Evidence', contact: 'Visit' },

  /** Titles for search engines where the name alone would stand on two pages. */
  titles: { service: (name: string) => `${name}: length and price` },

  /** Titles and first sentences of the pages that always exist. */
  pages: {
    home: { title: 'Home', summary: '' },
    guide: {
      title: 'Guide',
      summary: 'What massage can do for a back, what it cannot, and where each statement comes from.',
    },
    techniques: {
      title: 'Techniques',
      summary: 'Ways of working with the hands, side by side: what each is good for and how firm it is.',
    },
    conditions: {
      title: 'Conditions',
      summary: 'What people come with, what helps, and the signs that need a doctor first.',
    },
    frequency: {
      title: 'How often',
      summary: 'How often to come, by what brings you. Most of it is practice experience, and each row says so.',
    },
    research: {
      title: 'What research says',
      summary: 'Findings one by one, with the studies behind them and how sure they make us.',
    },
    faq: { title: 'Questions people ask', summary: 'Short answers to what we hear most.' },
    services: { title: 'Services and prices', summary: 'What you can book, how long it takes and what it costs.' },
    therapists: { title: 'Therapists', summary: 'The people who work here, how they work and what they offer.' },
    reviews: { title: 'Reviews', summary: 'What people said after a visit.' },
    contact: { title: 'Contact and hours', summary: 'Where we are, when we are open and how to reach us.' },
  },

  search: {
    title: 'Search',
    summary: 'Look for a word in the guide and the studio’s pages: a technique, a place that hurts, a price.',
    label: 'What are you looking for?',
    go: 'Search',
    kinds: { guide: 'Guide', studio: 'Studio' },
    /** `{count}` and `{words}` are filled in where the visitor types. */
    one: 'One page for “{words}”',
    many: '{count} pages for “{words}”',
    none: 'Nothing found for “{words}”. Try a shorter or another word.',
    failed: 'The search cannot be reached just now. Try again in a minute, or go by the lists:',
    noScript: 'The search needs JavaScript. Without it, the lists have everything:',
    more: 'Show more',
  },

  finder: {
    title: 'Find what suits you',
    summary:
      'Say where it hurts and what you like. You get techniques from our guide, each with the reason for it, how often to come, and what to ask.',
    noScript: 'The finder needs JavaScript. Without it, here is what it knows, as lists.',
    call: 'Not sure what you need? A few questions lead to techniques that suit you, each with the reason for it.',
    /** It runs in the browser: text alone, and what stands in braces is filled in there. */
    tool: {
      where: 'Where does it hurt?',
      whereHint: 'One or more. Leave it open if you cannot say.',
      kind: 'What is it like?',
      kindHint: 'What comes closest. It may be more than one.',
      sign: 'Any of these?',
      signHint: 'Each is a sign that a doctor should see first. Techniques are shown once you have answered.',
      signNone: 'None of these',
      more: 'If you like, be more exact',
      pressure: 'How much pressure do you like?',
      pressureNone: 'no preference',
      who: 'Do you see yourself here?',
      goal: 'Is any of this true?',
      goalIs: 'You {detail}',
      again: 'Start over',
      status: {
        start: 'Answer what you can. One answer is enough to begin.',
        sign: 'One thing before techniques are shown: does any of the signs above apply to you?',
        care: 'Please see to this before any massage.',
        one: 'One technique suits what you said: {name}.',
        many: '{count} techniques suit what you said. The best match is {name}.',
        none: 'The guide names no technique for what you said.',
      },
      see: 'See why',
      careFirst: {
        title: 'Care first',
        text: 'You ticked a sign that a doctor should see. Until then, massage can wait, and so can our techniques.',
      },
      found: {
        title: 'What suits you',
        why: 'Why',
        reasons: {
          kind: 'Used for {name}',
          goal: '{name} is a good choice if you {detail}',
          who: 'Among the techniques for {name}',
          pressure: '{name} is {detail}, which takes in what you like',
          where: 'Used for what is felt here: {name}',
          notKind: 'Not among the techniques for {name}',
          notPressure: '{name} is {detail}, which is not what you like',
        },
        careful: 'When to be careful',
        services: 'Where to feel it',
        therapists: 'Who works this way',
        notAccepting: 'no new clients for now',
        sample: 'sample',
      },
      often: 'How often',
      /** On a condition's page too. */
      askTherapist: 'What to ask your therapist',
      askAbout: 'About {name}',
      before: { title: 'Before you come', care: '{name}: when to see someone else first' },
      share: 'Your answers are in the address of this page: keep it, or share it.',
    },
  },

  forms: formsEn,

  redirect: { title: 'This page has moved', link: 'Go to the new address' },

  notFound: {
    title: 'This page is not here',
    summary: 'It may have moved, or the address has a slip in it.',
    home: 'Go to the home page',
    places: 'Or try one of these',
  },
};

export type Words = typeof en;
