import type { Row } from './content';
import { listOf } from './content';

/** What a link of a text leads to, for a reader: `link to Technique “Swedish massage”`. */
export type LinkWords = (url: string) => string;

const marks = ['bold', 'italic', 'underline', 'strikethrough', 'code'];

/** Rich text (Strapi's `blocks`) as lines to be read: what is not words stands in brackets behind them. */
export function proseLines(blocks: unknown, linkWords: LinkWords): string[] {
  return listOf(blocks)
    .flatMap((block) => linesOf(block, linkWords))
    .filter((line) => line.trim() !== '');
}

function linesOf(block: Row, linkWords: LinkWords, depth = 0): string[] {
  switch (block.type) {
    case 'heading':
      return [`Heading ${String(block.level)}: ${wordsOf(block, linkWords)}`];
    case 'list':
      return listItems(block, linkWords, depth);
    case 'quote':
      return [`“${wordsOf(block, linkWords)}”`];
    case 'image': {
      const { name, alternativeText } = (block.image ?? {}) as Row;
      return [`Picture: ${String(alternativeText || name || '')}`];
    }
    default:
      return wordsOf(block, linkWords).split('\n');
  }
}

function listItems(list: Row, linkWords: LinkWords, depth: number): string[] {
  let number = 0;
  return listOf(list.children).flatMap((child) => {
    if (child.type === 'list') return listItems(child, linkWords, depth + 1);
    number += 1;
    const sign = list.format === 'ordered' ? `${number}.` : '•';
    return [`${'– '.repeat(depth)}${sign} ${wordsOf(child, linkWords)}`];
  });
}

const wordsOf = (node: Row, linkWords: LinkWords): string =>
  listOf(node.children)
    .map((child) => {
      if (child.type === 'link') return noted(wordsOf(child, linkWords), [linkWords(String(child.url))]);
      const text = typeof child.text === 'string' ? child.text : wordsOf(child, linkWords);
      return noted(
        text,
        marks.filter((mark) => child[mark] === true),
      );
    })
    .join('');

/** `deep work (bold)`; a space at the end stays there. */
function noted(text: string, notes: readonly string[]): string {
  if (notes.length === 0 || text.trim() === '') return text;
  const words = text.trimEnd();
  return `${words} (${notes.join(', ')})${text.slice(words.length)}`;
}
