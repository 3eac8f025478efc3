import { anchorOf } from '../../lib/anchor.ts';
import type { Finder, FinderCard } from '../../lib/finder.ts';

/** A sign that a doctor should see first. Its id is its wording, so that an address keeps its meaning. */
export interface Sign {
  id: string;
  text: string;
  /** Those that name it, by their place. */
  cards: number[];
}

/** Signs of the chosen conditions, then those that hold for every back: emergencies first, each wording once. */
export function signsOf(finder: Finder, kind: readonly string[]): Sign[] {
  const ofConditions = finder.conditions.filter(({ slug }) => kind.includes(slug)).flatMap(({ cards }) => cards);
  const places = [...new Set([...ofConditions, ...finder.guideCards])];
  const signs = new Map<string, Sign>();
  for (const place of emergenciesFirst(finder, places)) {
    for (const text of finder.cards[place]?.signs ?? []) {
      const id = anchorOf(text);
      const sign = signs.get(id) ?? { id, text, cards: [] };
      signs.set(id, { ...sign, cards: [...sign.cards, place] });
    }
  }
  return [...signs.values()];
}

/** The care cards of the signs that apply, emergencies first. */
export function cardsFor(finder: Finder, kind: readonly string[], ticked: readonly string[]): FinderCard[] {
  const places = signsOf(finder, kind)
    .filter(({ id }) => ticked.includes(id))
    .flatMap(({ cards }) => cards);
  return emergenciesFirst(finder, [...new Set(places)]).flatMap((place) => finder.cards[place] ?? []);
}

const emergenciesFirst = ({ cards }: Finder, places: number[]): number[] => {
  const isEmergency = (place: number) => cards[place]?.urgency === 'emergency';
  return [...places.filter(isEmergency), ...places.filter((place) => !isEmergency(place))];
};
