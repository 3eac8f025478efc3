/** A list that says nothing is left out. */
export const some = <Item>(items: Item[]): Item[] | undefined => (items.length > 0 ? items : undefined);
