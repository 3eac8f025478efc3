import type { Statement, TechniqueCard } from './model.ts';
import type { Words } from './words/en.ts';

/** What a statement rests on, without its sources. */
export const basisText = ({ evidence }: Words, statement: Statement): string =>
  statement.basis === 'practice' ? evidence.practice : evidence.certainty[statement.certainty];

/** “light to moderate, sustained” */
export function pressureText({ pressure: words }: Words, { from, to, note }: TechniqueCard['pressure']): string {
  const range = words.range(words.levels[from], words.levels[to]);
  return note ? words.withNote(range, note) : range;
}
