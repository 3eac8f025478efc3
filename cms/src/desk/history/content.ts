import type { Schema, Struct, UID } from '@strapi/strapi';
import { ownAttributes } from '../../content-model/links';
import { hintOf } from '../../setup/editor-forms/form';

export type Row = Record<string, unknown>;
export type Attribute = Schema.Attribute.AnyAttribute;

/** A content type or component by its name; nothing of one that is there no more. */
export type Models = (uid: UID.Schema) => Struct.ContentTypeSchema | Struct.ComponentSchema | undefined;

/** Told of a value that the type has no place for any more. */
export type Lost = (path: (string | number)[], value: unknown) => void;

const ofStrapi = ['id', 'documentId', 'createdAt', 'updatedAt', 'publishedAt', 'firstPublishedAt', 'locale'];

/** The fields of a form, in its order. One that is private and has no label stands in none. */
export const fieldsOf = (models: Models, uid: UID.Schema): [string, Attribute][] =>
  ownAttributes(models(uid) ?? ({ attributes: {} } as Struct.ComponentSchema)).filter(
    ([name, attribute]) => !ofStrapi.includes(name) && (hintOf(attribute).label || !('private' in attribute)),
  );

export const labelOf = (name: string, attribute: Attribute): string => hintOf(attribute).label ?? name;

/**
 * What a form can show of a row, be it a version that was kept or a draft: each of the fields that the type has today,
 * without the ids of rows, and `null` where it says nothing. Two of them are the same if their forms show the same.
 */
export function contentOf(
  models: Models,
  uid: UID.Schema,
  row: Row,
  lost: Lost = () => undefined,
  path: (string | number)[] = [],
): Row {
  return Object.fromEntries(
    fieldsOf(models, uid).map(([name, attribute]) => [
      name,
      valueOf(models, attribute, row[name], lost, [...path, name]) ?? null,
    ]),
  );
}

function valueOf(models: Models, attribute: Attribute, value: unknown, lost: Lost, path: (string | number)[]): unknown {
  if (value === null || value === undefined || value === '') return null;
  switch (attribute.type) {
    case 'relation':
    case 'media': {
      const targets = listOf(value).flatMap(({ documentId }) => (documentId ? [{ documentId }] : []));
      return targets.length > 0 ? targets : null;
    }
    case 'component': {
      const parts = listOf(value).map((part, index) =>
        contentOf(models, attribute.component, part, lost, attribute.repeatable ? [...path, index] : path),
      );
      if (attribute.repeatable) return parts.length > 0 ? parts : null;
      return parts[0] && Object.values(parts[0]).some((each) => each !== null) ? parts[0] : null;
    }
    case 'dynamiczone': {
      const allowed: readonly unknown[] = attribute.components;
      const parts: Row[] = [];
      for (const part of listOf(value)) {
        const component = part.__component as UID.Component;
        if (!allowed.includes(component)) lost(path, component);
        else
          parts.push({
            __component: component,
            ...contentOf(models, component, part, lost, [...path, parts.length]),
          });
      }
      return parts.length > 0 ? parts : null;
    }
    case 'blocks':
      return Array.isArray(value) && /"(text|url)":"(?!")/.test(JSON.stringify(value)) ? value : null;
    case 'json':
      return value;
    case 'enumeration':
      if ((attribute.enum as unknown[]).includes(value)) return value;
      lost(path, value);
      return null;
    default:
      return typeof value === 'object' && !(value instanceof Date) ? null : value;
  }
}

export const listOf = (value: unknown): Row[] =>
  [value ?? []].flat().filter((item): item is Row => typeof item === 'object' && item !== null);
