/** Text of realistic length about nothing in particular, the same for the same number. */

type Random = () => number;

/** Numbers from 0 to 1 that follow from `seed` (the mulberry32 generator). */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export const pick = <Item>(random: Random, items: readonly Item[]): Item =>
  items[Math.floor(random() * items.length)] as Item;

/** `count` different items in a random order, or all where there are fewer. */
export function pickSome<Item>(random: Random, items: readonly Item[], count: number): Item[] {
  const left = [...items];
  const chosen: Item[] = [];
  while (chosen.length < count && left.length > 0) chosen.push(...left.splice(Math.floor(random() * left.length), 1));
  return chosen;
}

const openings = [
  'Most days',
  'After a long shift',
  'In the evening',
  'On a quiet morning',
  'Between two meetings',
  'By the weekend',
];
const who = [
  'a shoulder',
  'the lower back',
  'a tired neck',
  'the middle of the back',
  'one side of the spine',
  'a stiff hip',
];
const does = [
  'asks for a pause',
  'feels heavier than it is',
  'warms up slowly',
  'lets go a little',
  'likes to be moved',
  'remembers the chair',
];
const links = ['and', 'while', 'because', 'so', 'until', 'although'];
const then = [
  'a short walk helps to notice it',
  'the breath stays where it is',
  'nobody hurries',
  'the hands rest',
  'the room is quiet',
  'the next hour feels longer',
];
const closings = [
  'without a plan',
  'more than once',
  'in small steps',
  'as often as it takes',
  'with both feet on the floor',
  'before anything else',
];
const subjects = ['Shoulders', 'Long days', 'Desks', 'Mornings', 'Quiet hours', 'Stairs', 'Pillows', 'Walks'];

const sentence = (random: Random): string =>
  `${pick(random, openings)}, ${pick(random, who)} ${pick(random, does)}, ${pick(random, links)} ${pick(random, then)} ${pick(random, closings)}.`;

export const sentences = (random: Random, count: number): string =>
  Array.from({ length: count }, () => sentence(random)).join(' ');

/** A few words for a heading. */
export const phrase = (random: Random): string => `${pick(random, subjects)} ${pick(random, closings)}`;
