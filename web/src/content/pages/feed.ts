import type { Content } from '../content.ts';

/** The guide's articles for feed readers. */
export function feedOf(content: Content) {
  const { name, introduction } = content.single('Studio');
  return {
    title: `${name}: ${content.ui.words.pages.guide.title}`,
    description: introduction,
    language: content.locale,
    items: content.all('Article').map((article) => ({
      title: article.title,
      description: article.promise,
      link: content.address('Article', article),
    })),
  };
}
