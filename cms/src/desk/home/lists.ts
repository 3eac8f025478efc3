import type { Core, UID } from '@strapi/strapi';
import { type DeskList, type DeskRow, noticeDays } from '@kneadful/shared-types';
import { titleField } from '../../content-model/names';
import { dayIn, defaultLocale, studioFacts } from '../../content-model/published';
import { draftsOf } from '../../graphql/draft-manifest';
import { readableTypes } from '../../graphql/readable';
import { bookingRequestUid, reviewUid } from '../../intake/kinds';
import { type Ability, formPath, permissionsOf, withCreator } from '../entry-links';

type Row = Record<string, unknown> & { documentId: string };

/** Rows of one list that are looked at; beyond that nobody reads on. */
const mostRead = 500;

/** Rows that a list shows. */
const mostShown = 6;

const citationUid = 'api::citation.citation';
const day = 86_400_000;

/** A row with its type, as the query engine answers it. */
interface Found {
  uid: UID.ContentType;
  row: Row;
  note?: string;
  /** The field that it is called by; without it the type's own. */
  named?: string;
}

/** What waits for somebody of this role. */
export async function toDo(strapi: Core.Strapi, ability: Ability): Promise<DeskList[]> {
  const changed: Found[] = [];
  const unpublished: Found[] = [];
  for (const uid of readableTypes) {
    const drafts = await draftsOf(strapi, uid);
    // By language: a translation may be new where its original was only changed.
    const isNew = new Map(drafts.map((draft) => [draftKey(draft), draft.isNew]));
    const ids = [...new Set(drafts.map(({ documentId }) => documentId))].slice(0, mostRead);
    for (const row of await rowsOf(strapi, uid, { documentId: { $in: ids } })) {
      const isNewRow = isNew.get(draftKey(row));
      if (isNewRow !== undefined) (isNewRow ? unpublished : changed).push({ uid, row });
    }
  }
  const requests = await rowsOf(strapi, bookingRequestUid, { state: 'new' });
  const list = (title: string, found: readonly Found[], field?: string) =>
    listOf(strapi, ability, { title, found: once(newestFirst(found)), field });
  return [
    list(
      'Reviews to moderate',
      unpublished.filter(isReview).map((found) => ({ ...found, note: dayOf(found.row.receivedOn) })),
    ),
    list(
      'Booking requests to answer',
      // Nothing that the visitor wrote, the name neither: this page is open on many a screen.
      requests.map((row) => ({ uid: bookingRequestUid, row, note: dayOf(row.createdAt), named: 'reference' })),
      'state',
    ),
    list('Changed since they were published', changed),
    list(
      'Drafts that are not published',
      unpublished.filter((found) => !isReview(found)),
    ),
  ].filter(({ count }) => count > 0);
}

/** What makes the site less true the longer it waits. */
export async function keepTrue(strapi: Core.Strapi, ability: Ability, now: Date): Promise<DeskList[]> {
  const { timezone } = await studioFacts(strapi);
  const today = dayIn(timezone, now);
  const soon = dayIn(timezone, new Date(now.getTime() + noticeDays * day));
  const original = { $or: [{ locale: await defaultLocale(strapi) }, { locale: null }] };
  const find = async (uid: UID.ContentType, where: object) =>
    (await rowsOf(strapi, uid, { $and: [original, where] })).map((row): Found => ({ uid, row }));
  const none = { id: { $null: true } };

  const due = await find('api::article.article', { nextReviewDue: { $lte: soon } });
  due.sort((a, b) => String(a.row.nextReviewDue).localeCompare(String(b.row.nextReviewDue)));
  const cited = { basis: 'research', citations: none };
  // What the form asks for: prefix and suffix as the DOI Handbook has them, 2.2.
  const doi = strapi.contentType(citationUid).attributes.doi as unknown as { regex: string };
  const isDoi = new RegExp(doi.regex);
  const citations = await find(citationUid, { doi: { $notNull: true } });
  const list = (title: string, field: string, found: readonly Found[]) =>
    listOf(strapi, ability, { title, field, found });
  return [
    list(
      'Reviews that are due',
      'nextReviewDue',
      due.map((found) => ({ ...found, note: dueNote(found.row, today) })),
    ),
    list(
      'Articles without a medical reviewer',
      'medicalReviewer',
      await find('api::article.article', { medicalReviewer: none }),
    ),
    list('Research without a citation', 'citations', [
      ...(await find('api::research-finding.research-finding', cited)),
      ...(await find('api::frequency-recommendation.frequency-recommendation', cited)),
    ]),
    list(
      'DOIs that lead nowhere',
      'doi',
      citations
        .filter(({ row }) => row.doi !== '' && !isDoi.test(String(row.doi)))
        .map((found) => ({ ...found, note: String(found.row.doi) })),
    ),
  ].filter(({ count }) => count > 0);
}

const dueNote = ({ nextReviewDue }: Row, today: string): string =>
  `${String(nextReviewDue) < today ? 'was due' : 'due'} on ${String(nextReviewDue)}`;

const dayOf = (value: unknown): string =>
  value instanceof Date ? value.toISOString().slice(0, 10) : String(value ?? '').slice(0, 10);

const draftKey = ({ documentId, locale }: { documentId: string; locale?: unknown }) =>
  `${documentId} ${String(locale ?? '')}`;

/** Drafts, and rows of types that have none; newest first, with who made them, which a role may depend on. */
const rowsOf = async (strapi: Core.Strapi, uid: UID.ContentType, where: object): Promise<Row[]> =>
  (await strapi.db.query(uid).findMany({
    where:
      strapi.contentType(uid).options?.draftAndPublish === false ? where : { $and: [where, { publishedAt: null }] },
    populate: withCreator,
    orderBy: { updatedAt: 'desc' },
    limit: mostRead,
  })) as Row[];

const isReview = ({ uid }: Found): boolean => uid === reviewUid;

/** Of several types. */
const newestFirst = (found: readonly Found[]): Found[] => found.toSorted((a, b) => changedAt(b) - changedAt(a));

const changedAt = ({ row }: Found): number => new Date(row.updatedAt as string | Date).getTime();

/** Of an entry in several languages, the first. */
function once(found: readonly Found[]): Found[] {
  const seen = new Set<string>();
  return found.filter(({ row }) => !seen.has(row.documentId) && seen.add(row.documentId));
}

interface NewList {
  title: string;
  found: readonly Found[];
  /** What the list tells of each: a role that may not read it is told nothing. */
  field?: string;
}

function listOf(strapi: Core.Strapi, ability: Ability, { title, found, field }: NewList): DeskList {
  const mayRead = (uid: UID.ContentType, row: Row, one?: string) =>
    !permissionsOf(strapi, ability, uid).cannot.read(row, one);
  const seen = found.filter(({ uid, row }) => mayRead(uid, row, field));
  return {
    title,
    count: seen.length,
    rows: seen.slice(0, mostShown).map(({ uid, row, note, named = titleField(strapi, uid) }): DeskRow => {
      return {
        uid,
        documentId: row.documentId,
        title: String((mayRead(uid, row, named) && row[named]) || row.documentId),
        typeName: strapi.contentType(uid).info.displayName,
        path: formPath(strapi, uid, row),
        ...(note ? { note } : {}),
      };
    }),
  };
}
