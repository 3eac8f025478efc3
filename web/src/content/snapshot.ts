import type { EntryType } from '@kneadful/shared-types';
import type { Entries } from './entries/index.ts';
import type { Variant } from './variants.ts';

/** A picture's file as the site serves it. */
export interface MediaFile {
  /** Path below the site's base, named by the hash of the bytes. */
  src: string;
  width: number;
  height: number;
  /** Once all of them are made. Drawings, and pictures that cannot be read, have none. */
  variants?: Variant[];
}

/** Everything the site is made of, at one revision of the CMS. Plain data: it can be written to a file. */
export interface Snapshot {
  revision: string;
  defaultLocale: string;
  locales: string[];
  entries: { [Type in EntryType]: Entries[Type][] };
  /** By the file's document id in the CMS. */
  media: Record<string, MediaFile>;
}
