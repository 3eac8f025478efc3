/** Enumerations whose values have hyphens in the CMS; GraphQL knows no hyphens and answers with underscores. */
const hyphenated = new Set(['certainty', 'urgency', 'group', 'studyType', 'mapId']);

/** Fields of rich text, whose own nodes are left alone. */
const prose = new Set(['body', 'intro', 'answer', 'bio']);

/**
 * GraphQL's answer as plain data: nothing is null, a link is its target's document id, an enumeration reads as in the
 * CMS.
 */
export function normalise(value: unknown, key = ''): unknown {
  if (value === null) return undefined;
  if (prose.has(key)) return value;
  if (Array.isArray(value)) return value.map((item) => normalise(item)).filter((item) => item !== undefined);
  if (typeof value === 'string' && hyphenated.has(key)) return value.replaceAll('_', '-');
  if (typeof value !== 'object') return value;
  if (isLink(value)) return value.documentId;
  return Object.fromEntries(
    Object.entries(value)
      .map(([name, child]) => [name, normalise(child, name)] as const)
      .filter(([, child]) => child !== undefined),
  );
}

const isLink = (value: object): value is { documentId: string } =>
  'documentId' in value && Object.keys(value).length === 1;
