import type { Content } from '../content.ts';

const length = 20;

/** The guide's newest articles for feed readers, newest first. */
export function feedOf(content: Content) {
  const { name, introduction } = content.single('Studio');
  const newest = content.articles(Math.max(content.articleCount() - length, 0)).reverse();
  return {
    title: `${name}: ${content.ui.words.pages.guide.title}`,
    description: introduction,
    language: content.locale,
    items: newest.map((article) => ({
      title: article.title,
      description: article.promise,
      link: content.address('Article', article),
      pubDate: new Date(article.createdAt),
    })),
  };
}
