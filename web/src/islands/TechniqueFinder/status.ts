import { fill } from '../../lib/fill.ts';
import type { Outcome } from './outcome.ts';
import type { FinderWords } from './words.ts';

/** What the answers have led to, in a sentence that is read out when it changes. */
export function statusOf(outcome: Outcome, words: FinderWords['status']): string {
  if (outcome.kind !== 'found') return words[outcome.kind];
  const { matches } = outcome;
  const name = matches[0]?.technique.name ?? '';
  return fill(matches.length === 1 ? words.one : words.many, { count: matches.length, name });
}
