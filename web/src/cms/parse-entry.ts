import { type EntryType, type Problem, singularNameOf, titleFields, unfitReasons } from '@kneadful/shared-types';
import { type Entry, entrySchemas } from '../content/entries/index.ts';
import { normalise } from './normalise.ts';

/** An entry that cannot go live as it is. */
export interface Unfit {
  type: EntryType;
  id: string;
  locale: string;
  title: string;
  reasons: { field: string; message: string }[];
}

export type Parsed = { fit: true; entry: Entry } | { fit: false; unfit: Unfit };

/** Links that the shape of an entry asks for. A translation has none of its own: the graph gives it the original's. */
const borrowed: Partial<Record<EntryType, Record<string, string>>> = {
  Article: { author: '' },
  ResearchFinding: { condition: '' },
};

/** @param raw the entry as GraphQL answers it, its lists complete */
export function parseEntry(type: EntryType, raw: Record<string, unknown>, defaultLocale: string): Parsed {
  const { documentId: id, ...fields } = normalise(raw) as Record<string, unknown> & { documentId: string };
  const locale = typeof fields.locale === 'string' ? fields.locale : defaultLocale;
  // The raw entry: a rule has to see that a field is there and empty.
  const reasons = reasonsOf(unfitReasons(type, raw, locale === defaultLocale));
  const lent = locale === defaultLocale ? undefined : borrowed[type];
  const parsed = entrySchemas[type].safeParse({ ...lent, ...fields, id, locale });
  if (parsed.success && reasons.length === 0) return { fit: true, entry: parsed.data };
  const named = new Set(reasons.map(({ field }) => field));
  for (const issue of parsed.error?.issues ?? []) {
    const field = issue.path.join('.');
    if (!named.has(field)) reasons.push({ field, message: sentence(issue.message) });
  }
  return { fit: false, unfit: unfitEntry(type, id, locale, fields, reasons) };
}

export const reasonsOf = (problems: Problem[]): Unfit['reasons'] =>
  problems.map(({ path, message }) => ({ field: path.join('.'), message }));

/** What the schema says of a field, for an editor. */
const sentence = (message: string) => (message.endsWith('received undefined') ? 'Fill this in.' : `${message}.`);

export function unfitEntry(
  type: EntryType,
  id: string,
  locale: string,
  fields: Record<string, unknown>,
  reasons: Unfit['reasons'],
): Unfit {
  return { type, id, locale, title: titleOf(fields) ?? id, reasons };
}

function titleOf(fields: Record<string, unknown>): string | undefined {
  const candidates = titleFields.map((name) => fields[name]);
  return candidates.find((candidate): candidate is string => typeof candidate === 'string');
}

/** The content type's UID in the CMS: `BodyRegion` is `api::body-region.body-region`. */
function uidOf(type: EntryType): string {
  const singular = singularNameOf(type);
  return `api::${singular}.${singular}`;
}

/** Where an editor mends the entry. `adminUrl` is the CMS as a browser reaches it. */
export function adminLink({ type, id, locale }: Pick<Unfit, 'type' | 'id' | 'locale'>, adminUrl: string): string {
  const kind = type === 'Studio' || type === 'Navigation' ? 'single-types' : 'collection-types';
  const entry = kind === 'single-types' ? '' : `/${id}`;
  return new URL(`/admin/content-manager/${kind}/${uidOf(type)}${entry}?plugins[i18n][locale]=${locale}`, adminUrl)
    .href;
}

/** Each with the field that it is about, if it is about one. */
export const inWords = (reasons: Unfit['reasons']): string =>
  reasons.map(({ field, message }) => (field ? `${field}: ${message}` : message)).join(' ');

/** One line for people: what is left out, why, and where to mend it. */
export function describeUnfit(unfit: Unfit, adminUrl: string): string {
  const reasons = inWords(unfit.reasons);
  return `${unfit.type} “${unfit.title}” is not fit to be live. ${reasons} Mend it at ${adminLink(unfit, adminUrl)}`;
}
