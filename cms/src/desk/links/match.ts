/** How well a text fits what somebody types. */
export interface Searched {
  title: string;
  /** Words that find it too: authors, year. */
  more: string;
}

/**
 * Those in which every word that was typed begins a word, or stands in one: first those whose title begins with it, then
 * those with a word that does. Accents and capitals do not count.
 */
export function matching<Each extends Searched>(all: readonly Each[], typed: string): Each[] {
  const wanted = wordsOf(typed);
  const ranked = all.flatMap((each) => {
    const rank = rankOf(each, wanted);
    return rank === undefined ? [] : [{ each, rank }];
  });
  ranked.sort((one, other) => one.rank - other.rank || one.each.title.localeCompare(other.each.title));
  return ranked.map(({ each }) => each);
}

function rankOf({ title, more }: Searched, wanted: readonly string[]): number | undefined {
  const [inTitle, everywhere] = [plain(title), plain(`${title} ${more}`)];
  if (!wanted.every((word) => everywhere.includes(word))) return undefined;
  if (inTitle.startsWith(wanted.join(' '))) return 0;
  const begun = wordsOf(inTitle);
  return wanted.every((word) => begun.some((other) => other.startsWith(word))) ? 1 : 2;
}

const wordsOf = (text: string): string[] =>
  plain(text)
    .split(/[\s,.;:]+/)
    .filter(Boolean);

/** Without accents and capitals. */
const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim();
