import type { Finder, FinderCard, FinderCondition, Rhythm } from '../../lib/finder.ts';
import type { Answers } from './answers.ts';
import { type Match, rank } from './rank.ts';
import { cardsFor, signsOf } from './signs.ts';

/** What the answers lead to. Techniques, and with them every way to a booking, are in `found` alone. */
export type Outcome =
  | { kind: 'start' }
  /** Techniques could be named once the warning signs are answered. */
  | { kind: 'sign' }
  | { kind: 'care'; cards: FinderCard[] }
  | { kind: 'none'; conditions: FinderCondition[] }
  | { kind: 'found'; matches: Match[]; rhythms: Rhythm[]; conditions: FinderCondition[] };

export function outcomeOf(finder: Finder, answers: Answers): Outcome {
  const cards = cardsFor(finder, answers.kind, answers.sign);
  if (cards.length > 0) return { kind: 'care', cards };
  const { where, kind, pressure, who, goal } = answers;
  if (!pressure && [where, kind, who, goal].every((list) => list.length === 0)) return { kind: 'start' };
  if (!answers.noSign && signsOf(finder, kind).length > 0) return { kind: 'sign' };
  const conditions = finder.conditions.filter(({ slug }) => kind.includes(slug));
  const matches = rank(finder, answers);
  if (matches.length === 0) return { kind: 'none', conditions };
  return { kind: 'found', matches, rhythms: rhythmsFor(finder, answers), conditions };
}

/** How often, for the chosen conditions and for whom the visitor said to be. */
const rhythmsFor = ({ rhythms }: Finder, { kind, who }: Answers): Rhythm[] =>
  rhythms.filter(
    ({ conditions, audiences }) =>
      conditions.some((slug) => kind.includes(slug)) || audiences.some((slug) => who.includes(slug)),
  );
