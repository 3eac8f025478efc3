import { isDeepStrictEqual } from 'node:util';
import type { UID } from '@strapi/strapi';
import type { FieldChange } from '@kneadful/shared-types';
import { type Attribute, fieldsOf, labelOf, type Models, type Row } from './content';
import { rowsOf } from './difference';
import { linesOf, type Names } from './lines';

/** The fields in which two contents differ. @param before, after of `contentOf` */
export const changedFields = (models: Models, uid: UID.ContentType, before: Row, after: Row): [string, Attribute][] =>
  fieldsOf(models, uid).filter(([name]) => !isDeepStrictEqual(before[name], after[name]));

/** Their labels, for those that `shows` lets through. */
export const changedLabels = (
  models: Models,
  uid: UID.ContentType,
  before: Row,
  after: Row,
  shows: (field: string) => boolean,
): string[] =>
  changedFields(models, uid, before, after)
    .filter(([name]) => shows(name))
    .map(([name, attribute]) => labelOf(name, attribute));

/** Two contents, field by field and line by line. */
export function compare(
  models: Models,
  uid: UID.ContentType,
  before: Row,
  after: Row,
  names: Names,
): Omit<FieldChange, 'stays'>[] {
  return changedFields(models, uid, before, after).map(([field, attribute]) => {
    const lines = (row: Row) => linesOf(models, attribute, row[field] ?? null, names);
    const rows = rowsOf(lines(before), lines(after));
    return { field, label: labelOf(field, attribute), rows: rows.every(({ same }) => same) ? [] : rows };
  });
}
