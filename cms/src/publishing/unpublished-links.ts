import type { Core, UID } from '@strapi/strapi';
import type { Problem } from '@kneadful/shared-types';
import { entryName, titleField } from '../content-model/names';
import { type LinkAt, linksIn, populateTargets } from './meant-links';

type Row = Record<string, unknown>;

/**
 * The problems, those of a link named by what it leads to: an editor who chose an author reads which one has to be published
 * first, not that an author is missing.
 * @param live the row that would go live, with its links
 */
export async function namingUnpublished(
  strapi: Core.Strapi,
  uid: UID.ContentType,
  live: Row,
  problems: readonly Problem[],
): Promise<Problem[]> {
  // Mostly: a form that is opened asks too.
  if (problems.length === 0) return [];
  const where = { documentId: live.documentId, locale: live.locale ?? null, publishedAt: null };
  const draft: Row | null = await strapi.db.query(uid).findOne({ where, populate: populateTargets(strapi, uid) });
  const filled = (row: Row | null) =>
    new Map(
      [...(row ? linksIn(strapi, uid, row) : [])]
        .filter(({ targets }) => targets.length > 0)
        .map((link) => [link.path.join('.'), link]),
    );
  const [meant, got] = [filled(draft), filled(live)];
  return Promise.all(
    problems.map(async (problem) => {
      const field = problem.path.join('.');
      const link = got.has(field) ? undefined : meant.get(field);
      if (!link) return problem;
      return { ...problem, message: publishFirst(await namesOf(strapi, link)) };
    }),
  );
}

const list = new Intl.ListFormat('en');

const publishFirst = (names: readonly string[]): string =>
  names.length === 1
    ? `${names[0]} is not published yet. Publish it first.`
    : `${list.format(names)} are not published yet. Publish one of them first.`;

async function namesOf(strapi: Core.Strapi, { targetUid, targets }: LinkAt): Promise<string[]> {
  const title = titleField(strapi, targetUid);
  const where = { id: { $in: targets.map(({ id }) => id) } };
  const rows: Row[] = await strapi.db.query(targetUid).findMany({ where, orderBy: title });
  return rows.map((row) => entryName(strapi, targetUid, row));
}
