import type { EntryType } from '@kneadful/shared-types';
import { type Entry, entrySchemas } from '../content/entries/index.ts';
import { normalise } from './normalise.ts';

/** Document id of the picture that stands where one is missing. */
export const gapPicture = 'gap';

/** Document id of the person who stands where nobody is named. */
export const gapPerson = 'gap-person';

/** What stands in a page where a draft has no word yet. */
const gapText = '…';

const pictureOfGap = {
  alternativeText: 'No picture yet',
  file: {
    documentId: gapPicture,
    url: '/',
    ext: '.svg',
    width: 1200,
    height: 800,
    updatedAt: '1970-01-01T00:00:00.000Z',
  },
};

/** Fields of which the schema does not say what a page can do with. */
const gaps: Record<string, unknown> = {
  picture: pictureOfGap,
  portrait: pictureOfGap,
  file: pictureOfGap.file,
  author: gapPerson,
  timezone: 'UTC',
  currency: 'USD',
  opens: '09:00',
  closes: '17:00',
};

/** What is text for the schema, and has a form of its own. */
const gapsOfFormat: Record<string, unknown> = { date: '2000-01-01', datetime: '2000-01-01T00:00:00.000Z' };

/** Far more than a form has fields. */
const mostGaps = 200;

/**
 * A draft as a page can show it, its gaps closed: a page of something unfinished is better than none. Items of lists that
 * cannot be shown are left out.
 * @param raw the entry as GraphQL answers it, its lists complete
 * @returns nothing where too much of it is missing
 */
export function readDraft(type: EntryType, raw: Record<string, unknown>, defaultLocale: string): Entry | undefined {
  const { documentId: id, ...fields } = normalise(raw) as Record<string, unknown> & { documentId: string };
  const locale = typeof fields.locale === 'string' ? fields.locale : defaultLocale;
  const value: Record<string, unknown> = structuredClone({ ...fields, id, locale });
  const tried = new Set<string>();
  for (let round = 0; round < mostGaps; round++) {
    const parsed = entrySchemas[type].safeParse(value);
    if (parsed.success) return parsed.data;
    const [issue] = parsed.error.issues;
    if (!issue || !close(value, issue.path as (string | number)[], issue, id, tried)) return undefined;
  }
  return undefined;
}

/** What zod says of a value, as far as it says what would fit. */
interface Misfit {
  code?: string;
  expected?: string;
  values?: unknown[];
  /** What is too small. */
  origin?: string;
  format?: string;
}

/** @returns whether anything was done */
function close(
  value: Record<string, unknown>,
  path: (string | number)[],
  issue: Misfit,
  id: string,
  tried: Set<string>,
): boolean {
  const name = String(path.at(-1));
  const filler = name in gaps ? gaps[name] : name === 'slug' ? `draft-${id}` : fillerOf(issue);
  const isFirst = (step: string) => {
    const before = tried.size;
    return tried.add(step).size > before;
  };
  const field = path.join('.');
  if (filler !== undefined && isFirst(`${field} ${issue.code}`)) {
    put(value, path, structuredClone(filler));
    return true;
  }
  // What was filled in does not fit either: what nobody needs goes, then the item, or the whole field.
  if (isFirst(`${field} goes`) && take(value, path)) return true;
  const item = path.findLastIndex((step) => typeof step === 'number');
  return take(value, item < 0 ? path.slice(0, 1) : path.slice(0, item + 1));
}

function fillerOf({ code, expected, values, origin, format }: Misfit): unknown {
  if (code === 'invalid_value') return values?.[0];
  if (code === 'too_small') return { array: [{}], string: gapText, number: 1, int: 1 }[origin ?? ''];
  if (code === 'invalid_format') return gapsOfFormat[format ?? ''];
  return { string: gapText, number: 1, int: 1, boolean: false, array: [], object: {} }[expected ?? ''];
}

function put(value: Record<string, unknown>, path: readonly (string | number)[], filler: unknown): void {
  const holder = path.slice(0, -1).reduce<Record<string, unknown>>((inner, step) => inner[step] as never, value);
  holder[path.at(-1)!] = filler;
}

function take(value: Record<string, unknown>, path: readonly (string | number)[]): boolean {
  const holder = path.slice(0, -1).reduce<unknown>((inner, step) => (inner as never)[step], value);
  const last = path.at(-1)!;
  if (Array.isArray(holder)) return holder.splice(Number(last), 1).length > 0;
  const fields = holder as Record<string, unknown>;
  if (fields[last] === undefined) return false;
  fields[last] = undefined;
  return true;
}
