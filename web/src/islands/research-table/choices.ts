/** Which findings the research table shows, and in which order. It stands in the address, so that it can be shared. */

export const filters = ['condition', 'basis', 'certainty'] as const;

type Filter = (typeof filters)[number];

/** An empty certainty is that of practice experience, which nobody has rated. */
export type Finding = Record<Filter, string>;

/** Empty where nothing is chosen: all findings, in the editors' order. */
export type Choices = Finding & { sort: string };

export type Column = 'condition' | 'certainty';

const names = [...filters, 'sort'] as const;
const mostCertainFirst = ['high', 'moderate', 'low', 'very-low', ''];

/** @param offered what the page has to choose from; anything else in an address counts as no choice */
export function choicesIn(search: string, offered: Record<keyof Choices, ReadonlySet<string>>): Choices {
  const asked = new URLSearchParams(search);
  const chosen = (name: keyof Choices) => {
    const value = asked.get(name) ?? '';
    return offered[name].has(value) ? value : '';
  };
  return Object.fromEntries(names.map((name) => [name, chosen(name)])) as Choices;
}

/** @returns the address' query with its question mark; empty where nothing is chosen */
export function queryOf(choices: Choices): string {
  const query = String(new URLSearchParams(names.filter((name) => choices[name]).map((name) => [name, choices[name]])));
  return query && `?${query}`;
}

export const isShown = (finding: Finding, choices: Choices): boolean =>
  filters.every((filter) => !choices[filter] || choices[filter] === finding[filter]);

/** `sort` is a column, or `-` and a column for the other direction. Of certainty, what is most certain comes first. */
export function arranged<Row extends Finding & { name: string }>(rows: Row[], sort: string, locale: string): Row[] {
  const { compare } = new Intl.Collator(locale);
  const rank = (row: Row) => mostCertainFirst.indexOf(row.certainty);
  const orders: Record<Column, (one: Row, other: Row) => number> = {
    condition: (one, other) => compare(one.name, other.name),
    certainty: (one, other) => rank(one) - rank(other),
  };
  const order = orders[columnOf(sort)!];
  if (!order) return rows;
  return rows.toSorted((one, other) => (sort.startsWith('-') ? order(other, one) : order(one, other)));
}

const columnOf = (sort: string) => (sort.replace(/^-/, '') || undefined) as Column | undefined;

/** What pressing a column's heading asks for: its own order, and when it has that, the opposite. */
export const nextSort = (sort: string, column: Column): string => (sort === column ? `-${column}` : column);

/** The `aria-sort` of a column: none where the rows are not in its order. */
export function directionOf(sort: string, column: Column): 'ascending' | 'descending' | undefined {
  if (columnOf(sort) !== column) return undefined;
  // The least certain stands lowest.
  return sort.startsWith('-') === (column === 'condition') ? 'descending' : 'ascending';
}
