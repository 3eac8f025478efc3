import type { ComparedRow, ComparedWords } from '@kneadful/shared-types';
import type { Line } from './lines';

/** Beyond it a longest common subsequence is not worth its time: what lies between the common ends differs as a whole. */
const mostCells = 1_000_000;

/** Pairs of positions of the items that two lists have in common, in order, as many as possible. */
export function common<Item>(a: readonly Item[], b: readonly Item[], same = Object.is): [number, number][] {
  let start = 0;
  while (start < Math.min(a.length, b.length) && same(a[start], b[start])) start += 1;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && same(a[a.length - 1 - end], b[b.length - 1 - end])) end += 1;
  const [rows, columns] = [a.length - start - end, b.length - start - end];
  const pairs: [number, number][] = Array.from({ length: start }, (_, index) => [index, index]);
  if (rows * columns <= mostCells) {
    // `longest[i][j]`: how many the rests from there have in common.
    const longest = Array.from({ length: rows + 1 }, () => new Uint32Array(columns + 1));
    for (let i = rows - 1; i >= 0; i--)
      for (let j = columns - 1; j >= 0; j--)
        longest[i]![j] = same(a[start + i], b[start + j])
          ? longest[i + 1]![j + 1]! + 1
          : Math.max(longest[i + 1]![j]!, longest[i]![j + 1]!);
    for (let i = 0, j = 0; i < rows && j < columns;) {
      if (same(a[start + i], b[start + j])) pairs.push([start + i++, start + j++]);
      else if (longest[i + 1]![j]! >= longest[i]![j + 1]!) i += 1;
      else j += 1;
    }
  }
  for (let index = end; index > 0; index--) pairs.push([a.length - index, b.length - index]);
  return pairs;
}

/** The lines of both sides in rows: runs that are the same by their number, and each line that differs. */
export function rowsOf(before: readonly Line[], after: readonly Line[]): ComparedRow[] {
  const rows: ComparedRow[] = [];
  let [i, j] = [0, 0];
  const pairs = common(before, after, (one, other) => one.text === other.text && one.kind === other.kind);
  for (const [nextI, nextJ] of [...pairs, [before.length, after.length] as const]) {
    rows.push(...gap(before.slice(i, nextI), after.slice(j, nextJ)));
    if (nextI < before.length) {
      const last = rows.at(-1);
      if (last?.same) last.same += 1;
      else rows.push({ same: 1 });
    }
    [i, j] = [nextI + 1, nextJ + 1];
  }
  return rows;
}

/** Lines that differ: those of the same place in the form, in order, are one that was changed. */
function gap(before: readonly Line[], after: readonly Line[]): ComparedRow[] {
  const pairs = common(before, after, (one, other) => one.kind === other.kind);
  const rows: ComparedRow[] = [];
  let [i, j] = [0, 0];
  for (const [nextI, nextJ] of [...pairs, [before.length, after.length] as const]) {
    for (const line of before.slice(i, nextI)) rows.push({ before: whole(line) });
    for (const line of after.slice(j, nextJ)) rows.push({ after: whole(line) });
    const [one, other] = [before[nextI], after[nextJ]];
    if (one && other) {
      const [ofOne, ofOther] = wordByWord(one.text, other.text);
      rows.push({ before: { place: one.place, words: ofOne }, after: { place: other.place, words: ofOther } });
    }
    [i, j] = [nextI + 1, nextJ + 1];
  }
  return rows;
}

const whole = ({ place, text }: Line) => ({ place, words: [{ text, isChanged: true }] });

/** Words with the space behind them. */
const tokens = (text: string): string[] => text.match(/\s*\S+|\s+$/g) ?? [];

/** Both texts in runs of words that the other has too, or has not. Where they share little, each is one run. */
export function wordByWord(before: string, after: string): [ComparedWords[], ComparedWords[]] {
  const [a, b] = [tokens(before), tokens(after)];
  const pairs = common(a, b, (one, other) => one.trim() === other.trim());
  const isOther = pairs.length * 3 < Math.max(a.length, b.length);
  const runs = (words: readonly string[], kept: ReadonlySet<number>) => {
    const found: ComparedWords[] = [];
    for (const [index, text] of words.entries()) {
      const isChanged = isOther || !kept.has(index);
      const last = found.at(-1);
      if (last?.isChanged === isChanged) last.text += text;
      else found.push({ text, isChanged });
    }
    return found;
  };
  return [runs(a, new Set(pairs.map(([index]) => index))), runs(b, new Set(pairs.map(([, index]) => index)))];
}
