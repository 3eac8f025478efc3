import type { Prose } from './model.ts';

type Level = 2 | 3 | 4 | 5 | 6;

/** Headings of a prose, moved below the heading it stands under and without gaps; one level for each node. */
export function headingLevels(prose: Prose, under: 1 | 2 | 3 | 4): Level[] {
  const written = prose.map((node) => (node.kind === 'heading' ? node.level : 0));
  const shift = under + 1 - Math.min(...written.filter((level) => level > 0));
  let above: number = under;
  return written.map((level) => {
    if (level === 0) return 6;
    above = Math.min(Math.max(level + shift, under + 1), above + 1, 6);
    return above as Level;
  });
}
