import type { Schema, Struct } from '@strapi/strapi';
import { ownAttributes } from '../../content-model/links';

type Model = Struct.ContentTypeSchema | Struct.ComponentSchema;

/** What `pluginOptions.kneadful` of a field, or of a type, in a schema file says to editors. */
interface Hint {
  label?: string;
  hint?: string;
  placeholder?: string;
  /** Shares its row with the next half field. */
  half?: boolean;
  /** Heads the part of the form that begins with this field. */
  group?: string;
  /** Of a whole type: its list begins with what came last. */
  newestFirst?: boolean;
}

/** The parts of the content manager's configuration of a type that the code decides. */
export interface Form {
  metadatas: Record<string, { edit: Record<string, unknown>; list: Record<string, unknown> }>;
  layouts: { edit: { name: string; size: number }[][]; list: string[] };
  settings: Record<string, unknown>;
}

/** Columns that help to tell entries apart, in order of preference, after the title. */
const columns = [
  'mapId',
  'group',
  'year',
  'role',
  'basis',
  'certainty',
  'rating',
  'receivedOn',
  'reference',
  'from',
  'to',
  'city',
  'state',
  'order',
  'createdAt',
  'updatedAt',
];
const columnCount = 4;

/** Fields too wide for half a row, whatever their schema says. */
const wide = ['component', 'dynamiczone', 'blocks', 'text', 'json', 'media'];

export const hintOf = (described: Schema.Attribute.AnyAttribute | Model): Hint =>
  (described as { pluginOptions?: { kneadful?: Hint } }).pluginOptions?.kneadful ?? {};

/** The form that the schema file asks for, laid over what the content manager has by itself. */
export function formOf(model: Model, generated: Form, title: string | undefined): Form {
  const fields = ownAttributes(model).filter(
    ([name, attribute]) => hintOf(attribute).label && generated.metadatas[name],
  );
  const metadatas = Object.fromEntries(
    fields.map(([name, attribute]) => {
      const { label = name, hint = '', placeholder = '' } = hintOf(attribute);
      const { edit = {}, list = {} } = generated.metadatas[name] ?? {};
      return [name, { edit: { ...edit, label, description: hint, placeholder }, list: { ...list, label } }];
    }),
  );
  const newestFirst = hintOf(model).newestFirst === true;
  const listed = columns.filter(
    (name) => model.attributes[name] && name !== title && (name !== 'createdAt' || newestFirst),
  );
  const sorting = newestFirst
    ? { defaultSortBy: 'createdAt', defaultSortOrder: 'DESC' }
    : { ...(title && { defaultSortBy: title }) };
  return {
    metadatas: { ...generated.metadatas, ...metadatas },
    layouts: {
      edit: rowsOf(fields),
      list: title ? [title, ...listed].slice(0, columnCount) : generated.layouts.list,
    },
    settings: { ...generated.settings, ...(title && { mainField: title }), ...sorting },
  };
}

function rowsOf(fields: [string, Schema.Attribute.AnyAttribute][]): Form['layouts']['edit'] {
  const rows: Form['layouts']['edit'] = [];
  for (const [name, attribute] of fields) {
    const half = hintOf(attribute).half === true && !wide.includes(attribute.type);
    const last = rows.at(-1);
    if (half && last?.length === 1 && last[0]?.size === 6) last.push({ name, size: 6 });
    else rows.push([{ name, size: half ? 6 : 12 }]);
  }
  return rows;
}
