import type { Finder, FinderTechnique } from '../../lib/finder.ts';
import type { Pressure } from '../../lib/model.ts';
import { type Answers, pressures } from './answers.ts';
import { candidates } from './offers.ts';

/** Why a technique is shown, or what speaks against it, and the entry that says so. */
export interface Reason {
  rule: Rule | 'notKind' | 'notPressure';
  name: string;
  href: string;
  /** Words of that entry. */
  detail?: string;
}

export interface Match {
  technique: FinderTechnique;
  reasons: Reason[];
  /** Said openly, and worth no points. */
  reservations: Reason[];
}

/** What an answer is worth to a technique that it matches: decision 18. */
const worth = { kind: 4, goal: 3, who: 2, pressure: 2, where: 1 } as const;
type Rule = keyof typeof worth;

/**
 * Techniques with a reason for each, best first; equals keep the content's order. Where conditions are chosen, only
 * techniques that the content names for one of them. It knows nothing of warning signs: `outcomeOf` does.
 */
export function rank(finder: Finder, answers: Answers): Match[] {
  return candidates(finder, answers.kind)
    .map((technique) => match(finder, answers, technique))
    .filter(({ reasons }) => reasons.length > 0)
    .map((found) => ({ found, points: found.reasons.reduce((sum, { rule }) => sum + points(rule), 0) }))
    .sort((a, b) => b.points - a.points)
    .map(({ found }) => found);
}

const points = (rule: Reason['rule']): number => (rule in worth ? worth[rule as Rule] : 0);

function match(finder: Finder, answers: Answers, technique: FinderTechnique): Match {
  const names = ({ techniques }: { techniques: string[] }) => techniques.includes(technique.slug);
  const chosen = finder.conditions.filter(({ slug }) => answers.kind.includes(slug));
  const regions = finder.regions.filter(({ area }) => answers.where.includes(area));
  const felt = regions.filter(({ area }) =>
    finder.conditions.some((condition) => condition.areas.includes(area) && names(condition)),
  );
  const audiences = finder.audiences.filter(({ slug }) => answers.who.includes(slug));
  const { liked, suits } = pressureOf(answers.pressure, technique);
  return {
    technique,
    reasons: [
      ...chosen.filter(names).map(because('kind')),
      ...(answers.goal.includes(technique.slug) ? [because('goal', technique.goodChoiceIf)(technique)] : []),
      ...audiences.filter(names).map(because('who')),
      ...(liked && suits ? [because('pressure', technique.pressure)(technique)] : []),
      ...felt.map(because('where')),
    ],
    reservations: [
      ...chosen.filter((condition) => !names(condition)).map(because('notKind')),
      ...(liked && !suits ? [because('notPressure', technique.pressure)(technique)] : []),
    ],
  };
}

const because =
  (rule: Reason['rule'], detail?: string) =>
  ({ name, href }: { name: string; href: string }): Reason => ({ rule, name, href, detail });

function pressureOf(liked: Pressure | undefined, { from, to }: FinderTechnique): { liked: boolean; suits: boolean } {
  if (!liked) return { liked: false, suits: false };
  const [first, last, level] = [from, to, liked].map((pressure) => pressures.indexOf(pressure)) as [
    number,
    number,
    number,
  ];
  return { liked: true, suits: first <= level && level <= last };
}
