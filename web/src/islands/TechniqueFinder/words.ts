import type { Words } from '../../lib/words/en.ts';

/** The finder's words, as a script can be given them: text with `{placeholders}`. */
export const finderWords = ({ finder, pressure, care }: Words) => ({
  ...finder.tool,
  levels: pressure.levels,
  urgency: care.urgency,
  unsigned: care.unsigned,
  signed: care.signed('{name}'),
});

export type FinderWords = ReturnType<typeof finderWords>;
