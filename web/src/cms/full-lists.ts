import {
  type DocumentNode, type FieldNode, type FragmentDefinitionNode, Kind, type OperationDefinitionNode, parse, print, type SelectionNode,
} from 'graphql';

/**
 * The CMS cuts every list at its `maxLimit`, silently. A nested list that fills its page may have been cut; this finds
 * such lists in an answer, and asks for the rest of each with the same selection.
 */

type Json = Record<string, unknown>;
type Path = { field: FieldNode; index?: number; typename?: string }[];

interface FullList {
  path: Path;
  /** The list in the answer, to which the rest is added. */
  items: unknown[];
  limit: number;
}

/** Asks the CMS a document built here. */
export type Ask = (document: DocumentNode) => Promise<Json>;

/**
 * Completes an entry in place.
 * @param entry the answer for one entry, as `document` selects it
 * @param entryRoot the root field that answers one entry by `documentId`, such as `article`
 */
export async function completeLists(entry: Json, document: DocumentNode, root: string, entryRoot: string, locale: string | undefined, ask: Ask): Promise<void> {
  const selection = rootField(document, root).selectionSet?.selections ?? [];
  for (const list of fullLists(entry, selection, fragmentsOf(document))) {
    for (let start = list.items.length; ; start += list.limit) {
      const answer = await ask(restDocument(document, entryRoot, String(entry.documentId), locale, list, start));
      const rest = follow(answer[entryRoot], list.path);
      list.items.push(...rest);
      if (rest.length < list.limit) break;
    }
  }
}

const operation = (document: DocumentNode) =>
  document.definitions.find((node): node is OperationDefinitionNode => node.kind === Kind.OPERATION_DEFINITION)!;

function rootField(document: DocumentNode, name: string): FieldNode {
  const field = operation(document).selectionSet.selections.find((node) => node.kind === Kind.FIELD && node.name.value === name);
  if (!field) throw new Error(`The document has no root field ${name}.`);
  return field as FieldNode;
}

type Fragments = Map<string, FragmentDefinitionNode>;
const fragmentsOf = (document: DocumentNode): Fragments =>
  new Map(document.definitions.filter((node) => node.kind === Kind.FRAGMENT_DEFINITION).map((node) => [node.name.value, node]));

/** Lists that are as long as the `limit` they were asked with, wherever they stand. */
function fullLists(value: unknown, selections: readonly SelectionNode[], fragments: Fragments, path: Path = []): FullList[] {
  if (typeof value !== 'object' || value === null) return [];
  const answer = value as Json;
  return fieldsFor(answer, selections, fragments).flatMap((field): FullList[] => {
    const child = answer[field.name.value];
    const nested = field.selectionSet?.selections ?? [];
    if (!Array.isArray(child)) return fullLists(child, nested, fragments, [...path, { field }]);
    const limit = limitOf(field);
    const inside = child.flatMap((item: unknown, index) =>
      fullLists(item, nested, fragments, [...path, { field, index, typename: (item as Json | null)?.__typename as string | undefined }]),
    );
    return limit !== undefined && child.length >= limit ? [{ path: [...path, { field }], items: child, limit }, ...inside] : inside;
  });
}

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

function limitOf(field: FieldNode): number | undefined {
  const pagination = field.arguments?.find((argument) => argument.name.value === 'pagination')?.value;
  if (pagination?.kind !== Kind.OBJECT) return undefined;
  const limit = pagination.fields.find(({ name }) => name.value === 'limit')?.value;
  return limit?.kind === Kind.INT ? Number(limit.value) : undefined;
}

/** One entry, down to one list, from `start`. */
function restDocument(document: DocumentNode, entryRoot: string, id: string, locale: string | undefined, { path, limit }: FullList, start: number): DocumentNode {
  const last = path.at(-1)!.field;
  const fragments = [...fragmentsOf(document).values()];
  const used = print({ kind: Kind.DOCUMENT, definitions: fragments.filter(({ name }) => reaches(last, name.value, fragmentsOf(document))) });
  const selected = last.selectionSet ? print(last.selectionSet) : '';
  const inner = path.slice(0, -1).reduceRight(
    (text, { field, typename }) =>
      typename ? `${field.name.value} { __typename ... on ${typename} { ${text} } }` : `${field.name.value}${paged(field)} { ${text} }`,
    `${last.name.value}(pagination: { start: ${start}, limit: ${limit} }) ${selected}`,
  );
  const where = `documentId: ${JSON.stringify(id)}${locale ? `, locale: ${JSON.stringify(locale)}` : ''}`;
  const root = entryRoot === 'studio' || entryRoot === 'navigation' ? `${entryRoot}(locale: ${JSON.stringify(locale)})` : `${entryRoot}(${where})`;
  return parse(`query Rest { ${root} { ${inner} } }\n${used}`);
}

const paged = (field: FieldNode) => {
  const limit = limitOf(field);
  return limit === undefined ? '' : `(pagination: { limit: ${limit} })`;
};

function reaches(field: FieldNode, fragment: string, fragments: Fragments): boolean {
  return (field.selectionSet?.selections ?? []).some(function visit(node: SelectionNode): boolean {
    if (node.kind === Kind.FIELD) return (node.selectionSet?.selections ?? []).some(visit);
    if (node.kind === Kind.INLINE_FRAGMENT) return node.selectionSet.selections.some(visit);
    return node.name.value === fragment || (fragments.get(node.name.value)?.selectionSet.selections.some(visit) ?? false);
  });
}

/** The list at `path` in the answer for the rest. Lists on the way keep their positions, as they are asked alike. */
function follow(value: unknown, path: Path): unknown[] {
  const end = path.reduce<unknown>((answer, { field, index }) => {
    const child = (answer as Json | null)?.[field.name.value];
    return index === undefined ? child : (child as unknown[] | undefined)?.[index];
  }, value);
  return Array.isArray(end) ? end : [];
}
