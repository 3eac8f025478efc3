import { type EntryType, entryTypes } from './fitness.js';

/** The fields by which an entry is called in lists and messages, in order of preference. */
export const titleFields: readonly string[] = [
  'title',
  'name',
  'question',
  'situation',
  'finding',
  'shortName',
  'reviewer',
  'from',
  'reference',
];

/** The GraphQL type of a content type's singular name: `body-region` is `BodyRegion`. */
export function entryTypeOf(singularName: string): EntryType | undefined {
  const name = singularName.replace(/(^|-)(\w)/g, (_match, _dash, letter: string) => letter.toUpperCase());
  return entryTypes.find((type) => type === name);
}

/** The other way: `BodyRegion` is `body-region`. */
export const singularNameOf = (type: EntryType): string =>
  type.replace(/(?<=[a-z])[A-Z]/g, (letter) => `-${letter}`).toLowerCase();
