import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  parse,
  print,
  type SelectionNode,
} from 'graphql';

/**
 * The CMS cuts every list at its `maxLimit`, silently. A nested list that fills its page may have been cut; this finds
 * such lists in an answer, and asks for the rest of each with the same selection.
 */

type Json = Record<string, unknown>;

/** The way to a list: through fields, and through one item of each list on the way. */
type Path = { field: FieldNode; index?: number; typename?: unknown }[];

/** Asks the CMS a document built here. */
export type Ask = (document: DocumentNode) => Promise<Json>;

/**
 * Completes an entry in place.
 * @param entry the answer for one entry, as `document` selects it
 * @param entryRoot the root field that answers one entry by `documentId`, such as `article`
 */
export async function completeLists(
  entry: Json,
  document: DocumentNode,
  root: string,
  entryRoot: string,
  locale: string | undefined,
  ask: Ask,
): Promise<void> {
  const fragments = fragmentsOf(document);
  const rootNode = rootField(document, root);
  const call = rootCall(entryRoot, entry, locale, isOfDrafts(rootNode));
  await complete(entry, rootNode.selectionSet?.selections ?? [], []);

  async function complete(value: unknown, selections: readonly SelectionNode[], path: Path): Promise<void> {
    if (typeof value !== 'object' || value === null) return;
    const answer = value as Json;
    for (const field of fieldsFor(answer, selections, fragments)) {
      const child = answer[field.name.value];
      const nested = field.selectionSet?.selections ?? [];
      if (!Array.isArray(child)) {
        await complete(child, nested, [...path, { field }]);
        continue;
      }
      await addRest(child, [...path, { field }]);
      for (const [index, item] of child.entries()) {
        await complete(item, nested, [...path, { field, index, typename: (item as Json | null)?.__typename }]);
      }
    }
  }

  async function addRest(items: unknown[], path: Path): Promise<void> {
    const limit = limitOf(path.at(-1)?.field);
    let last = items.length;
    while (limit !== undefined && last >= limit) {
      const answer = await ask(restDocument(call, path, items.length, limit, fragments));
      const rest = follow(answer[entryRoot], path);
      items.push(...rest);
      last = rest.length;
    }
  }
}

const operation = (document: DocumentNode) =>
  document.definitions.find((node): node is OperationDefinitionNode => node.kind === Kind.OPERATION_DEFINITION)!;

function rootField(document: DocumentNode, name: string): FieldNode {
  const field = operation(document).selectionSet.selections.find(
    (node) => node.kind === Kind.FIELD && node.name.value === name,
  );
  if (!field) throw new Error(`The document has no root field ${name}.`);
  return field as FieldNode;
}

type Fragments = Map<string, FragmentDefinitionNode>;
const fragmentsOf = (document: DocumentNode): Fragments =>
  new Map(
    document.definitions
      .filter((node) => node.kind === Kind.FRAGMENT_DEFINITION)
      .map((node) => [node.name.value, node]),
  );

/** The fields that apply to this answer: fragments on another member of a union do not. */
function fieldsFor(answer: Json, selections: readonly SelectionNode[], fragments: Fragments): FieldNode[] {
  return selections.flatMap((node): FieldNode[] => {
    if (node.kind === Kind.FIELD) return [node];
    const fragment = node.kind === Kind.FRAGMENT_SPREAD ? fragments.get(node.name.value) : node;
    const on = fragment?.typeCondition?.name.value;
    if (!fragment || (answer.__typename && on && on !== answer.__typename)) return [];
    return fieldsFor(answer, fragment.selectionSet.selections, fragments);
  });
}

function limitOf(field: FieldNode | undefined): number | undefined {
  const pagination = field?.arguments?.find((argument) => argument.name.value === 'pagination')?.value;
  if (pagination?.kind !== Kind.OBJECT) return undefined;
  const limit = pagination.fields.find(({ name }) => name.value === 'limit')?.value;
  return limit?.kind === Kind.INT ? Number(limit.value) : undefined;
}

const isOfDrafts = (root: FieldNode): boolean => root.arguments?.some(({ name }) => name.value === 'status') ?? false;

function rootCall(entryRoot: string, { documentId }: Json, locale: string | undefined, isDraft: boolean): string {
  const isSingle = entryRoot === 'studio' || entryRoot === 'navigation';
  const call = { ...(!isSingle && { documentId }), ...(locale && { locale }) };
  const given = Object.entries(call).map(([name, value]) => `${name}: ${JSON.stringify(value)}`);
  return `${entryRoot}(${[...given, ...(isDraft ? ['status: DRAFT'] : [])].join(', ')})`;
}

/** One entry, down to one list, from `start`. */
function restDocument(call: string, path: Path, start: number, limit: number, fragments: Fragments): DocumentNode {
  const { field } = path.at(-1)!;
  const list = `${field.name.value}${page(start, limit)} ${field.selectionSet ? print(field.selectionSet) : ''}`;
  const inner = path
    .slice(0, -1)
    .reduceRight((text, step) => `${step.field.name.value}${position(step)} { ${within(step, text)} }`, list);
  const used = [...fragments.values()].filter(({ name }) => reaches(field, name.value, fragments));
  return parse(`query Rest { ${call} { ${inner} } }\n${used.map(print).join('\n')}`);
}

const page = (start: number, limit: number) => `(pagination: { start: ${start}, limit: ${limit} })`;

/** Of a list on the way, the one item. The sections of a dynamic zone cannot be paged: they come all. */
const position = ({ field, index }: Path[number]) =>
  index !== undefined && limitOf(field) !== undefined ? page(index, 1) : '';
const within = ({ typename }: Path[number], text: string) =>
  typename ? `__typename ... on ${String(typename)} { ${text} }` : text;

function reaches(field: FieldNode, fragment: string, fragments: Fragments): boolean {
  return (field.selectionSet?.selections ?? []).some(function visit(node: SelectionNode): boolean {
    if (node.kind === Kind.FIELD) return (node.selectionSet?.selections ?? []).some(visit);
    if (node.kind === Kind.INLINE_FRAGMENT) return node.selectionSet.selections.some(visit);
    return (
      node.name.value === fragment || (fragments.get(node.name.value)?.selectionSet.selections.some(visit) ?? false)
    );
  });
}

/** The list at `path` in the answer for the rest; nothing where the entry has changed meanwhile. */
function follow(value: unknown, path: Path): unknown[] {
  const end = path.reduce<unknown>((answer, { field, index }) => {
    const child = (answer as Json | null | undefined)?.[field.name.value];
    if (index === undefined) return child;
    return (child as unknown[] | null | undefined)?.[limitOf(field) === undefined ? index : 0];
  }, value);
  return Array.isArray(end) ? end : [];
}
