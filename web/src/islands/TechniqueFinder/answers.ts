import type { Finder } from '../../lib/finder.ts';
import type { MapArea, Pressure } from '../../lib/model.ts';
import { candidates, conditionsFelt } from './offers.ts';
import { signsOf } from './signs.ts';

/** What a visitor said, each list in the content's order. Nothing in it is unknown to the content. */
export interface Answers {
  where: MapArea[];
  /** Slugs of conditions. */
  kind: string[];
  /** Ids of warning signs. */
  sign: string[];
  /** None of the signs that were shown. */
  noSign: boolean;
  pressure?: Pressure;
  /** Slugs of audiences. */
  who: string[];
  /** Slugs of techniques whose `goodChoiceIf` is true of the visitor. */
  goal: string[];
}

export const unanswered: Answers = { where: [], kind: [], sign: [], noSign: false, who: [], goal: [] };

const none = 'none';
export const pressures: readonly Pressure[] = ['light', 'moderate', 'firm'];

/** The answers in an address such as `#where=lower&kind=muscle-tension`. What the content does not know is left out. */
export function readAnswers(fragment: string, finder: Finder): Answers {
  const given = new URLSearchParams(fragment.slice(1));
  return known(finder, {
    where: given.getAll('where') as MapArea[],
    kind: given.getAll('kind'),
    sign: given.getAll('sign'),
    noSign: given.getAll('sign').includes(none),
    pressure: (given.get('pressure') ?? undefined) as Pressure | undefined,
    who: given.getAll('who'),
    goal: given.getAll('goal'),
  });
}

/** The fragment of an address that brings the answers back: empty, or with its `#`. */
export function writeAnswers({ where, kind, sign, noSign, pressure, who, goal }: Answers): string {
  const signs = noSign && sign.length === 0 ? [none] : sign;
  const lists = { where, kind, sign: signs, pressure: pressure ? [pressure] : [], who, goal };
  const pairs = Object.entries(lists).flatMap(([name, values]) => values.map((value) => [name, value]));
  return pairs.length > 0 ? `#${new URLSearchParams(pairs)}` : '';
}

/**
 * The answers after a change. "None of these" was said of the signs shown before: where another condition brings new ones,
 * it is asked again.
 */
export function changed(finder: Finder, before: Answers, change: Partial<Answers>): Answers {
  const after = known(finder, { ...before, ...change });
  const seen = new Set(signsOf(finder, before.kind).map(({ id }) => id));
  const unseen = signsOf(finder, after.kind).some(({ id }) => !seen.has(id));
  return unseen ? { ...after, noSign: false } : after;
}

/** Only what is offered: conditions felt where it hurts, signs of these, and what is said of techniques in question. */
function known(finder: Finder, given: Answers): Answers {
  const where = finder.regions.map(({ area }) => area).filter((area) => given.where.includes(area));
  const kind = slugs(conditionsFelt(finder, where), given.kind);
  const signs = signsOf(finder, kind).map(({ id }) => id);
  const sign = signs.filter((id) => given.sign.includes(id));
  return {
    where,
    kind,
    sign,
    noSign: given.noSign && sign.length === 0,
    pressure: pressures.find((pressure) => pressure === given.pressure),
    who: slugs(finder.audiences, given.who),
    goal: slugs(candidates(finder, kind), given.goal),
  };
}

const slugs = (all: readonly { slug: string }[], given: readonly string[]): string[] =>
  all.map(({ slug }) => slug).filter((slug) => given.includes(slug));
