import type { EntryVersion } from '@kneadful/shared-types';
import { moment } from '../home/words';

/** `Nov 21, 2026, 9:00 AM, by Ada Marsh` */
export const versionName = ({ at, by }: EntryVersion, now = new Date()): string =>
  by ? `${moment(at, now)}, by ${by}` : moment(at, now);

/** What stands behind its name. */
export const isPublished = ({ isLive }: EntryVersion): string => (isLive ? ' (published)' : '');

/** More labels than that are a number. */
const named = 4;

/** What a version changed, by the labels of the form. */
export function changedWords({ by, changed }: EntryVersion): string {
  if (!changed) return by ? 'The oldest that is kept' : 'As it was before somebody published';
  if (changed.length === 0) return 'Published again, unchanged';
  if (changed.length <= named) return changed.join(', ');
  return `${changed.slice(0, named - 1).join(', ')} and ${changed.length - named + 1} more`;
}

/** `Title, Summary and Text` */
export const listed = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
