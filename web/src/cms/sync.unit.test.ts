import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type DocumentNode, Kind } from 'graphql';
import type { CmsClient } from './client.ts';
import { SiteUnfit, syncAll } from './sync.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kneadful-sync-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

type Raw = Record<string, unknown>;
const studio: Raw = {
  documentId: 's',
  locale: 'en',
  name: 'Longleaf',
  shortName: 'Longleaf',
  tagline: 'Rest.',
  promise: 'P',
  introduction: 'I',
  mission: 'M',
  bookingCall: 'B',
  timezone: 'UTC',
  currency: 'USD',
  awards: [],
  homeServices: [],
  homeReviews: [],
  demo: true,
};
const navigation: Raw = { documentId: 'n', locale: 'en', header: [{ label: 'Guide', route: 'guide' }], footer: [] };
const location: Raw = {
  documentId: 'l',
  locale: 'en',
  name: 'A',
  street: 'B',
  city: 'C',
  postalCode: '1',
  country: 'US',
  phone: '1',
  openingHours: [{ day: 'monday', opens: '09:00:00.000', closes: '17:00:00.000' }],
  exceptions: [],
};
const faq = (number: number): Raw => ({
  documentId: `faq-${number}`,
  locale: 'en',
  question: `Question ${number}`,
  answer: [],
  order: number,
});

/** A CMS with these entries by root field. It cuts lists as it is asked to. */
function cms(entries: Record<string, Raw | Raw[]>, locales = ['en']) {
  const asked: { root: string; locale?: string; start?: number }[] = [];
  const client = {
    async query(
      document: DocumentNode,
      { locale, start = 0, limit }: { locale?: string; start?: number; limit?: number },
    ) {
      const [operation] = document.definitions;
      const selection =
        operation?.kind === Kind.OPERATION_DEFINITION ? operation.selectionSet.selections[0] : undefined;
      const root = selection?.kind === Kind.FIELD ? selection.name.value : '';
      if (root === 'contentRevision') return { contentRevision: { revision: 'r1', defaultLocale: 'en', locales } };
      asked.push({ root, locale, start });
      const found = entries[root];
      const single = root === 'studio' || root === 'navigation';
      if (single) return { [root]: Array.isArray(found) || found?.locale !== locale ? null : found };
      const ofLocale = ((found ?? []) as Raw[]).filter((each) => each.locale === locale);
      return { [root]: ofLocale.slice(start, start + (limit ?? 0)) };
    },
  } as unknown as CmsClient;
  return { client, asked };
}

const whole = { studio, navigation, locations: [location] };

describe('a sync', () => {
  test('keeps what is fit, with the revision it was asked at', async () => {
    const { snapshot, unfit } = await syncAll(cms({ ...whole, faqs: [faq(1)] }).client, folder);
    expect(unfit).toEqual([]);
    expect([snapshot.revision, snapshot.defaultLocale, snapshot.locales, snapshot.media]).toEqual([
      'r1',
      'en',
      ['en'],
      {},
    ]);
    expect(snapshot.entries.Faq).toEqual([{ id: 'faq-1', locale: 'en', question: 'Question 1', answer: [], order: 1 }]);
    expect(snapshot.entries.Location[0]?.openingHours).toEqual([{ day: 'monday', opens: '09:00', closes: '17:00' }]);
  });

  test('turns pages until one is not full', async () => {
    const { client, asked } = cms({ ...whole, faqs: Array.from({ length: 60 }, (_, index) => faq(index)) });
    const { snapshot } = await syncAll(client, folder);
    expect(snapshot.entries.Faq).toHaveLength(60);
    expect(asked.filter(({ root }) => root === 'faqs').map(({ start }) => start)).toEqual([0, 25, 50]);
  });

  test('asks for every locale, and once for what has none', async () => {
    const { client, asked } = cms({ ...whole, faqs: [faq(1), { ...faq(1), locale: 'es', question: 'Pregunta' }] }, [
      'en',
      'es',
    ]);
    const { snapshot } = await syncAll(client, folder);
    expect(snapshot.entries.Faq.map(({ locale, question }) => [locale, question])).toEqual([
      ['en', 'Question 1'],
      ['es', 'Pregunta'],
    ]);
    expect(asked.filter(({ root }) => root === 'redirects').map(({ locale }) => locale)).toEqual([undefined]);
  });

  test('leaves out what is not fit, and says so', async () => {
    const { snapshot, unfit } = await syncAll(
      cms({ ...whole, faqs: [faq(1), { ...faq(2), question: null }] }).client,
      folder,
    );
    expect(snapshot.entries.Faq.map(({ id }) => id)).toEqual(['faq-1']);
    expect(unfit).toEqual([
      {
        type: 'Faq',
        id: 'faq-2',
        locale: 'en',
        title: 'faq-2',
        reasons: [{ field: 'question', message: 'Fill this in.' }],
      },
    ]);
  });
});

describe('a site that could not stand is refused', () => {
  const refusal = (missing: string, why = '.') =>
    new SiteUnfit(
      `Nothing was published: the site needs a ${missing} that is published and complete${why} Publish it in the CMS.`,
    );

  test.each([
    ['an empty CMS', {}, refusal('studio')],
    ['no navigation', { ...whole, navigation: [] }, refusal('navigation')],
    ['no location', { ...whole, locations: [] }, refusal('location')],
    [
      'a studio that is not fit',
      { ...whole, studio: { ...studio, tagline: null } },
      refusal('studio', ': tagline: Fill this in.'),
    ],
  ])('%s', async (_name, entries: Record<string, Raw | Raw[]>, error) => {
    await expect(syncAll(cms(entries).client, folder)).rejects.toThrow(error);
  });
});
