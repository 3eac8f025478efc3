import type { StoredFile } from '../content/entries/index.ts';

/** A file as an entry names it; a logo may have no size. */
export type NamedFile = Omit<StoredFile, 'width' | 'height'> & Partial<Pick<StoredFile, 'width' | 'height'>>;

/** Every uploaded file that the entries name, once, by its document id. */
export function filesIn(entries: unknown): Map<string, NamedFile> {
  const files = new Map<string, NamedFile>();
  (function visit(value: unknown): void {
    if (typeof value !== 'object' || value === null) return;
    if ('documentId' in value && 'url' in value && 'updatedAt' in value)
      files.set((value as NamedFile).documentId, value as NamedFile);
    else Object.values(value).forEach(visit);
  })(entries);
  return files;
}
