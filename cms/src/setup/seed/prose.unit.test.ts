import { describe, expect, test } from '@jest/globals';
import { linkTargets, proseFromMarkdown } from './prose';

const blocks = (markdown: string) => proseFromMarkdown(markdown, (target) => `<${target}>`);
const text = (value: string, marks = {}) => ({ type: 'text', text: value, ...marks });
const paragraph = (...children: unknown[]) => ({ type: 'paragraph', children });

describe('Markdown of a seed file', () => {
  test('becomes paragraphs, headings, quotes and code', () => {
    expect(blocks('One\nline.\n\n## Two\n\n> Three\n>\n> Four\n\n```\nfive\n```')).toEqual([
      paragraph(text('One line.')),
      { type: 'heading', level: 2, children: [text('Two')] },
      { type: 'quote', children: [text('Three'), text('Four')] },
      { type: 'code', children: [text('five')] },
    ]);
  });

  test('keeps bold, italic, code and hard breaks, also within each other', () => {
    expect(blocks('a **b *c*** `d`  \ne')).toEqual([
      paragraph(
        text('a '),
        text('b ', { bold: true }),
        text('c', { bold: true, italic: true }),
        text(' '),
        text('d', { code: true }),
        text('\n'),
        text('e'),
      ),
    ]);
  });

  test('stores links under the address that they are given', () => {
    expect(blocks('See [*Swedish*](entry:technique/swedish)[2015](cite:cochrane-low-back-2015).')).toEqual([
      paragraph(
        text('See '),
        { type: 'link', url: '<entry:technique/swedish>', children: [text('Swedish', { italic: true })] },
        { type: 'link', url: '<cite:cochrane-low-back-2015>', children: [text('2015')] },
        text('.'),
      ),
    ]);
  });

  test('puts a nested list beside the items, as Strapi does', () => {
    const item = (value: string) => ({ type: 'list-item', children: [text(value)] });
    expect(blocks('- one\n  1. first\n  2. second\n- two')).toEqual([
      {
        type: 'list',
        format: 'unordered',
        children: [
          item('one'),
          { type: 'list', format: 'ordered', children: [item('first'), item('second')] },
          item('two'),
        ],
      },
    ]);
  });

  test('is refused where Strapi’s rich text has nothing like it', () => {
    expect(() => blocks('a\n\n---')).toThrow(
      new Error(`Markdown of the kind "thematicBreak" has no counterpart in Strapi's rich text.`),
    );
    expect(() => blocks('![x](y.png)')).toThrow(
      new Error('Markdown of the kind "image" is not used inside a paragraph here.'),
    );
    expect(() => blocks('a <b>c</b>')).toThrow(
      new Error('Markdown of the kind "html" is not used inside a paragraph here.'),
    );
  });

  test('names every link in it', () => {
    expect(
      linkTargets(
        '[a](entry:faq/soreness)\n\n- [b](cite:mak-2024) [c](https://example.org)\n\n> [a](entry:faq/soreness)',
      ),
    ).toEqual(['entry:faq/soreness', 'cite:mak-2024', 'https://example.org', 'entry:faq/soreness']);
  });
});
