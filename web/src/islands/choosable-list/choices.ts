/** Which items of a list are shown. It stands in the address, so that it can be shared. */

/** What is chosen by the name of its control; empty where nothing is. */
export type Choices = Readonly<Record<string, string>>;

/** What an item has, by the name of the control that asks for it: one value or several. */
export type Item = Readonly<Record<string, readonly string[]>>;

/** @param offered values by the control's name; anything else in an address counts as no choice */
export function choicesIn(search: string, offered: ReadonlyMap<string, ReadonlySet<string>>): Choices {
  const asked = new URLSearchParams(search);
  return Object.fromEntries(
    [...offered].map(([name, values]) => {
      const value = asked.get(name) ?? '';
      return [name, values.has(value) ? value : ''];
    }),
  );
}

/** @returns the address' query with its question mark; empty where nothing is chosen */
export function queryOf(choices: Choices): string {
  const query = String(new URLSearchParams(Object.entries(choices).filter(([, value]) => value)));
  return query && `?${query}`;
}

/** Whether the item has everything that is chosen. */
export const isShown = (item: Item, choices: Choices): boolean =>
  Object.entries(choices).every(([name, value]) => !value || (item[name] ?? []).includes(value));
