import type { Core, UID } from '@strapi/strapi';
import type { Problem } from '@kneadful/shared-types';
import { ownAttributes } from '../content-model/links';

type Row = Record<string, unknown>;

/** Beside the field; elsewhere it needs the field's name. */
export const emptySentence = 'This has to be filled in.';

/**
 * Required fields that are empty, in the entry and in its parts. Strapi asks for them at Publish, and takes an empty text where it
 * is not asked by a form.
 */
export function emptyFields(strapi: Core.Strapi, uid: UID.Schema, row: Row, path: Problem['path'] = []): Problem[] {
  return ownAttributes(strapi.getModel(uid)).flatMap(([field, attribute]) => {
    const value = row[field];
    const here = [...path, field];
    if (value === undefined) return [];
    if (isEmpty(value)) return attribute.required ? [{ path: here, message: emptySentence }] : [];
    if (attribute.type !== 'component' && attribute.type !== 'dynamiczone') return [];
    const parts = Array.isArray(value)
      ? (value as Row[]).map((part, index) => ({ part, at: [...here, index] }))
      : [{ part: value as Row, at: here }];
    return parts.flatMap(({ part, at }) => {
      const component = attribute.type === 'component' ? attribute.component : (part.__component as UID.Component);
      return emptyFields(strapi, component, part, at);
    });
  });
}

/** What was not loaded is not known to be empty. */
const isEmpty = (value: unknown): boolean =>
  value === null || value === '' || (Array.isArray(value) && value.length === 0);
