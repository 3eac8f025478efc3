import GithubSlugger from 'github-slugger';

export interface Section {
  title: string;
  /** As the page has it, and code hosts too: links inside the handbook work in both. */
  id: string;
}

/** @returns the headings of the second level, in order */
export function sectionsOf(markdown: string): Section[] {
  const slugger = new GithubSlugger();
  const headings = [...markdown.matchAll(/^(#{1,6}) (.+)$/gm)].map(([, level = '', title = '']) => ({
    level: level.length,
    title,
    id: slugger.slug(title),
  }));
  return headings.filter(({ level }) => level === 2).map(({ title, id }) => ({ title, id }));
}

/** Without its title, which the page's header says. */
export const bodyOf = (markdown: string): string => markdown.replace(/^# .+\n+/, '');
