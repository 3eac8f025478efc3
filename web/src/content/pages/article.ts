import type { ArticleCard, ArticlePage, RelatedArticles } from '../../lib/model.ts';
import { routePaths } from '../addresses.ts';
import { modifiedOn } from '../article-dates.ts';
import type { Content } from '../content.ts';
import type { Entry } from '../entries/index.ts';
import { Notes } from '../notes.ts';
import { readingMinutes } from '../reading-time.ts';
import { contentsOf, resolveSections } from '../sections.ts';
import { describedArticle } from '../structured-data/article.ts';
import { audienceCard, conditionCard, personView, techniqueCard } from '../views/guide.ts';
import { metaOf, withData } from './meta.ts';

export const articleCard = (content: Content, article: Entry<'Article'>): ArticleCard => ({
  title: article.title,
  promise: article.promise,
  lang: content.foreign(article),
  href: content.address('Article', article),
  picture: content.picture(article.picture),
  readingMinutes: readingMinutes(article, content),
});

export const articleCards = (content: Content, articles: Entry<'Article'>[]) =>
  articles.map((article) => articleCard(content, article));

const relatedShown = 6;

/** The newest articles that link to an entry, and the way to the others where there are more. */
export function relatedArticles(
  content: Content,
  field: 'conditions' | 'techniques' | 'regions' | 'audiences',
  id: string,
): RelatedArticles {
  const { newest, total } = content.newestArticles(field, id, relatedShown);
  const all = total > newest.length ? content.href(routePaths.guide) : undefined;
  return { newest: articleCards(content, newest), all };
}

export function articlePage(content: Content, slug: string | undefined): ArticlePage | undefined {
  const article = content.bySlug('Article', slug);
  const author = personView(content, article?.author);
  if (!article || !author) return undefined;
  const notes = new Notes(content);
  const sections = resolveSections(article.sections, content, notes);
  notes.numbers(article.citations);
  const { title, promise, lastReviewedOn, nextReviewDue, reviewScope, changeNotes } = article;
  const picture = content.picture(article.picture);
  const page: ArticlePage = {
    meta: metaOf(content, {
      title,
      description: promise,
      picture,
      seo: article.seo,
      type: 'Article',
      entry: article,
      trail: ['guide'],
      article: { modifiedOn: modifiedOn(article) },
    }),
    title,
    promise,
    picture,
    author,
    lastReviewedOn,
    nextReviewDue,
    reviewScope,
    changeNotes,
    sections,
    medicalReviewer: personView(content, article.medicalReviewer),
    readingMinutes: readingMinutes(article, content),
    contents: contentsOf(sections),
    notes: notes.list(),
    related: {
      conditions: content
        .entries('Condition', article.conditions)
        .map((condition) => conditionCard(content, condition)),
      techniques: content
        .entries('Technique', article.techniques)
        .map((technique) => techniqueCard(content, technique)),
      audiences: content.entries('Audience', article.audiences).map((audience) => audienceCard(content, audience)),
    },
  };
  return withData(page, describedArticle(content, article, page));
}
