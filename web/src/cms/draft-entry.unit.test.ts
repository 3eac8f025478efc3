import { describe, expect, test } from '@jest/globals';
import { entryTypes } from '@kneadful/shared-types';
import { gapPicture, readDraft } from './draft-entry.ts';
import { FakeCms } from './fake-cms.ts';
import { parseEntry } from './parse-entry.ts';

/** Of each type the least that is valid, as GraphQL answers it. */
const cms = FakeCms.withSite();
for (const type of entryTypes) cms.publish(type);
const whole = new Map(cms.published().map(({ type, raw }) => [type, raw]));

const read = (type: Parameters<typeof readDraft>[0], fields: object) =>
  readDraft(type, { documentId: 'd1', locale: 'en', ...fields }, 'en') as Record<string, unknown> | undefined;
const article = (fields: object) => read('Article', { ...whole.get('Article'), ...fields });

test.each(entryTypes)('a whole %s reads as it does once it is live', (type) => {
  // Where a rule of the guard speaks, the shape is whole all the same.
  const raw: Record<string, unknown> = {
    ...whole.get(type),
    ...(type === 'Condition' && { regions: [{ documentId: 'r1' }] }),
  };
  const parsed = parseEntry(type, raw, 'en');
  const draft = readDraft(type, raw, 'en');
  if (parsed.fit) expect(draft).toEqual(parsed.entry);
  expect(draft).toMatchObject({ id: raw.documentId, locale: 'en' });
});

test.each(entryTypes)('a %s of which nothing is typed reads as one with gaps', (type) => {
  expect(read(type, {})).toMatchObject({ id: 'd1', locale: 'en' });
});

describe('a gap', () => {
  test('is filled with a sign that there is one', () => {
    expect(read('Article', { title: 'Only this', createdAt: '2026-01-01T00:00:00.000Z' })).toMatchObject({
      title: 'Only this',
      slug: 'draft-d1',
      promise: '…',
      author: 'gap-person',
      sections: [],
      picture: { alternativeText: 'No picture yet', file: { documentId: gapPicture } },
    });
  });

  test('of spaces is one, too', () => {
    expect(article({ promise: '   ' })).toMatchObject({ promise: '…' });
  });

  test('leaves what is there beside it', () => {
    const { picture } = whole.get('Article') as { picture: object };
    expect(article({ picture: { ...picture, file: null } })).toMatchObject({
      picture: { alternativeText: 'A drawing', file: { documentId: gapPicture } },
    });
    expect(article({ picture: { ...picture, alternativeText: null } })).toMatchObject({
      picture: { alternativeText: '…', file: { documentId: 'file-1' } },
    });
  });

  test('of a date is a day', () => {
    expect(read('Review', { text: 'Good.' })).toMatchObject({ text: 'Good.', receivedOn: '2000-01-01' });
  });

  test('is closed in a translation as in an original', () => {
    expect(readDraft('Article', { documentId: 'd1', locale: 'es', title: 'Espaldas' }, 'en')).toMatchObject({
      locale: 'es',
      title: 'Espaldas',
      promise: '…',
    });
  });
});

describe('sections', () => {
  const prose = (heading: string | null) => ({ __typename: 'ComponentBlocksProse', heading, body: [] });
  const faq = (heading: string | null) => ({ __typename: 'ComponentBlocksFaqList', heading, intro: [], questions: [] });
  const headings = (draft: ReturnType<typeof article>) =>
    (draft?.sections as { heading?: string }[]).map(({ heading }) => heading);

  test('of which one cannot be shown are there without it', () => {
    const unknown = { __typename: 'ComponentBlocksOfTomorrow', heading: 'New' };
    expect(headings(article({ sections: [prose('One'), unknown, prose('Three')] }))).toEqual(['One', 'Three']);
  });

  test('without a heading have a gap for one', () => {
    expect(headings(article({ sections: [faq(null), prose('Two'), faq(null)] }))).toEqual(['…', 'Two', '…']);
  });

  test('stay when something in them cannot be shown that they can be without', () => {
    const link = { label: 'Book', url: 'nowhere' };
    const closing = { __typename: 'ComponentBlocksClosing', heading: 'Come', body: [], link };
    expect(article({ sections: [closing] })).toMatchObject({
      sections: [{ heading: 'Come', link: { label: 'Book' } }],
    });
  });

  test('with a figure that has no picture yet show where it will be', () => {
    const figure = { __typename: 'ComponentBlocksFigure', picture: null, caption: 'Hands' };
    const [shown] = (article({ sections: [figure] })?.sections ?? []) as object[];
    expect(shown).toMatchObject({ caption: 'Hands', picture: { file: { documentId: gapPicture } } });
  });
});

test('a studio without a colour or a booking link that is one is shown without it', () => {
  const misfit = { name: 'Longleaf', accent: 'plum', bookingLink: 'javascript:alert(1)' };
  expect(read('Studio', misfit)).toMatchObject({ name: 'Longleaf', accent: undefined, bookingLink: undefined });
  const fit = { accent: '#4A154b', bookingLink: 'https://book.example/' };
  expect(read('Studio', fit)).toMatchObject(fit);
});

test('what can be read is not changed', () => {
  const raw = { documentId: 'd1', locale: 'en', sections: [{ __typename: 'ComponentBlocksFaqList', heading: null }] };
  const before = structuredClone(raw);
  readDraft('Article', raw, 'en');
  expect(raw).toEqual(before);
});
