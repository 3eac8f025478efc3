import type { SamplePlan } from '@kneadful/shared-types';

const counted = (count: number, one: string, many: string): string => (count === 1 ? `one ${one}` : `${count} ${many}`);

/** `97 entries and 23 pictures`. */
export const entriesAndPictures = (entries: number, pictures: number): string =>
  `${counted(entries, 'entry', 'entries')} and ${counted(pictures, 'picture', 'pictures')}`;

export const entriesGoing = ({ going }: SamplePlan): number => going.reduce((sum, { count }) => sum + count, 0);

export const leavingWords = (plan: SamplePlan): string =>
  entriesGoing(plan) === 0
    ? 'Nothing of it goes as things are.'
    : `Removing it deletes ${entriesAndPictures(entriesGoing(plan), plan.pictures)} for good.`;

const dayFormat = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium' });
const momentFormat = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });

/** @param iso ISO 8601; answered in the reader's own time zone */
export const day = (iso: string): string => dayFormat.format(new Date(iso));

export const dayAndTime = (iso: string): string => momentFormat.format(new Date(iso));
