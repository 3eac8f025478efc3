import type { PublishCause, SitePublish } from '@kneadful/shared-types';

/** Why something was published, for an editor. */
export const causes: Record<PublishCause, string> = {
  publish: 'Published',
  unpublish: 'Unpublished',
  delete: 'Deleted',
  media: 'Pictures',
  schedule: 'By schedule',
  manual: 'Asked for',
  poll: 'Found by looking',
  expiry: 'Time has passed',
  compile: 'New program of the site',
  start: 'Start of the publisher',
};

/** Who published something stands behind an edit's own publish; of any other they are not the cause. */
export function why({ cause, authors }: Pick<SitePublish, 'cause' | 'authors'>): string {
  if (authors.length === 0) return causes[cause];
  return `${causes[cause]}${cause === 'publish' ? ' by' : ', with edits by'} ${authors.join(', ')}`;
}

const timeFormat = new Intl.DateTimeFormat(undefined, { timeStyle: 'short' });
const momentFormat = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });

/** @param iso ISO 8601; answered in the reader's own time zone, without the day where that is today */
export function moment(iso: string, now = new Date()): string {
  const date = new Date(iso);
  return (date.toDateString() === now.toDateString() ? timeFormat : momentFormat).format(date);
}

export const duration = (milliseconds: number): string =>
  milliseconds < 950 ? `${(milliseconds / 1000).toFixed(1)} s` : `${Math.round(milliseconds / 1000)} s`;
