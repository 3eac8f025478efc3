import type { GuideArchivePage } from '../../lib/model.ts';
import { routePaths } from '../addresses.ts';
import { archivePageCount, archivePath, archiveRange, firstPageStart } from '../archive.ts';
import type { Content } from '../content.ts';
import { audienceCard, mappedRegion } from '../views/guide.ts';
import { articleCards } from './article.ts';
import { fixed } from './lists.ts';
import { metaOf } from './meta.ts';
import { regionsInOrder } from './region.ts';

/** The guide's first page: its newest articles, and the other ways into it. */
export function guidePage(content: Content) {
  const count = content.articleCount();
  const older = archivePageCount(count);
  return {
    ...fixed(content, 'guide'),
    articles: newestFirst(content, firstPageStart(count)),
    older: older > 0 ? content.href(archivePath(older)) : undefined,
    regions: regionsInOrder(content).map((region) => ({ ...mappedRegion(content, region), summary: region.summary })),
    audiences: content.all('Audience').map((audience) => audienceCard(content, audience)),
  };
}

/** A page of older articles. None where there are too few articles for it. */
export function guideArchivePage(content: Content, number: string | undefined): GuideArchivePage | undefined {
  const page = /^[1-9]\d{0,8}$/.test(number ?? '') ? Number(number) : 0;
  if (page === 0 || !isArchived(content, page)) return undefined;
  const { title, summary } = content.ui.words.guide.archive;
  const { from, to } = archiveRange(page);
  return {
    meta: metaOf(content, {
      title: title(page),
      description: summary(page),
      path: archivePath(page),
      trail: ['guide'],
    }),
    title: title(page),
    summary: summary(page),
    articles: newestFirst(content, from, to),
    newer: content.href(isArchived(content, page + 1) ? archivePath(page + 1) : routePaths.guide),
    older: page > 1 ? content.href(archivePath(page - 1)) : undefined,
  };
}

/**
 * Articles leave the guide's first page when as many newer ones fill the next. To ask this of one page alone keeps the
 * others as they are while the guide grows.
 */
const isArchived = (content: Content, page: number) => content.hasArticles(archiveRange(page + 1).to);

const newestFirst = (content: Content, from: number, to?: number) =>
  articleCards(content, content.articles(from, to).reverse());
