const pieceLength = 400;

/** A list in parts that are short enough for one statement of every database. */
export function* pieces<Item>(items: readonly Item[]): Generator<Item[]> {
  for (let start = 0; start < items.length; start += pieceLength) yield items.slice(start, start + pieceLength);
}
