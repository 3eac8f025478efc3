import { accentAdvice, type EntryType, noticeDays, type Problem } from '@kneadful/shared-types';

/** Characters that a page of results shows of a title and of a description, at a common width; both are cut by pixels, not by count. */
const shownOf = { title: 60, description: 160 };

/** Where a page's description comes from unless its search fields say otherwise. */
const descriptions: Partial<Record<EntryType, string>> = {
  Article: 'promise',
  Audience: 'summary',
  BodyRegion: 'summary',
  Condition: 'summary',
  Page: 'summary',
  Service: 'summary',
  Technique: 'summary',
  Therapist: 'summary',
};

/**
 * What would make the entry better, and holds nothing back.
 * @param today the day in the studio, `2026-11-22`
 */
export function adviceFor(type: EntryType, entry: Readonly<Record<string, unknown>>, today: string): Problem[] {
  return [
    ...searchAdvice(type, entry),
    ...reviewAdvice(type, entry, today),
    ...(type === 'Studio' ? accentAdvice(entry) : []),
  ];
}

function searchAdvice(type: EntryType, entry: Readonly<Record<string, unknown>>): Problem[] {
  const description = descriptions[type];
  if (!description) return [];
  const seo = (entry.seo ?? {}) as Record<string, unknown>;
  const title = 'title' in entry ? 'title' : 'name';
  const lines = [
    { path: seo.title ? ['seo', 'title'] : [title], text: seo.title || entry[title], most: shownOf.title },
    {
      path: seo.description ? ['seo', 'description'] : [description],
      text: seo.description || entry[description],
      most: shownOf.description,
    },
  ];
  return lines
    .filter(({ text, most }) => typeof text === 'string' && text.length > most)
    .map(({ path, text, most }) => ({
      path,
      message:
        `This has ${String(text).length} characters; search results cut it after about ${most}. ` +
        (path[0] === 'seo' ? 'Shorten it.' : 'Shorten it, or write a shorter one under “Search and sharing”.'),
    }));
}

function reviewAdvice(type: EntryType, entry: Readonly<Record<string, unknown>>, today: string): Problem[] {
  const advice: Problem[] = [];
  if (type === 'Article' && !entry.medicalReviewer)
    advice.push({
      path: ['medicalReviewer'],
      message: 'Nobody with medical training has reviewed it. The page says so.',
    });
  const due = entry.nextReviewDue;
  if (typeof due !== 'string') return advice;
  const days = Math.round((Date.parse(due) - Date.parse(today)) / 86_400_000);
  if (days < 0) advice.push({ path: ['nextReviewDue'], message: `Its review was due on ${due}.` });
  else if (days <= noticeDays) advice.push({ path: ['nextReviewDue'], message: `Its review is due on ${due}.` });
  return advice;
}
