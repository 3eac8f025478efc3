import type { Core, UID } from '@strapi/strapi';
import { ownAttributes } from '../content-model/links';

type Row = Record<string, unknown>;

/** A link of a text: what stands as `/entry/<type>/<id>` or `/cite/<id>`. */
export interface ProseLink {
  path: (string | number)[];
  targetUid: UID.ContentType;
  documentId: string;
}

/** Every link of the rich texts of a row with its components. A text that names an entry twice gives it once. */
export function* proseLinks(
  strapi: Core.Strapi,
  uid: UID.Schema,
  row: Row,
  path: ProseLink['path'] = [],
): Generator<ProseLink> {
  for (const [name, attribute] of ownAttributes(strapi.getModel(uid))) {
    const value = row[name];
    if (attribute.type === 'blocks') {
      for (const target of targetsOf(value)) yield { path: [...path, name], ...target };
      continue;
    }
    if (attribute.type !== 'component' && attribute.type !== 'dynamiczone') continue;
    for (const [index, part] of ([value ?? []].flat() as Row[]).entries()) {
      const component = attribute.type === 'component' ? attribute.component : (part.__component as UID.Component);
      yield* proseLinks(strapi, component, part, [...path, name, ...(Array.isArray(value) ? [index] : [])]);
    }
  }
}

const targetsOf = (text: unknown): Omit<ProseLink, 'path'>[] =>
  proseTargets([...JSON.stringify(text ?? []).matchAll(/"url":"([^"]*)"/g)].map(([, url = '']) => url));

/** What addresses that stand in a text lead to, each once. */
export function proseTargets(urls: readonly string[]): Omit<ProseLink, 'path'>[] {
  const found = new Map<string, Omit<ProseLink, 'path'>>();
  for (const url of urls) {
    const [isOurs, type = 'citation', documentId = ''] = /^\/(?:entry\/([a-z-]+)|cite)\/([\w-]+)$/.exec(url) ?? [];
    if (isOurs) found.set(url, { targetUid: `api::${type}.${type}` as UID.ContentType, documentId });
  }
  return [...found.values()];
}
