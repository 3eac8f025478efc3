import { fill } from '../../lib/fill.ts';
import type { Reason } from './rank.ts';
import type { FinderWords } from './words.ts';

interface Props {
  reason: Reason;
  words: FinderWords['found']['reasons'];
  /** It speaks against the technique. */
  against?: boolean;
}

/** A reason in a sentence, in which the entry that it comes from is a link. */
export function ReasonLine({ reason: { rule, name, href, detail = '' }, words, against }: Props) {
  const [before = '', after = ''] = words[rule].split('{name}').map((part) => fill(part, { detail }));
  return (
    <li className={against ? 'against' : undefined}>
      {before}
      <a href={href}>{name}</a>
      {after}
    </li>
  );
}
