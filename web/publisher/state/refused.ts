import type { RefusedPublish } from '@kneadful/shared-types';
import { readMeta, type State, writeMeta } from './database.ts';

/** As many as somebody would read. */
const kept = 20;

const name = 'refused';

/** Publishes that were refused, newest first. */
export const refusedOnes = (state: State): RefusedPublish[] =>
  JSON.parse(readMeta(state, name) ?? '[]') as RefusedPublish[];

/** Remembers one. Of the same reason many times over, as while the CMS is away, the first time alone. */
export function noteRefused(state: State, refused: RefusedPublish): void {
  const known = refusedOnes(state);
  if (known[0]?.message === refused.message && !isOver(state, known[0])) return;
  writeMeta(state, name, JSON.stringify([refused, ...known].slice(0, kept)));
}

/** Whether something was released since. */
function isOver(state: State, { at }: RefusedPublish): boolean {
  return state.prepare('SELECT 1 FROM releases WHERE at > ? LIMIT 1').get(at) !== undefined;
}
