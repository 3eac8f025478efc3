import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import {
  buildSchema,
  type FieldNode,
  getNamedType,
  getNullableType,
  isListType,
  isScalarType,
  parse,
  print,
  TypeInfo,
  validate,
  visit,
  visitWithTypeInfo,
} from 'graphql';

const folder = join(import.meta.dirname, '..');
const schema = buildSchema(readFileSync(join(folder, 'schema.graphql'), 'utf8'));
const files = readdirSync(join(folder, 'documents'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.graphql'))
  .sort();
const textOf = (file: string) => readFileSync(join(folder, 'documents', file), 'utf8');
const all = parse(files.map(textOf).join('\n'));

/** Lists that the CMS gives whole: a dynamic zone takes no pagination, and what the CMS makes of its own plain types. */
const whole = [
  'Article.sections',
  'Page.sections',
  'ContentRevision.locales',
  'ContentRevision.types',
  'Query.contentDrafts',
];
/** Lists of the CMS's own plain types, paged by row. */
const pagedByRow = ['Query.contentManifest', 'Query.contentFiles'];
/** Types of the CMS's own queries. */
const ownTypes = ['ContentRevision', 'ContentManifestRow', 'ContentFile', 'ContentDraft'];

interface ListField {
  path: string;
  isRoot: boolean;
  args: Record<string, string>;
}

/** Every list that a document selects, with its arguments as they are written. */
function listFields(text: string): ListField[] {
  const found: ListField[] = [];
  const typeInfo = new TypeInfo(schema);
  visit(
    parse(text),
    visitWithTypeInfo(typeInfo, {
      Field(node: FieldNode) {
        const [parent, field] = [typeInfo.getParentType(), typeInfo.getFieldDef()];
        if (!parent || !field || !isListType(getNullableType(field.type))) return;
        const args = Object.fromEntries(
          (node.arguments ?? []).map(({ name, value }) => [name.value, print(value).replace(/^{(.*)}$/, '{ $1 }')]),
        );
        found.push({ path: `${parent.name}.${field.name}`, isRoot: parent === schema.getQueryType(), args });
      },
    }),
  );
  return found;
}

describe('The documents that the site asks', () => {
  test('are valid against the committed schema', () => {
    expect(validate(schema, all).map(({ message }) => message)).toEqual([]);
  });

  test.each(files)(
    '%s says how long its lists may be, pages the root by a unique sort, and can be asked for some',
    (file) => {
      for (const { path, isRoot, args } of listFields(textOf(file))) {
        if (whole.includes(path)) continue;
        if (pagedByRow.includes(path)) {
          expect([path, args]).toEqual([path, expect.objectContaining({ after: '$after', first: '$first' })]);
          continue;
        }
        expect([path, args]).toEqual([
          path,
          isRoot
            ? {
                ...(args.locale && { locale: '$locale' }),
                filters: '$filters',
                sort: '"documentId:asc"',
                pagination: '{ start: $start, limit: $limit }',
              }
            : { pagination: '{ limit: 100 }' },
        ]);
      }
    },
  );

  test('select every content field of every type', () => {
    const ofStrapi = ['createdAt', 'updatedAt', 'publishedAt', 'id', '__typename'];
    const selected = new Set<string>();
    const typeInfo = new TypeInfo(schema);
    visit(
      all,
      visitWithTypeInfo(typeInfo, {
        Field() {
          selected.add(`${typeInfo.getParentType()?.name}.${typeInfo.getFieldDef()?.name}`);
        },
      }),
    );
    const entries = Object.values(schema.getQueryType()?.getFields() ?? {})
      .map(({ type }) => getNamedType(type))
      .filter((type) => !isScalarType(type) && !ownTypes.includes(type.name));
    const missing = entries.flatMap((type) =>
      ('getFields' in type ? Object.keys(type.getFields()) : [])
        .filter((name) => !ofStrapi.includes(name) && !selected.has(`${type.name}.${name}`))
        .map((name) => `${type.name}.${name}`),
    );
    expect(missing).toEqual([]);
  });

  test('follow no relation further than its target’s id', () => {
    const followed: string[] = [];
    const typeInfo = new TypeInfo(schema);
    const entryTypes = new Set(
      Object.values(schema.getQueryType()?.getFields() ?? {}).map(({ type }) => getNamedType(type).name),
    );
    visit(
      all,
      visitWithTypeInfo(typeInfo, {
        Field(node: FieldNode) {
          const [parent, field] = [typeInfo.getParentType(), typeInfo.getFieldDef()];
          if (!parent || !field || parent === schema.getQueryType() || !entryTypes.has(getNamedType(field.type).name))
            return;
          const names = node.selectionSet?.selections.map((selection) =>
            'name' in selection ? selection.name.value : '',
          );
          if (names?.join() !== 'documentId') followed.push(`${parent.name}.${field.name}`);
        },
      }),
    );
    expect(followed).toEqual([]);
  });
});
