import { describe, expect, test } from '@jest/globals';
import { contentOf, entry, picture } from './fixtures.ts';
import { faqPage, guidePage } from './pages/lists.ts';
import { techniquePage } from './pages/technique.ts';
import { therapistPage } from './pages/therapist.ts';
import { notFoundMeta } from './pages/not-found.ts';

const keys = (content: ReturnType<typeof contentOf>) => [...content.reads.keys].sort();

describe('what a page read is recorded', () => {
  test('nothing, for a page that is made of words of the interface', () => {
    const content = contentOf();
    notFoundMeta(content);
    expect(content.reads).toEqual({ keys: new Set() });
  });

  test('the list and its entries', () => {
    const content = contentOf({ Faq: [entry('Faq'), entry('Faq', { id: 'faq-2' })] });
    faqPage(content);
    expect(keys(content)).toEqual(['Faq:*', 'Faq:faq-1', 'Faq:faq-2']);
  });

  test('links in both directions, pictures and the studio’s currency', () => {
    const content = contentOf({
      Technique: [entry('Technique')],
      Service: [entry('Service', { techniques: ['technique-1'] })],
    });
    techniquePage(content, 'swedish');
    expect(keys(content)).toEqual([
      'Article.techniques:technique-1',
      'Condition.techniques:technique-1',
      'Service.techniques:technique-1',
      'Service:service-1',
      'Studio:*',
      'Studio:studio-1',
      'Technique/swedish',
      'Technique:technique-1',
      'Therapist.techniques:technique-1',
      'media:file-1',
    ]);
  });

  test('a link whose target is not published, so that publishing it renders the page again', () => {
    const content = contentOf({ Therapist: [entry('Therapist', { techniques: ['technique-9'] })] });
    expect(therapistPage(content, 'june')?.techniques).toEqual([]);
    expect(keys(content)).toEqual([
      'Review.therapist:therapist-1',
      'Technique:technique-9',
      'Therapist/june',
      'Therapist:therapist-1',
      'media:file-1',
    ]);
  });

  test('the address, where no entry has it, so that an entry that takes it renders the page', () => {
    const content = contentOf();
    expect(techniquePage(content, 'nothing')).toBeUndefined();
    expect(keys(content)).toEqual(['Technique/nothing']);
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
