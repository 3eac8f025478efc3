import { describe, expect, test } from '@jest/globals';
import type { UID } from '@strapi/strapi';
import { changedLabels, compare } from './compare';
import { contentOf, type Models, type Row } from './content';
import { draftData } from './draft-data';
import type { Names } from './lines';

const field = (type: string, label: string, more: object = {}) => ({
  type,
  ...more,
  pluginOptions: { kneadful: { label } },
});
const schemas: Record<string, object> = {
  page: {
    info: { displayName: 'Page' },
    attributes: {
      title: field('string', 'Title'),
      level: field('enumeration', 'Level', { enum: ['low', 'very-low'] }),
      open: field('boolean', 'Open'),
      day: field('date', 'Day'),
      starts: field('datetime', 'Starts'),
      body: field('blocks', 'Text'),
      author: field('relation', 'Author', { relation: 'oneToOne', target: 'person' }),
      logo: field('media', 'Logo', { multiple: false }),
      seo: field('component', 'Search', { component: 'seo' }),
      sections: field('dynamiczone', 'Sections', { components: ['cards'] }),
      secret: { type: 'string', private: true },
      createdAt: { type: 'datetime' },
      updatedAt: { type: 'datetime' },
      createdBy: { type: 'relation' },
    },
  },
  seo: { info: { displayName: 'Search' }, attributes: { title: field('string', 'Search title') } },
  cards: {
    info: { displayName: 'Cards' },
    attributes: {
      heading: field('string', 'Heading'),
      people: field('relation', 'People', { relation: 'oneToMany', target: 'person' }),
    },
  },
};
const models = ((uid: string) => schemas[uid]) as unknown as Models;
const page = 'page' as UID.ContentType;
const content = (row: Row) => contentOf(models, page, row);
const names: Names = {
  entry: (_uid, documentId) => `Person ${documentId}`,
  file: (documentId) => `${documentId}.png`,
  link: (url) => `link to ${url}`,
  timezone: 'America/Chicago',
};
const text = (words: string, more: object = {}) => ({ type: 'text', text: words, ...more });
const paragraph = (...children: object[]) => ({ type: 'paragraph', children });

/** What is read of a field that was empty before. */
const read = (row: Row): Record<string, string[]> =>
  Object.fromEntries(
    compare(models, page, content({}), content(row), names).map(({ label, rows }) => [
      label,
      rows.map(({ after }) =>
        [after!.place, after!.words.map((words) => words.text).join('')].filter(Boolean).join(': '),
      ),
    ]),
  );

describe('what a form can show', () => {
  test('knows neither ids of rows, nor moments, nor fields that are in no form', () => {
    const kept = { id: 1, documentId: 'x', createdAt: '2026-01-01', title: 'A', secret: 'S', gone: 'G' };
    const parts = { seo: { id: 4, title: 'T' }, sections: [{ id: 5, __component: 'cards', heading: 'H', people: [] }] };
    expect(content({ ...kept, ...parts, author: { id: 9, documentId: 'ada' } })).toEqual({
      ...{ title: 'A', level: null, open: null, day: null, starts: null, body: null, logo: null },
      author: [{ documentId: 'ada' }],
      seo: { title: 'T' },
      sections: [{ __component: 'cards', heading: 'H', people: null }],
    });
  });

  test('is the same for nothing and for what says nothing', () => {
    const empty = { title: '', body: [paragraph(text(''))], author: null, sections: [], seo: { id: 2, title: null } };
    expect(changedLabels(models, page, content({}), content(empty), () => true)).toEqual([]);
    expect(changedLabels(models, page, content({ open: null }), content({ open: false }), () => true)).toEqual([
      'Open',
    ]);
  });

  test('leaves out what the type has no place for any more, and tells it', () => {
    const lost: unknown[] = [];
    const row = { level: 'high', sections: [{ __component: 'gone' }, { __component: 'cards', heading: 'H' }] };
    const fitted = contentOf(models, page, row, (path, value) => lost.push([path, value]));
    expect([fitted.level, (fitted.sections as Row[]).length]).toEqual([null, 1]);
    expect(lost).toEqual([
      [['level'], 'high'],
      [['sections'], 'gone'],
    ]);
    expect(content({ title: { of: 'another type' }, body: 'text', sections: 'text' })).toEqual(content({}));
  });
});

