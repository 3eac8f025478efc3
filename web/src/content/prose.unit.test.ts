import { describe, expect, test } from '@jest/globals';
import type { StoredProse } from './entries/index.ts';
import { contentOf, entry, linkTo, paragraph, words } from './fixtures.ts';
import { Notes } from './notes.ts';
import { resolveProse, wordCount } from './prose.ts';

const published = {
  Technique: [entry('Technique')],
  Citation: [entry('Citation'), entry('Citation', { id: 'citation-2', shortName: 'Roe 2021' })],
};

function resolve(...stored: StoredProse) {
  const content = contentOf(published, { base: '/base' });
  const notes = new Notes(content);
  return { prose: resolveProse(stored, content, notes), notes };
}

const inline = (...children: object[]) => resolve(paragraph(...children)).prose;

describe('text', () => {
  test('keeps its marks', () => {
    expect(
      inline(
        words('all', { bold: true, italic: true, underline: true, strikethrough: true, code: true }),
        words(' plain'),
      ),
    ).toEqual([
      {
        kind: 'paragraph',
        children: [
          { kind: 'text', text: 'all', bold: true, italic: true, underline: true, strikethrough: true, code: true },
          { kind: 'text', text: ' plain' },
        ],
      },
    ]);
  });

  test('loses the empty paragraphs that the editor leaves behind', () => {
    expect(resolve(paragraph(words('a')), paragraph(words('')), paragraph()).prose).toHaveLength(1);
  });

  test('becomes quotes and code', () => {
    expect(
      resolve({ type: 'quote', children: [words('q')] }, { type: 'code', children: [words('a\n'), words('b')] }).prose,
    ).toEqual([
      { kind: 'quote', children: [{ kind: 'text', text: 'q' }] },
      { kind: 'code', text: 'a\nb' },
    ]);
  });

  test('leaves out what no page can show', () => {
    expect(resolve({ type: 'image', children: [] }, paragraph({ type: 'mention' }, words('b'))).prose).toEqual([
      { kind: 'paragraph', children: [{ kind: 'text', text: 'b' }] },
    ]);
  });
});

test('headings have ids of their own, and none is the page’s title', () => {
  const heading = (level: number, text: string) => ({ type: 'heading', level, children: [words(text)] });
  const { prose } = resolve(heading(1, 'What it is'), heading(3, 'What it is'), heading(6, 'Why'));
  expect(prose.map((node) => node.kind === 'heading' && [node.level, node.id])).toEqual([
    [2, 'what-it-is'],
    [3, 'what-it-is-2'],
    [6, 'why'],
  ]);
});

test('a nested list belongs to the item before it', () => {
  const item = (text: string) => ({ type: 'list-item', children: [words(text)] });
  const inner = {
    type: 'list',
    format: 'ordered',
    children: [item('b1'), { type: 'list', format: 'unordered', children: [item('c')] }],
  };
  const { prose } = resolve({ type: 'list', format: 'unordered', children: [item('a'), item('b'), inner, item('d')] });
  const text = (value: string) => [{ kind: 'text', text: value }];
  const deepest = { kind: 'list', ordered: false, items: [{ children: text('c') }] };
  expect(prose).toEqual([
    {
      kind: 'list',
      ordered: false,
      items: [
        { children: text('a') },
        {
          children: text('b'),
          sublist: { kind: 'list', ordered: true, items: [{ children: text('b1'), sublist: deepest }] },
        },
        { children: text('d') },
      ],
    },
  ]);
});

describe('a link', () => {
  const first = (url: string) => {
    const [node] = inline(linkTo(url, 'label'));
    return node?.kind === 'paragraph' ? node.children[0] : undefined;
  };
  const children = [{ kind: 'text', text: 'label' }];

  test('to an entry leads to its page', () => {
    expect(first('/entry/technique/technique-1')).toEqual({
      kind: 'link',
      href: '/base/techniques/swedish/',
      external: false,
      children,
    });
  });

  test('to an entry that is not published becomes plain text', () => {
    expect(first('/entry/technique/technique-9')).toEqual({ kind: 'text', text: 'label' });
  });

  test('to an entry of a type without pages becomes plain text', () => {
    expect(first('/entry/citation/citation-1')).toEqual({ kind: 'text', text: 'label' });
    expect(first('/entry/nothing-like-it/x')).toEqual({ kind: 'text', text: 'label' });
  });

  test('to a path of the site gets the base path, another stays as it is', () => {
    expect(first('/faq/')).toEqual({ kind: 'link', href: '/base/faq/', external: false, children });
    expect(first('https://example.org/')).toEqual({
      kind: 'link',
      href: 'https://example.org/',
      external: true,
      children,
    });
  });
});

describe('citations', () => {
  test('are numbered over the whole page in the order in which they are first cited', () => {
    const content = contentOf(published);
    const notes = new Notes(content);
    const cites = (...ids: string[]) =>
      resolveProse([paragraph(...ids.map((id) => linkTo(`/cite/${id}`, id)))], content, notes);
    const numbers = (prose: ReturnType<typeof cites>) =>
      prose.flatMap((node) =>
        node.kind === 'paragraph' ? node.children.map((child) => child.kind === 'cite' && child.note) : [],
      );
    expect(numbers(cites('citation-2', 'citation-1'))).toEqual([1, 2]);
    expect(numbers(cites('citation-1', 'citation-2'))).toEqual([2, 1]);
    expect(notes.list().map(({ number, shortName }) => [number, shortName])).toEqual([
      [1, 'Roe 2021'],
      [2, 'Doe 2020'],
    ]);
  });

  test('of what is not published are left out, and take no number', () => {
    const { prose, notes } = resolve(
      paragraph(words('So.'), linkTo('/cite/gone', 'Gone'), linkTo('/cite/citation-1', 'Doe 2020')),
    );
    expect(prose).toEqual([
      {
        kind: 'paragraph',
        children: [
          { kind: 'text', text: 'So.' },
          { kind: 'cite', note: 1, first: true, label: 'Doe 2020' },
        ],
      },
    ]);
    expect(notes.list()).toHaveLength(1);
  });
});

test('words are counted over all nodes', () => {
  expect(
    wordCount([paragraph(words('one two'), linkTo('/faq/', ' three')), { type: 'quote', children: [words('four ')] }]),
  ).toBe(4);
});
