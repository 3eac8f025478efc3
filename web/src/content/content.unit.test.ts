import { describe, expect, test } from '@jest/globals';
import { articlesOf, contentOf, entry, picture } from './fixtures.ts';
import { guidePage } from './pages/guide.ts';
import { faqPage } from './pages/lists.ts';
import { techniquePage } from './pages/technique.ts';
import { therapistPage } from './pages/therapist.ts';
import { notFoundMeta } from './pages/not-found.ts';

const keys = (content: ReturnType<typeof contentOf>) => [...content.reads.keys].sort();
/** Keys of an entry of which these fields were read. */
const read = (key: string, ...fields: string[]) => [key, ...fields.map((field) => `${key}#${field}`).sort()];
/** What sorting a list looks at. */
const sortedBy = ['name', 'order', 'question', 'situation', 'title'];

describe('what a page read is recorded', () => {
  test('the languages alone, for a page that is made of words of the interface', () => {
    const content = contentOf();
    notFoundMeta(content);
    expect(content.reads).toEqual({ keys: new Set(['languages']) });
  });

  test('the list and its entries, each by the fields that were shown or sorted by', () => {
    const content = contentOf({ Faq: [entry('Faq'), entry('Faq', { id: 'faq-2' })] });
    faqPage(content);
    expect(keys(content)).toEqual([
      'Faq:*',
      ...read('Faq:faq-1', 'answer', 'id', ...sortedBy),
      ...read('Faq:faq-2', 'answer', 'id', ...sortedBy),
      'languages',
    ]);
  });

  test('links in both directions, pictures and the studio’s currency', () => {
    const content = contentOf({
      Technique: [entry('Technique')],
      Service: [entry('Service', { techniques: ['technique-1'] })],
    });
    techniquePage(content, 'swedish');
    const technique = ['avoidIf', 'bestFor', 'body', 'goodChoiceIf', 'id', 'locale', 'name', 'picture', 'pressureFrom'];
    expect(keys(content)).toEqual([
      'Article.techniques:technique-1',
      'Condition.techniques:technique-1',
      'Service.techniques:technique-1',
      ...read('Service:service-1', 'locale', 'options', 'picture', 'slug', 'summary', ...sortedBy),
      'Studio:*',
      ...read('Studio:studio-1', 'currency', ...sortedBy),
      'Technique/swedish',
      ...read('Technique:technique-1', ...technique, 'pressureNote', 'pressureTo', 'seo', 'slug', 'summary'),
      'Therapist.techniques:technique-1',
      'languages',
      'media:file-1',
    ]);
  });

  test('a link whose target is not published, so that publishing it renders the page again', () => {
    const content = contentOf({ Therapist: [entry('Therapist', { techniques: ['technique-9'] })] });
    expect(therapistPage(content, 'june')?.techniques).toEqual([]);
    expect(keys(content).filter((key) => !key.includes('#'))).toEqual([
      'Review.therapist:therapist-1',
      'Studio:*',
      'Studio:studio-1',
      'Technique:technique-9',
      'Therapist/june',
      'Therapist:therapist-1',
      'languages',
      'media:file-1',
    ]);
  });

  test('no field of an entry that is linked to and not looked at', () => {
    const content = contentOf({ Technique: [entry('Technique')] });
    const [technique] = content.entries('Technique', ['technique-1']);
    expect([technique?.name, keys(content)]).toEqual([
      'Swedish massage',
      ['Technique:technique-1', 'Technique:technique-1#name'],
    ]);
  });

  test('the address, where no entry has it, so that an entry that takes it renders the page', () => {
    const content = contentOf();
    expect(techniquePage(content, 'nothing')).toBeUndefined();
    expect(keys(content)).toEqual(['Technique/nothing']);
  });
});

