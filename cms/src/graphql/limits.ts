/** Levels of nesting in one operation. The deepest document of `shared-types/documents` has 8. */
export const maxDepth = 10;

/** Longest list in one answer, at the root and nested. A full list means: fetch the rest. */
export const maxListLength = 100;

/**
 * Cost of one operation: every field is 1; a root list multiplies by its limit, a nested one by `nestedListWeight`.
 * About twice what the most expensive document of the sync costs (a test holds that they all fit).
 */
export const maxComplexity = 60_000;
export const nestedListWeight = 8;

/** Longest page of `contentManifest` and `contentFiles`, whose rows are short. */
const maxManifestLength = 1000;

/** How many rows a page of theirs has. */
export const pageLength = (first: number | null | undefined): number =>
  Math.min(Math.max(first ?? maxListLength, 1), maxManifestLength);
