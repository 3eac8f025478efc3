import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isNamedByContent } from '../../publisher/release/ledger.ts';
import { filesIn } from './files-in.ts';

/**
 * Where two trees of one content differ, one line for each file; none for equal ones. Assets and pictures that only the
 * first has are left over from its earlier releases: visitors may have a page open that asks for them.
 * @param ignored files that are not compared
 */
export function differences(
  tree: string,
  expected: string,
  ignored: (file: string) => boolean = () => false,
): string[] {
  const present = new Set(filesIn(tree).filter((file) => !ignored(file)));
  const wanted = new Set(filesIn(expected).filter((file) => !ignored(file)));
  const missing = [...wanted.difference(present)].map((file) => `${file} is missing`);
  const extra = [...present.difference(wanted)]
    .filter((file) => !isNamedByContent(`/${file}`))
    .map((file) => `${file} should not be there`);
  const other = [...present.intersection(wanted)].flatMap((file) => {
    const [a, b] = [readFileSync(join(tree, file)), readFileSync(join(expected, file))];
    return a.equals(b) ? [] : [`${file} differs ${firstDifference(a.toString('latin1'), b.toString('latin1'))}`];
  });
  return [...missing, ...extra, ...other].sort();
}

/** Both sides of the first place at which two texts part. */
function firstDifference(a: string, b: string): string {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  const around = (text: string) => JSON.stringify(text.slice(Math.max(0, at - 80), at + 120));
  return `at byte ${at}: ${around(a)} instead of ${around(b)}`;
}

/** Old paths and where they lead, as the tree says it to servers. */
export const redirectsOf = (tree: string): Record<string, string> =>
  (JSON.parse(readFileSync(join(tree, 'release.json'), 'utf8')) as { redirects: Record<string, string> }).redirects;
