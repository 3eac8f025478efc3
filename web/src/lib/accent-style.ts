import { type Accent, accentOf } from '@kneadful/shared-types';

const known = new Map<string, string>();

/**
 * The tokens that the studio's own colour takes the place of, for both schemes; paper is light. It stands before the style
 * sheet and so has to be more specific.
 * @param hex such as `#4a154b`; nothing else of it gets into the style
 */
export function accentStyle(hex: string): string {
  const style =
    known.get(hex) ??
    `html:root{${tokens(accentOf(hex, 'light'))}}@media screen and (prefers-color-scheme:dark){html:root{${tokens(accentOf(hex, 'dark'))}}}`;
  known.set(hex, style);
  return style;
}

const tokens = ({ base, deep, wash, on }: Accent) =>
  `--clay:${base};--clay-deep:${deep};--clay-wash:${wash};--on-clay:${on}`;
