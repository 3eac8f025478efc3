import type { EntryType, Problem } from './fitness.js';

/** What the admin's forms are told beside the content itself. */

/** An entry that another links to, as the admin shows and opens it. */
export interface EntryLink {
  type: EntryType;
  /** The content type's UID in the CMS, `api::body-region.body-region`. */
  uid: string;
  documentId: string;
  title: string;
  /** Strapi's word for what an editor calls the type: `Region of the back`. */
  typeName: string;
}

/** Something to mend or to know, with the labels of the fields that lead there: `Sections 4 › Picture`. */
export interface Remark extends Problem {
  where: string;
}

/** A link to an entry that visitors do not see. */
export interface WaitingLink extends EntryLink {
  where: string;
}

/** An entry that links to this one and is live. */
export interface Referrer extends EntryLink {
  /** Without this one it would not be fit to be live. */
  falls: boolean;
}

/** What an editor should know of an entry before it is published. */
export interface EntryReport {
  /** Why Publish would refuse the saved draft. */
  problems: Remark[];
  /** What the saved draft links to and is not published. */
  waiting: WaitingLink[];
  /** What would be better and holds nothing back. */
  advice: Remark[];
  /** Links to entries of types that the reader's role may not see. */
  unseen: number;
}

/** What an editor should know before an entry is unpublished or deleted. */
export interface Departure {
  /** The entry as messages call it: `Technique “Swedish massage”`. */
  name: string;
  /** What is live and links to it; first what cannot stand without it. */
  linkedFrom: Referrer[];
  /** How many more there are. */
  more: number;
  /** Links from entries of types that the reader's role may not see. */
  unseen: number;
  /** Whether this is the original, on which links and translations stand; otherwise it is a translation. */
  isOriginal: boolean;
  /** How many translations are published, and go with the original. */
  translations: number;
}
