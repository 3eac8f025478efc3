/**
 * What makes an entry fit to be live. The CMS asks at the moment of publishing, the publisher once more before it
 * renders: the same rules, so that an editor is told in the form what would otherwise be held back.
 */

import { accentProblems } from './accent.js';
import { bookingLinkProblems } from './booking-link.js';
import { hoursProblems, timeZoneProblems } from './opening-hours.js';
import { isReserved, ownFiles } from './reserved-slugs.js';

/** The type names of `architecture.md`, as GraphQL's `__typename` has them. */
export const entryTypes = [
  'AddOn',
  'Article',
  'Audience',
  'BodyRegion',
  'Citation',
  'Condition',
  'Faq',
  'FrequencyRecommendation',
  'Location',
  'Navigation',
  'Page',
  'Person',
  'Redirect',
  'ResearchFinding',
  'Review',
  'SelfCarePractice',
  'Service',
  'Studio',
  'Technique',
  'Therapist',
] as const;

export type EntryType = (typeof entryTypes)[number];

/** An entry as both sides can give it: fields by name, a link as an object with `documentId`, lists as arrays. */
export type Candidate = Readonly<Record<string, unknown>>;

/** One reason why an entry is not fit. `path` leads to the field, as in `['sections', 3, 'picture']`. */
export interface Problem {
  path: (string | number)[];
  message: string;
}

/** Links and pictures without which an entry cannot stand on a page. They are asked of the default locale's row. */
const needed: Partial<Record<EntryType, Record<string, string>>> = {
  AddOn: { picture: 'Add a picture.' },
  Article: { author: 'Add an author that is published.', picture: 'Add a picture.' },
  Condition: {
    regions: 'Add at least one region of the back that is published.',
    techniques: 'Add at least one technique that is published.',
  },
  ResearchFinding: { condition: 'Add the condition it is about that is published.' },
  Service: { picture: 'Add a picture.' },
  Technique: { picture: 'Add a picture.' },
  Therapist: {
    portrait: 'Add a portrait.',
    techniques: 'Add at least one technique that is published.',
    services: 'Add at least one service that is published.',
  },
};

/**
 * @param entry the row that would go live, with its links limited to targets that are live
 * @param isDefaultLocale other locales borrow links and pictures from the default locale's row
 * @returns every problem, none for a fit entry
 */
export function unfitReasons(type: EntryType, entry: Candidate, isDefaultLocale = true): Problem[] {
  return [
    ...(isDefaultLocale ? missing(type, entry) : []),
    ...(isStatement(type) && isDefaultLocale ? statementProblems(entry) : []),
    ...(type === 'FrequencyRecommendation' ? phaseProblems(entry) : []),
    ...(type === 'Review' && entry.consent !== true ? [consentProblem] : []),
    ...(type === 'Page' && isReserved(String(entry.slug)) ? [reservedProblem] : []),
    ...(noFolders.has(entry.slug) ? [folderProblem] : []),
    ...(type === 'Location' ? hoursProblems(entry) : []),
    ...(type === 'Location' || type === 'Studio' ? timeZoneProblems(entry) : []),
    ...(type === 'Studio' ? [...accentProblems(entry), ...bookingLinkProblems(entry)] : []),
    ...(type === 'Redirect' ? redirectProblems(entry) : []),
    ...componentProblems(entry),
  ];
}

/**
 * Whether an entry may be unfit without a link of this name. It costs nothing to ask, and spares loading the entry.
 * @param type of the entry, if the link is the entry's own and not one of a component
 */
export const mayNeedLink = (type: EntryType | undefined, field: string): boolean =>
  type ? needed[type]?.[field] !== undefined || (isStatement(type) && field === 'citations') : field === 'citation';

function missing(type: EntryType, entry: Candidate): Problem[] {
  return Object.entries(needed[type] ?? {})
    .filter(([field]) => isEmpty(entry[field]))
    .map(([field, message]) => ({ path: [field], message }));
}

const isStatement = (type: EntryType) => type === 'ResearchFinding' || type === 'FrequencyRecommendation';

function statementProblems({ basis, certainty, citations }: Candidate): Problem[] {
  const problems: Problem[] = [];
  if (basis === 'research' && isEmpty(certainty)) {
    problems.push({ path: ['certainty'], message: 'A research statement needs a certainty.' });
  }
  if (basis === 'research' && isEmpty(citations)) {
    problems.push({
      path: ['citations'],
      message: 'A research statement needs at least one published citation that assessed this claim.',
    });
  }
  if (basis === 'practice' && !isEmpty(certainty)) {
    problems.push({
      path: ['certainty'],
      message: 'Practice experience has no certainty. Clear it, or set the basis to research.',
    });
  }
  if (basis === 'practice' && !isEmpty(citations)) {
    problems.push({
      path: ['citations'],
      message: 'Practice experience cites no study. Remove the citations, or set the basis to research.',
    });
  }
  return problems;
}

