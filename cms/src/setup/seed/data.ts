import type { Core, Schema, Struct } from '@strapi/strapi';
import { ownAttributes } from '../../content-model/links';
import { seedDocumentId } from './files';
import { proseFromMarkdown } from './prose';

type Fields = Record<string, unknown>;
type Attribute = Schema.Attribute.AnyAttribute;

/** How a seed's values become what the Document Service takes. */
export interface Conversion {
  strapi: Core.Strapi;
  /** The id of the uploaded file for a picture's name. */
  fileId(name: string): number;
  /** Off: relations are left out, for a draft whose targets do not exist yet. */
  links: boolean;
  /** Told the document id of every relation's target. */
  linked?(documentId: string): void;
}

/** The values of a checked seed, with prose, links, pictures and components as Strapi stores them. */
export function documentData(
  model: Struct.ContentTypeSchema | Struct.ComponentSchema,
  values: Fields,
  conversion: Conversion,
): Fields {
  return Object.fromEntries(
    ownAttributes(model)
      .filter(([name, attribute]) => values[name] !== undefined && (conversion.links || attribute.type !== 'relation'))
      .map(([name, attribute]) => [name, valueOf(attribute, values[name], conversion)]),
  );
}

function valueOf(attribute: Attribute, value: unknown, conversion: Conversion): unknown {
  const { strapi } = conversion;
  switch (attribute.type) {
    case 'blocks':
      return proseFromMarkdown(value as string, storedAddress);
    case 'media':
      return conversion.fileId(value as string);
    case 'time':
      return `${value as string}.000`;
    case 'relation':
      return linkValue(attribute as unknown as { target: string }, value as string | string[], conversion);
    case 'component': {
      const model = strapi.getModel(attribute.component);
      if (Array.isArray(value)) return value.map((item: Fields) => documentData(model, item, conversion));
      return documentData(model, value as Fields, conversion);
    }
    case 'dynamiczone':
      return (value as (Fields & { block: string })[]).map(({ block, ...fields }) => {
        const uid = attribute.components.find((component) => component.endsWith(`.${block}`));
        if (!uid) throw new Error(`There is no block "${block}".`);
        return { __component: uid, ...documentData(strapi.getModel(uid), fields, conversion) };
      });
    default:
      return value;
  }
}

function linkValue(
  { target }: { target: string },
  value: string | string[],
  { linked }: Conversion,
): string | string[] {
  const type = target.slice(target.lastIndexOf('.') + 1);
  const id = (key: string) => {
    const documentId = seedDocumentId(`${type}/${key}`);
    linked?.(documentId);
    return documentId;
  };
  return Array.isArray(value) ? value.map(id) : id(value);
}

/** `entry:technique/swedish` is stored as `/entry/technique/<documentId>`, `cite:mak-2024` as `/cite/<documentId>`. */
function storedAddress(target: string): string {
  const [, scheme, key = ''] = /^(entry|cite):(.+)$/.exec(target) ?? [];
  if (scheme === 'cite') return `/cite/${seedDocumentId(`citation/${key}`)}`;
  if (scheme === 'entry') return `/entry/${key.split('/')[0]}/${seedDocumentId(key)}`;
  return target;
}
