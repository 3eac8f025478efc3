/** What the admin is told of the versions that are kept of an entry, in one language. */
export interface EntryHistory {
  /** Newest first, as many as were asked for. */
  versions: EntryVersion[];
  /** How many are kept of it. */
  count: number;
  /** How many are kept at most; older ones go. */
  most: number;
  /** Labels of the fields in which the saved draft differs from the newest version: these are kept nowhere else. */
  unpublished: string[];
  /** When the draft was saved: ISO 8601. A restore names it, so that it replaces no other draft than the one that was shown. */
  draftSavedAt: string;
  /** Whether the reader's role may change the draft. */
  mayRestore: boolean;
}

export interface EntryVersion {
  id: number;
  /** When it was published: ISO 8601. */
  at: string;
  /** Who published it; of what was live before anybody published, nobody. */
  by?: string;
  /** Labels of the fields that differ from the version before it; nothing of the oldest that is kept. */
  changed?: string[];
  /** Whether it is what is published at the moment. */
  isLive: boolean;
}

/** What a version is compared with: the one before it, the saved draft, or nothing, which shows all of it. */
export const comparedWith = ['before', 'draft', 'nothing'] as const;
export type ComparedWith = (typeof comparedWith)[number];

export interface VersionComparison {
  changes: FieldChange[];
}

/** A field that differs, as its form names it. */
export interface FieldChange {
  field: string;
  label: string;
  /** Why a restore would leave it as the draft has it. */
  stays?: string;
  /** Line by line; none where only spaces or empty lines differ. */
  rows: ComparedRow[];
}

/** So many lines that are the same on both sides, or a line that differs; where there is none on a side, nothing. */
export interface ComparedRow {
  same?: number;
  before?: ComparedLine;
  after?: ComparedLine;
}

export interface ComparedLine {
  /** Where in the field it stands, as in `3. Techniques › Heading`; nothing in a field of one value. */
  place: string;
  words: ComparedWords[];
}

/** A run of words, and whether the other side has it too. */
export interface ComparedWords {
  text: string;
  isChanged: boolean;
}

/** What somebody asks who restores a version. */
export interface RestoreRequest {
  /** The `draftSavedAt` of the draft that was shown. */
  replaces: string;
}

/** What came of it. */
export interface RestoredDraft {
  /** What could not be brought back, each with its field: `Author: a person that was deleted`. */
  leftOut: string[];
}
