import type { UID } from '@strapi/strapi';
import { type Attribute, fieldsOf, listOf, type Models, type Row } from './content';

/** What is there to be linked to and shown. */
export interface Present {
  hasEntry(target: UID.ContentType, documentId: string): boolean;
  /** Nothing of a file that is gone. */
  fileId(documentId: string): number | undefined;
}

/** A link or a file that is there no more. */
export interface Gone {
  path: (string | number)[];
  /** Of a link; a file has none. */
  target?: UID.ContentType;
  documentId: string;
}

/**
 * A content as the document service takes it for a draft. Components have no ids, so they are made anew; links and files
 * that are gone are left out, and told.
 * @param content of `contentOf`
 * @param fields those of it that are written
 */
export function draftData(
  models: Models,
  uid: UID.Schema,
  content: Row,
  fields: readonly string[],
  present: Present,
): { data: Row; gone: Gone[] } {
  const gone: Gone[] = [];
  return { data: rowData(uid, content, [], (name) => fields.includes(name)), gone };

  function rowData(
    model: UID.Schema,
    row: Row,
    path: Gone['path'],
    isWritten: (name: string) => boolean = () => true,
  ): Row {
    return Object.fromEntries(
      fieldsOf(models, model)
        .filter(([name]) => isWritten(name))
        .map(([name, attribute]) => [name, valueData(attribute, row[name] ?? null, [...path, name])]),
    );
  }

  function valueData(attribute: Attribute, value: unknown, path: Gone['path']): unknown {
    switch (attribute.type) {
      case 'relation': {
        const { target } = attribute as unknown as { target: UID.ContentType };
        const set = idsOf(value).filter((documentId) => {
          const isThere = present.hasEntry(target, documentId);
          if (!isThere) gone.push({ path, target, documentId });
          return isThere;
        });
        return { set: set.map((documentId) => ({ documentId })) };
      }
      case 'media': {
        const files = idsOf(value).flatMap((documentId) => {
          const id = present.fileId(documentId);
          if (id === undefined) gone.push({ path, documentId });
          return id === undefined ? [] : [id];
        });
        return attribute.multiple ? files : (files[0] ?? null);
      }
      case 'component': {
        if (!attribute.repeatable) return value === null ? null : rowData(attribute.component, value as Row, path);
        return listOf(value).map((part, index) => rowData(attribute.component, part, [...path, index]));
      }
      case 'dynamiczone':
        return listOf(value).map((part, index) => ({
          __component: part.__component,
          ...rowData(part.__component as UID.Component, part, [...path, index]),
        }));
      default:
        return value;
    }
  }
}

const idsOf = (value: unknown): string[] => listOf(value).map(({ documentId }) => String(documentId));
