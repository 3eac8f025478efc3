import type { UID } from '@strapi/strapi';
import { type Attribute, fieldsOf, labelOf, listOf, type Models, type Row } from './content';
import { type LinkWords, proseLines } from './prose-lines';

/** A line of a field, as somebody reads it. */
export interface Line {
  text: string;
  /** Where in the field it stands: `3. Techniques › Heading`. */
  place: string;
  /** The same without numbers: a part that has moved down says the same as before. */
  kind: string;
}

/** What only the database can say. */
export interface Names {
  entry(uid: UID.ContentType, documentId: string): string;
  file(documentId: string): string;
  link: LinkWords;
  /** In which a day and a time are told. */
  timezone: string;
}

/** A value of `contentOf` as lines. */
export function linesOf(
  models: Models,
  attribute: Attribute,
  value: unknown,
  names: Names,
  place = '',
  kind = place,
): Line[] {
  const lines = (texts: readonly string[]) => texts.map((text) => ({ text, place, kind }));
  if (value === null) return [];
  switch (attribute.type) {
    case 'relation': {
      const { target } = attribute as unknown as { target: UID.ContentType };
      return lines(listOf(value).map(({ documentId }) => names.entry(target, String(documentId))));
    }
    case 'media':
      return lines(listOf(value).map(({ documentId }) => names.file(String(documentId))));
    case 'component':
    case 'dynamiczone': {
      const isList = Array.isArray(value);
      return listOf(value).flatMap((part, index) => {
        const uid = attribute.type === 'component' ? attribute.component : (part.__component as UID.Component);
        const name = isList ? (models(uid)?.info.displayName ?? uid) : '';
        const ofPart = partLines(models, uid, part, names, {
          place: under(place, name && `${index + 1}. ${name}`),
          kind: under(kind, name),
        });
        // A part that says nothing is there all the same.
        return ofPart.length > 0 || !isList
          ? ofPart
          : [{ text: 'Empty', place: under(place, `${index + 1}. ${name}`), kind: under(kind, name) }];
      });
    }
    case 'blocks':
      return lines(proseLines(value, names.link));
    default:
      return lines(wordsOf(attribute, value, names.timezone));
  }
}

function partLines(
  models: Models,
  uid: UID.Component,
  part: Row,
  names: Names,
  { place, kind }: Pick<Line, 'place' | 'kind'>,
): Line[] {
  return fieldsOf(models, uid).flatMap(([name, attribute]) => {
    const label = labelOf(name, attribute);
    return linesOf(models, attribute, part[name], names, under(place, label), under(kind, label));
  });
}

const under = (...path: string[]): string => path.filter(Boolean).join(' › ');

function wordsOf({ type }: Attribute, value: unknown, timeZone: string): string[] {
  switch (type) {
    case 'boolean':
      return [value === true ? 'Yes' : 'No'];
    case 'enumeration':
      return [String(value).replaceAll('-', ' ')];
    case 'date':
      return [formatted(value, { dateStyle: 'long', timeZone: 'UTC' })];
    case 'time':
      return [String(value).slice(0, 5)];
    case 'datetime':
      return [formatted(value, { dateStyle: 'long', timeStyle: 'short', timeZone })];
    case 'json':
      return JSON.stringify(value, null, 1).split('\n');
    default:
      return String(value)
        .split('\n')
        .filter((line) => line.trim() !== '');
  }
}

function formatted(value: unknown, options: Intl.DateTimeFormatOptions): string {
  const date = new Date(value as string | Date);
  return Number.isNaN(date.getTime()) ? String(value) : new Intl.DateTimeFormat('en-US', options).format(date);
}