describe('articles by age', () => {
  const content = () => contentOf({ Article: articlesOf(5, (number) => ({ regions: number % 2 ? ['r1'] : [] })) });
  const ids = (articles: { id: string }[]) => articles.map(({ id }) => id.replace('article-', ''));

  test('are counted', () => {
    const five = content();
    expect([five.articleCount(), keys(five)]).toEqual([5, ['Article:count']]);
  });

  test('are those at some positions, or from one to the newest', () => {
    const five = content();
    expect([ids(five.articles(1, 3)), ids(five.articles(3)), ids(five.articles(4, 9))]).toEqual([
      ['2', '3'],
      ['4', '5'],
      ['5'],
    ]);
    expect(keys(five).filter((key) => key.startsWith('Article@'))).toEqual([
      'Article@1-3',
      'Article@3-',
      'Article@4-9',
    ]);
  });

  test('are so many, or not, and no article is read for it', () => {
    const five = content();
    expect([five.hasArticles(5), five.hasArticles(6)]).toEqual([true, false]);
    expect(keys(five)).toEqual(['Article@4-5', 'Article@5-6']);
  });

  test('are the newest of those that link to an entry, with how many there are', () => {
    const five = content();
    const { newest, total } = five.newestArticles('regions', 'r1', 2);
    expect([ids(newest), total]).toEqual([['5', '3'], 3]);
    expect(keys(five).filter((key) => !key.includes('#'))).toEqual([
      'Article.regions:r1',
      'Article:article-3',
      'Article:article-5',
    ]);
  });
});

describe('the clock', () => {
  const until = (iso: string) => () => new Date(iso);

  test('is the one that was handed in', () => {
    expect(contentOf({}, { now: '2026-05-06T07:08:09Z' }).now(() => undefined)).toEqual(
      new Date('2026-05-06T07:08:09Z'),
    );
  });

  test('makes a page expire at the earliest moment that any part of it names', () => {
    const content = contentOf();
    content.now(until('2026-03-01T00:00:00Z'));
    content.now(until('2026-02-01T00:00:00Z'));
    content.now(until('2026-04-01T00:00:00Z'));
    expect(content.reads.expires).toBe(Date.parse('2026-02-01T00:00:00Z'));
  });

  test('does not make a page expire where what it says holds for good', () => {
    const content = contentOf();
    content.now(() => undefined);
    expect(content.reads).toEqual({ keys: new Set() });
  });
});

describe('lists', () => {
  test('stand in the order that editors gave, then by name as the language sorts, then by id', () => {
    const faq = (id: string, question: string, order: number) => entry('Faq', { id, question, order });
    const content = contentOf({
      Faq: [
        faq('z', 'Same', 20),
        faq('a', 'Same', 20),
        faq('c', 'Zebra', 10),
        faq('d', 'éclair', 10),
        faq('e', 'Eagle', 10),
        faq('f', 'Last', 30),
      ],
    });
    expect(content.all('Faq').map(({ id }) => id)).toEqual(['e', 'd', 'c', 'a', 'z', 'f']);
  });

  test('of links keep the order of the links and leave out what is not published', () => {
    const content = contentOf({ Faq: [entry('Faq', { id: 'one' }), entry('Faq', { id: 'two' })] });
    expect(content.entries('Faq', ['two', 'gone', 'one']).map(({ id }) => id)).toEqual(['two', 'one']);
  });

  test('of regions go down the back', () => {
    const region = (mapId: 'upper' | 'mid' | 'lower') => entry('BodyRegion', { id: mapId, mapId });
    const content = contentOf({ BodyRegion: [region('lower'), region('upper'), region('mid')] });
    expect(guidePage(content).regions.map(({ mapId }) => mapId)).toEqual(['upper', 'mid', 'lower']);
  });
});

describe('what cannot be shown', () => {
  test('a site without a studio', () => {
    expect(() => contentOf({ Studio: [] }).single('Studio')).toThrow(
      new Error('Studio is not published. Publish it in the CMS.'),
    );
  });

  test('a picture that was not fetched', () => {
    const stored = picture();
    expect(() => contentOf().picture({ ...stored, file: { ...stored.file, documentId: 'file-9' } })).toThrow(
      new Error('The picture /uploads/drawing.webp was not fetched from the CMS.'),
    );
  });
});

test('addresses have the base path in front', () => {
  const content = contentOf({ Technique: [entry('Technique')] }, { base: '/kneadful' });
  const card = techniquePage(content, 'swedish');
  expect([card?.href, card?.picture.src, card?.meta.trail.map(({ href }) => href)]).toEqual([
    '/kneadful/techniques/swedish/',
    '/kneadful/media/drawing.webp',
    ['/kneadful/', '/kneadful/techniques/'],
  ]);
});

test('an element id is given once on a page, and none that a layout gives', () => {
  const content = contentOf();
  expect(['Pain', 'Pain', 'Sources', 'Note 1', 'Pain heading', 'Pain'].map(content.anchor)).toEqual([
    'pain',
    'pain-2',
    'sources-2',
    'note-1-2',
    'pain-heading-2',
    'pain-3',
  ]);
});
