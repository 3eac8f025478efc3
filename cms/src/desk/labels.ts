import type { Core, Schema, UID } from '@strapi/strapi';
import { ownAttributes } from '../content-model/links';
import { hintOf } from '../setup/editor-forms/form';

type Row = Record<string, unknown>;

/** The path of a field as its form names it: `['sections', 3, 'picture']` is `Sections 4 › Picture`. */
export function whereIs(strapi: Core.Strapi, uid: UID.Schema, row: Row, path: readonly (string | number)[]): string {
  const [name, ...rest] = path;
  const attribute = ownAttributes(strapi.getModel(uid)).find(([field]) => field === name)?.[1];
  if (!attribute) return path.join(' › ');
  const value = row[String(name)];
  const isList = Array.isArray(value) && typeof rest[0] === 'number';
  const label = hintOf(attribute).label ?? String(name);
  const own = isList ? `${label} ${Number(rest[0]) + 1}` : label;
  const below = isList ? rest.slice(1) : rest;
  const part = (isList ? (value as Row[])[Number(rest[0])] : value) as Row | undefined;
  const component = partOf(attribute, part);
  return below.length > 0 && component && part ? `${own} › ${whereIs(strapi, component, part, below)}` : own;
}

function partOf(attribute: Schema.Attribute.AnyAttribute, part: Row | undefined): UID.Component | undefined {
  if (attribute.type === 'component') return attribute.component;
  return attribute.type === 'dynamiczone' ? (part?.__component as UID.Component | undefined) : undefined;
}
