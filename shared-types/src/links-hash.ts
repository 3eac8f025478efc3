/**
 * The links and pictures of an entry in a form that both sides hash alike (sha256, the first 22 hexadecimal digits): the
 * CMS from its rows, the publisher from GraphQL's answer. The order does not matter.
 */
export const canonicalLinks = (documentIds: readonly string[]): string => [...documentIds].sort().join();

/** The document ids of every link and picture of an entry, at any depth, as often as they are linked; not its own. */
export function linkedIds(entry: object): string[] {
  return Object.values(entry).flatMap(idsIn);
}

function idsIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  if (!Array.isArray(value) && 'documentId' in value) return [String(value.documentId)];
  return Object.values(value).flatMap(idsIn);
}
