import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Core, Schema, Struct, UID } from '@strapi/strapi';
import { z } from 'zod';
import { ownAttributes } from '../../content-model/links';
import { linkTargets } from './prose';

/** What a seed file may refer to. */
export interface Surroundings {
  strapi: Core.Strapi;
  /** Keys of all seed files. */
  keys: ReadonlySet<string>;
  /** Where pictures are looked for. */
  folder: string;
}

type Attribute = Schema.Attribute.AnyAttribute;

/** The shape of a seed file of `uid`: localized fields under their locale, everything else at the top. */
export function seedShape(uid: UID.ContentType, around: Surroundings): z.ZodType {
  const model = around.strapi.contentType(uid);
  if (!isLocalized(model)) return z.strictObject(fieldsOf(model, around));
  const shared = fieldsOf(model, around, (attribute) => !isLocalized(attribute));
  const localized = fieldsOf(model, around, isLocalized);
  const locale = z.strictObject(localized);
  return z.strictObject({ ...shared, en: locale, es: locale.partial().optional() });
}

export function isLocalized(part: { pluginOptions?: object }): boolean {
  return (part.pluginOptions as { i18n?: { localized?: boolean } } | undefined)?.i18n?.localized === true;
}

function fieldsOf(
  model: Struct.ContentTypeSchema | Struct.ComponentSchema,
  around: Surroundings,
  wanted: (attribute: Attribute) => boolean = () => true,
): Record<string, z.ZodType> {
  return Object.fromEntries(
    ownAttributes(model)
      .filter(([, attribute]) => wanted(attribute) && 'pluginOptions' in attribute)
      .map(([name, attribute]) => {
        const shape = shapeOf(attribute, around);
        const needed = 'required' in attribute && attribute.required && !('default' in attribute);
        return [name, needed ? shape : shape.optional()];
      }),
  );
}

function shapeOf(attribute: Attribute, around: Surroundings): z.ZodType {
  switch (attribute.type) {
    case 'string':
    case 'text':
    case 'uid':
      return textShape(attribute);
    case 'email':
      return z.email();
    case 'blocks':
      return proseShape(around);
    case 'integer':
      return numberShape(z.number().int(), attribute);
    case 'decimal':
      return numberShape(z.number(), attribute);
    case 'boolean':
      return z.boolean();
    case 'date':
      return z.iso.date();
    case 'datetime':
      return z.iso.datetime();
    case 'time':
      return z.iso.time({ precision: 0 });
    case 'enumeration':
      return z.enum(attribute.enum as [string, ...string[]]);
    case 'media':
      return pictureFile(around);
    case 'relation':
      return linkShape(attribute, around);
    case 'component':
      return componentShape(attribute, around);
    case 'dynamiczone':
      return zoneShape(attribute.components, around);
    default:
      return z.never(`A seed file cannot fill a field of the type ${attribute.type}.`);
  }
}

function textShape(attribute: { maxLength?: number; minLength?: number; regex?: RegExp | string }): z.ZodType {
  let shape = z
    .string()
    .trim()
    .min(attribute.minLength ?? 1);
  if (attribute.maxLength) shape = shape.max(attribute.maxLength);
  return attribute.regex ? shape.regex(new RegExp(attribute.regex)) : shape;
}

function numberShape(shape: z.ZodNumber, { min, max }: { min?: unknown; max?: unknown }): z.ZodType {
  const atLeast = min === undefined ? shape : shape.min(Number(min));
  return max === undefined ? atLeast : atLeast.max(Number(max));
}

function proseShape({ keys }: Surroundings): z.ZodType {
  return z.string().superRefine((markdown, context) => {
    try {
      for (const target of linkTargets(markdown)) {
        const key = /^(entry:|cite:)(.+)$/.exec(target);
        if (key && !keys.has(key[1] === 'cite:' ? `citation/${key[2]}` : (key[2] ?? ''))) {
          context.addIssue({ code: 'custom', message: `links to ${target}, and there is no such seed file` });
        }
      }
    } catch (error) {
      context.addIssue({ code: 'custom', message: (error as Error).message });
    }
  });
}

const pictureFile = ({ folder }: Surroundings) =>
  z.string().refine((name) => existsSync(join(folder, name)), {
    error: ({ input }) => `the picture ${String(input)} is not beside this file`,
  });

function linkShape(attribute: Schema.Attribute.RelationWithTarget | Attribute, { keys }: Surroundings): z.ZodType {
  const { target, relation } = attribute as { target: string; relation: string };
  const type = target.slice(target.lastIndexOf('.') + 1);
  const key = z.string().refine((name) => keys.has(`${type}/${name}`), {
    error: ({ input }) => `links to ${type}/${String(input)}, and there is no such seed file`,
  });
  return relation.endsWith('Many') ? z.array(key) : key;
}

function componentShape(
  attribute: Schema.Attribute.Component<UID.Component, boolean>,
  around: Surroundings,
): z.ZodType {
  const one = z.strictObject(fieldsOf(around.strapi.getModel(attribute.component), around));
  if (!attribute.repeatable) return one;
  return numberOfItems(z.array(one), attribute as { min?: number; max?: number });
}

function numberOfItems(list: z.ZodArray, { min, max }: { min?: number; max?: number }): z.ZodType {
  const atLeast = min === undefined ? list : list.min(min);
  return max === undefined ? atLeast : atLeast.max(max);
}

function zoneShape(components: readonly UID.Component[], around: Surroundings): z.ZodType {
  const blocks = components.map((uid) =>
    z.strictObject({ block: z.literal(blockName(uid)), ...fieldsOf(around.strapi.getModel(uid), around) }),
  );
  return z.array(z.discriminatedUnion('block', blocks as [z.ZodObject<{ block: z.ZodLiteral<string> }>]));
}

/** `blocks.at-a-glance` is `at-a-glance` in a seed file. */
export const blockName = (uid: string): string => uid.slice(uid.indexOf('.') + 1);
