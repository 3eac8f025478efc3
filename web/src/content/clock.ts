/**
 * The clock that pages are made by: this machine's, or one that stands still, so that two renderings agree whenever they
 * are made, and a holiday can be looked at before it comes.
 * @param moment ISO date, time and offset, such as `2026-12-25T10:00:00-06:00`
 * @throws where it is no such moment
 */
export function clockAt(moment: string | undefined): () => Date {
  if (!moment) return () => new Date();
  const time = Date.parse(moment);
  if (Number.isNaN(time) || !/T.*(Z|[+-]\d\d:\d\d)$/.test(moment))
    throw new Error(
      `SITE_CLOCK is ${moment}, which is no moment. Write it with its offset, such as 2026-12-25T10:00:00-06:00.`,
    );
  return () => new Date(time);
}
