import { expect, test } from '@jest/globals';
import { linksIn } from './links-in';

const text = (words: string) => ({ type: 'text', text: words });
const link = (url: string, ...words: string[]) => ({ type: 'link', url, children: words.map(text) });
const paragraph = (...children: object[]) => ({ type: 'paragraph', children });

test('finds the links of every text of a form, each once, with the words that lead there', () => {
  const values = {
    title: 'Back massage',
    summary: [paragraph(text('Try '), link('/entry/technique/a', 'long ', 'strokes'), text('.'))],
    sections: [
      { __component: 'blocks.closing', picture: null },
      {
        __component: 'blocks.prose',
        body: [
          { type: 'list', children: [{ type: 'list-item', children: [link('/cite/b', 'Cherkin 2011')] }] },
          paragraph(link('/entry/technique/a', 'Swedish'), link('/entry/technique/a', 'Swedish')),
        ],
      },
    ],
  };
  expect(linksIn(values)).toEqual([
    { url: '/entry/technique/a', words: ['long strokes', 'Swedish'] },
    { url: '/cite/b', words: ['Cherkin 2011'] },
  ]);
});

test('leaves out links to elsewhere, and whatever else has an address', () => {
  const values = {
    picture: { url: '/uploads/a.png' },
    action: { type: 'page', url: '/entry/technique/a' },
    body: [paragraph(link('https://example.com/entry/technique/a', 'x'), link('/guide/', 'y'), link('', 'z'))],
  };
  expect(linksIn(values)).toEqual([]);
  expect(linksIn(undefined)).toEqual([]);
});