function phaseProblems({ phases }: Candidate): Problem[] {
  const list = Array.isArray(phases) ? (phases as Candidate[]) : [];
  return list.flatMap((phase, index) => {
    const openEnded = isEmpty(phase.periodsMin) && isEmpty(phase.periodsMax);
    const problems: Problem[] = [];
    if (openEnded && index < list.length - 1) {
      problems.push({
        path: ['phases', index, 'periodsMin'],
        message: 'Only the last phase may be open-ended. Say how many periods this one lasts.',
      });
    }
    for (const [min, max] of [
      ['visitsMin', 'visitsMax'],
      ['periodDaysMin', 'periodDaysMax'],
      ['periodsMin', 'periodsMax'],
    ] as const) {
      if (Number(phase[max] ?? Infinity) < Number(phase[min] ?? 0)) {
        problems.push({ path: ['phases', index, max], message: 'The higher number is lower than the lower one.' });
      }
    }
    return problems;
  });
}

const reservedProblem: Problem = {
  path: ['slug'],
  message: 'This address belongs to a page that the site makes by itself. Choose another.',
};

/** A page is a folder of the site: these would lead out of it, or into one of its files. */
const noFolders: ReadonlySet<unknown> = new Set(['.', '..', 'index.html']);

const folderProblem: Problem = { path: ['slug'], message: 'No page can have this address. Choose another.' };

function redirectProblems({ from, to }: Candidate): Problem[] {
  const problems: Problem[] = [];
  if (typeof from === 'string' && !isFolderPath(from)) {
    problems.push({
      path: ['from'],
      message:
        'The site cannot answer at this address. Write it as people read it (é, not %C3%A9), without dots alone.',
    });
  } else if (typeof from === 'string' && ownFiles.has(from.split('/')[1]!)) {
    problems.push({ path: ['from'], message: 'This address belongs to a file of the site. Choose another.' });
  }
  if (from !== undefined && from === to) {
    problems.push({ path: ['to'], message: 'This address leads to itself. Choose another.' });
  }
  if (typeof to === 'string' && !URL.canParse(to, 'https://site.example')) {
    problems.push({ path: ['to'], message: 'This is not an address. Copy it from the browser once more.' });
  }
  return problems;
}

/** The most bytes that file systems take for a name. */
const longestName = 255;

/** Whether the path is one that browsers ask for as it stands, and that folders can have. */
function isFolderPath(path: string): boolean {
  try {
    const { pathname } = new URL(path, 'https://site.example');
    const bytes = (segment: string) => encodeURIComponent(segment).replace(/%../g, '_').length;
    const names = path.split('/');
    return decodeURI(pathname) === path && names.every((name) => !noFolders.has(name) && bytes(name) <= longestName);
  } catch {
    return false;
  }
}

const consentProblem: Problem = { path: ['consent'], message: 'A review is published only with the client’s consent.' };

/** Rules of components hold wherever the component stands: in the entry, in a section, in a part of a section. */
function componentProblems(value: unknown, path: (string | number)[] = []): Problem[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => componentProblems(item, [...path, index]));
  if (typeof value !== 'object' || value === null) return [];
  const fields = value as Candidate;
  const own: Problem[] = [];
  if ('alternativeText' in fields && 'file' in fields) {
    if (isEmpty(fields.file)) own.push({ path: [...path, 'file'], message: 'Choose a picture.' });
    if (isEmpty(fields.alternativeText))
      own.push({ path: [...path, 'alternativeText'], message: 'Describe the picture for people who do not see it.' });
  }
  if ('highlight' in fields && !isEmpty(fields.highlight) && isEmpty((fields.highlight as Candidate).citation)) {
    own.push({
      path: [...path, 'highlight', 'citation'],
      message: 'A highlighted study needs its citation, published.',
    });
  }
  return [
    ...own,
    ...Object.entries(fields).flatMap(([key, child]) =>
      isProse(key) ? headingProblems(child, [...path, key]) : componentProblems(child, [...path, key]),
    ),
  ];
}

/** Strapi's rich text is nested too, but holds no components. */
const isProse = (key: string) => ['body', 'intro', 'answer', 'bio'].includes(key);

/**
 * Readers who cannot see a page go through it by its headings: a level that is skipped is a part that seems to be missing
 * (WCAG 2.2, technique G141). A text stands below a heading of the page's, of level 1 or 2, which the site shows itself.
 */
function headingProblems(text: unknown, path: (string | number)[]): Problem[] {
  const problems: Problem[] = [];
  let last = 2;
  for (const node of Array.isArray(text) ? (text as Candidate[]) : []) {
    if (node.type !== 'heading' || isEmpty(textOf(node))) continue;
    const level = Math.max(Number(node.level), 2);
    if (level > last + 1) {
      const message = `The heading “${textOf(node)}” skips a level. Make it heading ${last + 1}, so that the outline has no gap.`;
      problems.push({ path, message });
    }
    last = level;
  }
  return problems;
}

function textOf({ text, children }: Candidate): string {
  if (typeof text === 'string') return text;
  return Array.isArray(children) ? (children as Candidate[]).map(textOf).join('') : '';
}

function isEmpty(value: unknown): boolean {
  if (value === null || value === undefined) return true;
  if (typeof value === 'string') return value.trim() === '';
  return Array.isArray(value) && value.length === 0;
}
