import { createRequire } from 'node:module';
import { describe, expect, test } from '@jest/globals';
import { linkAround, type ProseEditor, putLink, selectedWords, takeLinkAway, takesLink } from './put-link';

// The very Slate that Strapi's editor is made of.
const ofStrapi = createRequire(createRequire(import.meta.url).resolve('@strapi/content-manager/package.json'));
const { createEditor } = ofStrapi('slate') as { createEditor(): ProseEditor };
const { withHistory } = ofStrapi('slate-history') as { withHistory(editor: ProseEditor): Undoable };

type Undoable = ProseEditor & { undo(): void };
type Leaf = { type: 'text'; text: string; bold?: true; italic?: true };
type Place = [path: number[], offset: number];

const text = (words: string, marks: Partial<Leaf> = {}): Leaf => ({ type: 'text', text: words, ...marks });
const link = (url: string, ...children: Leaf[]) => ({ type: 'link', url, children });
const paragraph = (...children: object[]) => ({ type: 'paragraph', children });

const swedish = { url: '/entry/technique/swedish', words: 'Swedish massage' };
const cherkin = { url: '/cite/cherkin', words: 'Cherkin 2011' };

/** As Strapi makes it: links stand in a line, and text says that it is text. */
function editorOf(blocks: object[], anchor: Place, focus: Place = anchor): Undoable {
  const editor = withHistory(createEditor());
  const { isInline, normalizeNode } = editor;
  editor.isInline = (element) => (element as { type?: string }).type === 'link' || isInline(element);
  editor.normalizeNode = (entry) => {
    const [node, path] = entry;
    if ('text' in node && !('type' in node)) editor.setNodes({ type: 'text' } as object, { at: path });
    else normalizeNode(entry);
  };
  editor.children = structuredClone(blocks) as ProseEditor['children'];
  editor.normalize({ force: true });
  editor.select({
    anchor: { path: anchor[0], offset: anchor[1] },
    focus: { path: focus[0], offset: focus[1] },
  });
  return editor;
}

/** The blocks without the empty leaves that Slate keeps beside a link. */
const blocksOf = (editor: ProseEditor): unknown =>
  JSON.parse(JSON.stringify(editor.children), (_key, value: unknown) =>
    Array.isArray(value) && value.length > 1 ? value.filter((node) => (node as Leaf).text !== '') : value,
  );

function linked(blocks: object[], target: typeof swedish, anchor: Place, focus?: Place): unknown {
  const editor = editorOf(blocks, anchor, focus);
  putLink(editor, target);
  return blocksOf(editor);
}

describe('An entry', () => {
  const plain = [paragraph(text('Try a massage today.'))];

  test('is linked from the selected words, whichever way they were selected', () => {
    const after = [paragraph(text('Try a '), link(swedish.url, text('massage')), text(' today.'))];
    expect(linked(plain, swedish, [[0, 0], 6], [[0, 0], 13])).toEqual(after);
    expect(linked(plain, swedish, [[0, 0], 13], [[0, 0], 6])).toEqual(after);
  });

  test('is not linked from blanks around the words', () => {
    expect(linked(plain, swedish, [[0, 0], 5], [[0, 0], 14])).toEqual([
      paragraph(text('Try a '), link(swedish.url, text('massage')), text(' today.')),
    ]);
  });

  test('without words, stands by its title where the cursor is', () => {
    const title = link(swedish.url, text('Swedish massage'));
    expect(linked(plain, swedish, [[0, 0], 6])).toEqual([paragraph(text('Try a '), title, text('massage today.'))]);
    expect(linked(plain, swedish, [[0, 0], 20])).toEqual([paragraph(text('Try a massage today.'), title)]);
    expect(linked(plain, swedish, [[0, 0], 5], [[0, 0], 6])).toEqual([
      paragraph(text('Try a '), title, text('massage today.')),
    ]);
    expect(linked([paragraph(text(''))], swedish, [[0, 0], 0])).toEqual([paragraph(title)]);
  });

  test('keeps bold and italic, and is one link over all of them', () => {
    const marked = [
      paragraph(text('a '), text('bold', { bold: true }), text(' and '), text('leaning', { italic: true })),
    ];
    expect(linked(marked, swedish, [[0, 1], 1], [[0, 3], 4])).toEqual([
      paragraph(
        text('a '),
        text('b', { bold: true }),
        link(swedish.url, text('old', { bold: true }), text(' and '), text('lean', { italic: true })),
        text('ing', { italic: true }),
      ),
    ]);
  });

  test('takes the place of what a link led to, wherever in it the cursor is', () => {
    const before = [
      paragraph(text('Try '), link('/entry/technique/other', text('strokes', { bold: true })), text('.')),
    ];
    const after = [paragraph(text('Try '), link(swedish.url, text('strokes', { bold: true })), text('.'))];
    expect(linked(before, swedish, [[0, 1, 0], 3])).toEqual(after);
    expect(linked(before, swedish, [[0, 1, 0], 2], [[0, 1, 0], 5])).toEqual(after);
    // Selected from outside.
    expect(linked(before, swedish, [[0, 0], 4], [[0, 2], 0])).toEqual(after);
    const outward = [paragraph(text('Try '), link('https://example.com', text('strokes', { bold: true })), text('.'))];
    expect(linked(outward, swedish, [[0, 1, 0], 3])).toEqual(after);
  });

  test('leaves to another link the words that are not selected', () => {
    const before = [paragraph(link('/entry/technique/other', text('long strokes')), text(' and more'))];
    expect(linked(before, swedish, [[0, 1, 0], 5], [[0, 2], 4])).toEqual([
      paragraph(link('/entry/technique/other', text('long ')), link(swedish.url, text('strokes and')), text(' more')),
    ]);
  });

  test('passes over a study between the words', () => {
    const study = link(cherkin.url, text('Cherkin 2011'));
    const before = [paragraph(text('It helps.'), study, text(' A little.'))];
    expect(linked(before, swedish, [[0, 0], 3], [[0, 2], 9])).toEqual([
      paragraph(
        text('It '),
        link(swedish.url, text('helps.')),
        study,
        text(' '),
        link(swedish.url, text('A little')),
        text('.'),
      ),
    ]);
    // Only touched.
    expect(linked(before, swedish, [[0, 0], 3], [[0, 1, 0], 0])).toEqual([
      paragraph(text('It '), link(swedish.url, text('helps.')), study, text(' A little.')),
    ]);
  });

  test('beside a study is put behind it', () => {
    const study = link(cherkin.url, text('Cherkin 2011'));
    expect(linked([paragraph(text('So.'), study)], swedish, [[0, 1, 0], 4])).toEqual([
      paragraph(text('So.'), study, link(swedish.url, text('Swedish massage'))),
    ]);
  });

  test.each([
    ['a heading', (...children: object[]) => ({ type: 'heading', level: 2, children }), []],
    ['a quote', (...children: object[]) => ({ type: 'quote', children }), []],
    [
      'a list',
      (...children: object[]) => ({ type: 'list', format: 'ordered', children: [{ type: 'list-item', children }] }),
      [0],
    ],
  ])('is linked in %s', (_where, block, below) => {
    expect(linked([block(text('Try massage'))], swedish, [[0, ...below, 0], 4], [[0, ...below, 0], 11])).toEqual([
      block(text('Try '), link(swedish.url, text('massage'))),
    ]);
  });

  test('over two paragraphs is a link in each; one that is only reached has none', () => {
    const two = [paragraph(text('One two')), paragraph(text('three four'))];
    expect(linked(two, swedish, [[0, 0], 4], [[1, 0], 5])).toEqual([
      paragraph(text('One '), link(swedish.url, text('two'))),
      paragraph(link(swedish.url, text('three')), text(' four')),
    ]);
    expect(linked(two, swedish, [[0, 0], 0], [[1, 0], 0])).toEqual([
      paragraph(link(swedish.url, text('One two'))),
      paragraph(text('three four')),
    ]);
  });
});

