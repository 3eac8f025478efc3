import type { Core, Schema, UID } from '@strapi/strapi';
import { hasLinks, ownAttributes } from '../content-model/links';

type Row = Record<string, unknown>;
type Populate = Record<string, unknown>;

export interface Target {
  id: number;
  documentId: string;
  locale: string | null;
}

/** The links of one field: those of the draft, and those that the published row made from it has got. */
export interface LinkSlot {
  sourceUid: UID.Schema;
  sourceId: number;
  field: string;
  targetUid: UID.ContentType;
  meant: Target[];
  got: Target[];
}

/** A `populate` that loads the links of an entry and of its components, and of everything else the ids alone. */
export function populateTargets(strapi: Core.Strapi, uid: UID.Schema): Populate {
  const populate: Populate = {};
  const nested = (component: UID.Component) => ({ select: ['id'], populate: populateTargets(strapi, component) });
  for (const [name, attribute] of ownAttributes(strapi.getModel(uid))) {
    if (attribute.type === 'relation') populate[name] = { select: ['id', 'documentId', 'locale'] };
    if (attribute.type === 'component' && hasLinks(strapi, attribute.component))
      populate[name] = nested(attribute.component);
    if (attribute.type === 'dynamiczone')
      populate[name] = {
        on: Object.fromEntries(attribute.components.map((component) => [component, nested(component)])),
      };
  }
  return populate;
}

/** A link of an entry, at any depth of components. */
export interface LinkAt {
  /** As in `['sections', 3, 'highlight', 'citation']`. */
  path: (string | number)[];
  /** The row of the entry or component that has the link, under the last name of the path. */
  holder: Row;
  targetUid: UID.ContentType;
  targets: Target[];
}

/** Every link of a row that was loaded with `populateTargets` or `populateLinks`. */
export function* linksIn(strapi: Core.Strapi, uid: UID.Schema, row: Row, path: LinkAt['path'] = []): Generator<LinkAt> {
  for (const [name, attribute] of ownAttributes(strapi.getModel(uid))) {
    const value = row[name];
    if (attribute.type === 'relation') {
      const { target } = attribute as Schema.Attribute.RelationWithTarget;
      const targets = listOf(value) as unknown as Target[];
      yield { path: [...path, name], holder: row, targetUid: target, targets };
      continue;
    }
    if (attribute.type !== 'component' && attribute.type !== 'dynamiczone') continue;
    for (const [index, part] of listOf(value).entries()) {
      const component = attribute.type === 'component' ? attribute.component : (part.__component as UID.Component);
      yield* linksIn(strapi, component, part, [...path, name, ...(Array.isArray(value) ? [index] : [])]);
    }
  }
}

/** Goes through a draft and the published row made from it side by side: a publish copies every component, in its place. */
export function* linkSlots(strapi: Core.Strapi, uid: UID.Schema, draft: Row, live: Row): Generator<LinkSlot> {
  for (const [name, attribute] of ownAttributes(strapi.getModel(uid))) {
    const [ofDraft, ofLive] = [listOf(draft[name]), listOf(live[name])];
    if (attribute.type === 'relation') {
      yield {
        sourceUid: uid,
        sourceId: Number(live.id),
        field: name,
        targetUid: (attribute as Schema.Attribute.RelationWithTarget).target,
        meant: ofDraft as unknown as Target[],
        got: ofLive as unknown as Target[],
      };
      continue;
    }
    if (attribute.type !== 'component' && attribute.type !== 'dynamiczone') continue;
    for (const [index, part] of ofDraft.entries()) {
      const copy = ofLive[index];
      const component = attribute.type === 'component' ? attribute.component : (part.__component as UID.Component);
      if (copy) yield* linkSlots(strapi, component, part, copy);
    }
  }
}

const listOf = (value: unknown): Row[] => [value ?? []].flat() as Row[];
