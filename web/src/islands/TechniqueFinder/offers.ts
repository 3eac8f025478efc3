import type { Finder, FinderCondition, FinderTechnique } from '../../lib/finder.ts';
import type { MapArea } from '../../lib/model.ts';

/** Conditions felt in one of these parts of the back; in no part: all. One without a part may be anywhere. */
export const conditionsFelt = ({ conditions }: Finder, where: readonly MapArea[]): FinderCondition[] =>
  conditions.filter(
    ({ areas }) => where.length === 0 || areas.length === 0 || areas.some((area) => where.includes(area)),
  );

/** Techniques that the content names for one of these conditions; for no condition: all. */
export const candidates = (finder: Finder, kind: readonly string[]): FinderTechnique[] =>
  kind.length === 0 ? finder.techniques : finder.techniques.filter(({ slug }) => named(finder, kind).has(slug));

const named = ({ conditions }: Finder, kind: readonly string[]): Set<string> =>
  new Set(conditions.filter(({ slug }) => kind.includes(slug)).flatMap(({ techniques }) => techniques));