describe('A study', () => {
  const study = link(cherkin.url, text('Cherkin 2011'));

  test('is put behind the words that are selected, or where the cursor is', () => {
    const before = [paragraph(text('It helps. A little.'))];
    const after = [paragraph(text('It helps.'), study, text(' A little.'))];
    expect(linked(before, cherkin, [[0, 0], 3], [[0, 0], 10])).toEqual(after);
    expect(linked(before, cherkin, [[0, 0], 9])).toEqual(after);
  });

  test('takes the place of another', () => {
    const before = [paragraph(text('So.'), link('/cite/other', text('Furlan 2015')), text(' Or not.'))];
    expect(linked(before, cherkin, [[0, 1, 0], 11])).toEqual([paragraph(text('So.'), study, text(' Or not.'))]);
  });

  test('is put behind a link to an entry, not into it', () => {
    const words = link('/entry/technique/swedish', text('massage'));
    expect(linked([paragraph(words, text('.'))], cherkin, [[0, 1, 0], 3])).toEqual([
      paragraph(words, study, text('.')),
    ]);
  });
});

test('neither is put into code, or where no cursor ever was', () => {
  const code = [{ type: 'code', children: [text('massage()')] }];
  const inCode = editorOf(code, [[0, 0], 0], [[0, 0], 7]);
  expect(takesLink(inCode)).toBe(false);
  putLink(inCode, swedish);
  expect(blocksOf(inCode)).toEqual(code);

  const untouched = editorOf([paragraph(text('Try'))], [[0, 0], 0]);
  untouched.deselect();
  expect(takesLink(untouched)).toBe(false);
  putLink(untouched, swedish);
  expect(blocksOf(untouched)).toEqual([paragraph(text('Try'))]);
});

test('one undo takes it back, and typing goes on behind it', () => {
  const before = [paragraph(text('Try a massage today.'))];
  const editor = editorOf(before, [[0, 0], 6], [[0, 0], 13]);
  putLink(editor, swedish);
  editor.insertText('s');
  expect(blocksOf(editor)).toEqual([paragraph(text('Try a '), link(swedish.url, text('massage')), text('s today.'))]);
  editor.undo();
  editor.undo();
  expect(blocksOf(editor)).toEqual(before);
});

test('what is selected, and the link around it, can be told', () => {
  const before = [paragraph(text('Try '), link('/entry/technique/other', text('strokes')), text(' now.'))];
  const editor = editorOf(before, [[0, 0], 0], [[0, 2], 4]);
  expect(selectedWords(editor)).toBe('Try strokes now');
  expect(linkAround(editor)).toBeUndefined();
  editor.select({ path: [0, 1, 0], offset: 2 });
  expect(selectedWords(editor)).toBe('');
  expect(linkAround(editor)).toMatchObject({ url: '/entry/technique/other', words: 'strokes' });
});

test('a link that is taken away leaves its words; a study leaves nothing', () => {
  const before = [
    paragraph(text('Try '), link('/entry/technique/other', text('strokes')), link(cherkin.url, text('Cherkin 2011'))),
  ];
  const editor = editorOf(before, [[0, 1, 0], 2]);
  takeLinkAway(editor);
  expect(blocksOf(editor)).toEqual([paragraph(text('Try strokes'), link(cherkin.url, text('Cherkin 2011')))]);
  takeLinkAway(editor);
  editor.select({ path: [0, 1, 0], offset: 2 });
  takeLinkAway(editor);
  expect(blocksOf(editor)).toEqual([paragraph(text('Try strokes'))]);
});
