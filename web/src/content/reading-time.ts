import type { Content } from './content.ts';
import type { Entry, StoredSection } from './entries/index.ts';
import { wordCount } from './prose.ts';

/** Silent reading of English non-fiction, words per minute: Brysbaert 2019, doi 10.1016/j.jml.2019.104047. */
const wordsPerMinute = 238;

/** Minutes to read an article with the entries that its sections show. At least one. */
export function readingMinutes(article: Entry<'Article'>, content: Content): number {
  const words = article.sections.reduce((sum, section) => sum + wordsIn(section, content), 0);
  return Math.max(1, Math.round(words / wordsPerMinute));
}

/** A row of the graph is never changed, only replaced: what was counted once holds for as long as it is there. */
const counted = new WeakMap<object, number>();

function wordsIn(section: StoredSection, content: Content): number {
  switch (section.__typename) {
    case 'ComponentBlocksRegionGuide':
      return (
        wordsOfValue(section) +
        wordsOfValue(
          content
            .entries('BodyRegion', section.regions)
            .map(({ name, summary, body, muscles, issues }) => ({ name, summary, body, muscles, issues })),
        )
      );
    case 'ComponentBlocksFaqList':
      return (
        wordsOfValue(section) +
        wordsOfValue(content.entries('Faq', section.questions).map(({ question, answer }) => ({ question, answer })))
      );
    case 'ComponentBlocksSelfCare':
      return (
        wordsOfValue(section) +
        wordsOfValue(
          content
            .entries('SelfCarePractice', section.practices)
            .map(({ name, instructions }) => ({ name, instructions })),
        )
      );
    default:
      return wordsOfValue(section);
  }
}

/** Counts prose and the labels around it; ids and names of types have no spaces and hardly count. */
function wordsOfValue(value: unknown): number {
  if (typeof value === 'string') return value.includes(' ') ? value.split(/\s+/).length : 0;
  if (typeof value !== 'object' || value === null) return 0;
  const known = counted.get(value) ?? wordsInside(value);
  counted.set(value, known);
  return known;
}

function wordsInside(value: object): number {
  if (Array.isArray(value)) {
    const isProse = value.some((item) => typeof item === 'object' && item !== null && 'children' in item);
    return isProse ? wordCount(value) : value.reduce((sum: number, item) => sum + wordsOfValue(item), 0);
  }
  return Object.values(value).reduce((sum: number, item) => sum + wordsOfValue(item), 0);
}
