import type { Entry } from './entries/index.ts';

/**
 * The day (ISO) of the last change that the article tells its readers of, by a change note or a review; otherwise the day
 * it was written. A comma set right is no news to a search engine.
 */
export const modifiedOn = ({
  createdAt,
  lastReviewedOn,
  changeNotes,
}: Pick<Entry<'Article'>, 'createdAt' | 'lastReviewedOn' | 'changeNotes'>): string =>
  [lastReviewedOn ?? '', ...changeNotes.map(({ date }) => date)].reduce(
    (newest, day) => (day > newest ? day : newest),
    createdAt.slice(0, 10),
  );
