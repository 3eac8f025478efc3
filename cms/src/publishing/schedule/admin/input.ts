import { errors } from '@strapi/utils';
import { instantOf, type Problem, type ScheduleChange } from '@kneadful/shared-types';
import { z } from 'zod';
import { refusalOf } from '../../../content-model/problems';

/** What is asked for, in milliseconds since 1970; `null` clears, and nothing leaves it as it is. */
export interface Wanted {
  publish?: number | null;
  unpublish?: number | null;
}

/** What waits now. */
interface Waiting {
  publish?: number;
  unpublish?: number;
}

const sentence = 'Enter a day and a time, such as 2026-11-21 09:00, or leave it empty.';
const wallTime = z
  .string(sentence)
  .transform((text) => text.trim() || null)
  .pipe(z.string().refine(isOnTheCalendar, sentence).nullable())
  .nullable();

const change = z.strictObject({
  timezone: z.string(),
  publishAt: wallTime.optional(),
  unpublishAt: wallTime.optional(),
}) satisfies z.ZodType<ScheduleChange>;

/** Not so: the 30th of February, or 25 o'clock. */
function isOnTheCalendar(text: string): boolean {
  const date = new Date(`${text}Z`);
  return (
    /^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(text) && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)
  );
}

/**
 * What a form asks for, in moments. A time that the studio's clock skips is the moment at which it goes forward, and of
 * one that comes twice it is the first.
 * @throws ValidationError with a sentence beside each field
 */
export function wantedBy(
  body: unknown,
  { timezone, waiting, now }: { timezone: string; waiting: Waiting; now: number },
): Wanted {
  const parsed = change.safeParse(body ?? {});
  if (!parsed.success)
    throw refusalOf(parsed.error.issues.map(({ path, message }) => ({ path: path.map(String), message })));
  const { publishAt, unpublishAt } = parsed.data;
  if (parsed.data.timezone !== timezone)
    throw new errors.ValidationError(
      `The studio’s clock is now that of ${timezone}, and no longer of ${parsed.data.timezone}. Look at the times once more, and set them again.`,
    );
  const momentOf = (text: string | null) => {
    if (text === null) return null;
    const [date = '', time = ''] = text.split('T');
    return instantOf(timezone, { date, time });
  };
  const wanted: Wanted = {
    ...(publishAt !== undefined && { publish: momentOf(publishAt) }),
    ...(unpublishAt !== undefined && { unpublish: momentOf(unpublishAt) }),
  };
  const problems = problemsOf(wanted, waiting, now);
  if (problems.length > 0) throw refusalOf(problems);
  return wanted;
}

function problemsOf(wanted: Wanted, waiting: Waiting, now: number): Problem[] {
  const isPast = (moment: number | null | undefined, before: number | undefined) =>
    moment != null && moment !== before && moment <= now;
  const passed = 'This time has passed. Choose a later one.';
  const { publish = waiting.publish, unpublish = waiting.unpublish } = wanted;
  const isBackwards = publish != null && unpublish != null && unpublish <= publish;
  return [
    ...(isPast(wanted.publish, waiting.publish) ? [{ path: ['publishAt'], message: passed }] : []),
    ...(isPast(wanted.unpublish, waiting.unpublish)
      ? [{ path: ['unpublishAt'], message: passed }]
      : isBackwards
        ? [{ path: ['unpublishAt'], message: 'It has to leave the site after it has been published.' }]
        : []),
  ];
}