describe('a comparison', () => {
  test('reads each kind of field as somebody would say it', () => {
    const row = {
      ...{ title: 'A', level: 'very-low', open: true, day: '2026-11-21', starts: '2026-11-21T15:00:00.000Z' },
      ...{ author: { documentId: 'ada' }, logo: { documentId: 'logo' }, seo: { title: 'T' } },
      sections: [
        { __component: 'cards', heading: 'First', people: [{ documentId: 'ada' }, { documentId: 'bo' }] },
        { __component: 'cards' },
      ],
    };
    expect(read(row)).toEqual({
      ...{ Title: ['A'], Level: ['very low'], Open: ['Yes'], Day: ['November 21, 2026'] },
      Starts: ['November 21, 2026 at 9:00 AM'],
      ...{ Author: ['Person ada'], Logo: ['logo.png'], Search: ['Search title: T'] },
      Sections: [
        '1. Cards › Heading: First',
        '1. Cards › People: Person ada',
        '1. Cards › People: Person bo',
        '2. Cards: Empty',
      ],
    });
  });

  test('reads rich text line by line, with what is not words in brackets', () => {
    const item = (words: string) => ({ type: 'list-item', children: [text(words)] });
    const body = [
      { type: 'heading', level: 2, children: [text('Why')] },
      paragraph(text('It '), text('helps ', { bold: true }), text('and '), {
        type: 'link',
        url: '/entry/page/x',
        children: [text('more')],
      }),
      {
        type: 'list',
        format: 'ordered',
        children: [item('One'), { type: 'list', children: [item('In it')] }, item('Two')],
      },
      { type: 'quote', children: [text('So it is.')] },
      { type: 'image', image: { name: 'a.png', alternativeText: 'Hands' }, children: [text('')] },
      paragraph(text('')),
    ];
    expect(read({ body }).Text).toEqual([
      'Heading 2: Why',
      'It helps (bold) and more (link to /entry/page/x)',
      '1. One',
      '– • In it',
      '2. Two',
      '“So it is.”',
      'Picture: Hands',
    ]);
  });

  test('names the fields that differ alone, and marks the words', () => {
    const [change, ...others] = compare(
      models,
      page,
      content({ title: 'Back massage at home', open: true }),
      content({ title: 'Back massage at work', open: true }),
      names,
    );
    expect(others).toEqual([]);
    expect(change).toEqual({
      field: 'title',
      label: 'Title',
      rows: [
        {
          before: {
            place: '',
            words: [
              { text: 'Back massage at', isChanged: false },
              { text: ' home', isChanged: true },
            ],
          },
          after: {
            place: '',
            words: [
              { text: 'Back massage at', isChanged: false },
              { text: ' work', isChanged: true },
            ],
          },
        },
      ],
    });
  });

  test('a change of order, of a link’s target or of spaces alone is one too', () => {
    const people = (...ids: string[]) => ({
      sections: [{ __component: 'cards', people: ids.map((documentId) => ({ documentId })) }],
    });
    const labels = (before: Row, after: Row) =>
      compare(models, page, content(before), content(after), names).map(({ label, rows }) => [label, rows.length > 0]);
    expect(labels(people('a', 'b'), people('b', 'a'))).toEqual([['Sections', true]]);
    const linked = (url: string) => ({ body: [paragraph({ type: 'link', url, children: [text('more')] })] });
    expect(labels(linked('/entry/page/a'), linked('/entry/page/b'))).toEqual([['Text', true]]);
    expect(labels({ title: 'A' }, { title: 'A\n' })).toEqual([['Title', false]]);
  });
});

describe('a content as the draft takes it', () => {
  const present = {
    hasEntry: (_target: unknown, documentId: string) => documentId !== 'gone',
    fileId: (documentId: string) => (documentId === 'gone' ? undefined : 7),
  };
  const restored = (row: Row, fields: string[]) => draftData(models, page, content(row), fields, present);

  test('has the fields that are asked for, and empties what was empty', () => {
    expect(restored({ title: 'A' }, ['title', 'body', 'author', 'seo', 'sections'])).toEqual({
      data: { title: 'A', body: null, author: { set: [] }, seo: null, sections: [] },
      gone: [],
    });
  });

  test('leaves out links and files that are gone, and tells where they stood', () => {
    const cards = { id: 3, __component: 'cards', people: [{ documentId: 'ada' }, { documentId: 'gone' }] };
    const row = { author: { documentId: 'gone' }, logo: { documentId: 'gone' }, sections: [cards] };
    expect(restored(row, ['author', 'logo', 'sections'])).toEqual({
      data: {
        ...{ author: { set: [] }, logo: null },
        sections: [{ __component: 'cards', heading: null, people: { set: [{ documentId: 'ada' }] } }],
      },
      gone: [
        { path: ['author'], target: 'person', documentId: 'gone' },
        { path: ['logo'], documentId: 'gone' },
        { path: ['sections', 0, 'people'], target: 'person', documentId: 'gone' },
      ],
    });
    expect(restored({ logo: { documentId: 'there' } }, ['logo']).data).toEqual({ logo: 7 });
  });
});
