import { describe, expect, jest, test } from '@jest/globals';
import { linkedIds } from '@kneadful/shared-types';
import fc from 'fast-check';
import { ownLinks } from '../content/entries/index.ts';
import { picture } from '../content/fixtures.ts';
import { CmsUnavailable } from './client.ts';
import { difference, type DifferenceOptions, linksHashOf } from './difference.ts';
import { FakeCms } from './fake-cms.ts';
import { type Difference, Mirror } from './mirror.ts';
import { parseEntry } from './parse-entry.ts';

jest.setTimeout(60_000);

/** Brings the mirror to the CMS. @returns what was different, and what had to be asked */
async function sync(cms: FakeCms, mirror: Mirror, options?: DifferenceOptions) {
  cms.asked();
  const found = await difference(cms.client, mirror, options);
  mirror.apply(found);
  return { found, asked: cms.asked() };
}

async function synced(cms: FakeCms): Promise<Mirror> {
  const mirror = new Mirror();
  await sync(cms, mirror);
  return mirror;
}

const keysOf = (rows: { type: string; id: string; locale: string }[]) =>
  rows.map(({ type, id, locale }) => `${type} ${id} ${locale}`);
const changed = (found: Difference) => ({ rows: keysOf(found.rows), removed: keysOf(found.removed) });

/** An article that shows the technique, the finding and the picture in its sections. */
const showing = (technique: string) => [
  { __typename: 'ComponentBlocksTechniqueCards' as const, heading: 'Kinds', intro: [], techniques: [technique] },
];

describe('the first time', () => {
  test('everything is fetched: of each type its manifest, then its entries', async () => {
    const cms = FakeCms.withSite();
    cms.publish('Faq');
    const mirror = new Mirror();
    const { found, asked } = await sync(cms, mirror);
    expect(keysOf(found.rows)).toEqual([
      'Faq faq-1 en',
      'Location location-1 en',
      'Navigation navigation-1 en',
      'Studio studio-1 en',
    ]);
    expect([found.files.map(({ documentId }) => documentId), found.defaultLocale, found.locales]).toEqual([
      ['file-1'],
      'en',
      ['en'],
    ]);
    expect(asked).toEqual([
      'contentRevision',
      'contentFiles since',
      ...['faq', 'location', 'navigation', 'studio'].map((type) => `contentManifest ${type} since`),
      ...['faqs en faq-1', 'locations en location-1', 'navigation en', 'studio en'],
    ]);
  });

  test('a row is kept with its version, its links and what it says', async () => {
    const cms = new FakeCms();
    cms.publish('Person');
    cms.upload('file-1');
    cms.publish('Article', { author: 'person-1' });
    const mirror = await synced(cms);
    expect(mirror.row('Article', 'article-1', 'en')).toEqual({
      type: 'Article',
      id: 'article-1',
      locale: 'en',
      rowId: 3,
      publishedAt: String(cms.clock),
      links: ['file-1', 'person-1'],
      content: { fit: true, entry: expect.objectContaining({ id: 'article-1', title: 'Backs', author: 'person-1' }) },
    });
  });

  test('a row that is not fit is kept with the reasons', async () => {
    const cms = FakeCms.withSite();
    cms.publish('Faq', { question: null });
    const mirror = await synced(cms);
    expect(mirror.row('Faq', 'faq-1', 'en')?.content).toEqual({
      fit: false,
      unfit: {
        type: 'Faq',
        id: 'faq-1',
        locale: 'en',
        title: 'faq-1',
        reasons: [{ field: 'question', message: 'Fill this in.' }],
      },
    });
  });

  test('manifests are turned page by page, and entries come 25 at a time', async () => {
    const cms = new FakeCms();
    for (let number = 0; number < 1001; number++) cms.publish('Faq', { id: `faq-${number}` });
    const mirror = new Mirror();
    const { asked } = await sync(cms, mirror);
    expect(mirror.sums('Faq').count).toBe(1001);
    expect(asked.filter((line) => line.startsWith('contentManifest'))).toEqual([
      'contentManifest faq since',
      'contentManifest faq since next page',
    ]);
    expect(asked.filter((line) => line.startsWith('faqs'))).toHaveLength(41);
  });

  test('a CMS that does not know a type is of another version', async () => {
    const cms = new FakeCms();
    const client = {
      ...cms.client,
      query: async (...asked: Parameters<typeof cms.client.query>) => {
        const answer = (await cms.client.query(...asked)) as { contentRevision: { types: { type: string }[] } };
        const types = answer.contentRevision.types.filter(({ type }) => type !== 'body-region');
        return { contentRevision: { ...answer.contentRevision, types } };
      },
    } as unknown as typeof cms.client;
    await expect(difference(client, new Mirror())).rejects.toThrow(
      new Error('The CMS does not know the type BodyRegion. Are both of the same version?'),
    );
  });
});

describe('after that', () => {
  test('nothing but the revision is asked where nothing changed', async () => {
    const cms = FakeCms.withSite();
    const mirror = await synced(cms);
    const { found, asked } = await sync(cms, mirror);
    expect(asked).toEqual(['contentRevision']);
    expect([found.rows, found.removed, found.files, found.removedFiles]).toEqual([[], [], [], []]);
  });

  test('a published edit costs the revision, the newest rows of its type, and the entry', async () => {
    const cms = FakeCms.withSite();
    cms.publish('Faq');
    cms.publish('Faq', { id: 'faq-2' });
    const mirror = await synced(cms);
    cms.publish('Faq', { question: 'Does it tickle?' });
    const { found, asked } = await sync(cms, mirror);
    expect(asked).toEqual(['contentRevision', 'contentManifest faq since', 'faqs en faq-1']);
    expect(changed(found)).toEqual({ rows: ['Faq faq-1 en'], removed: [] });
    expect(mirror.row('Faq', 'faq-1', 'en')?.content).toMatchObject({ entry: { question: 'Does it tickle?' } });
  });

  test('rows of the same millisecond are told apart by their row', async () => {
    const cms = FakeCms.withSite();
    cms.publish('Faq');
    cms.step = 0;
    const mirror = await synced(cms);
    cms.publish('Faq', { id: 'faq-2' });
    cms.publish('Faq', { question: 'Again?' });
    const { found, asked } = await sync(cms, mirror);
    expect(asked).toEqual(['contentRevision', 'contentManifest faq since', 'faqs en faq-2,faq-1']);
    expect(changed(found)).toEqual({ rows: ['Faq faq-1 en', 'Faq faq-2 en'], removed: [] });
  });

  test('links that come back move the row’s moment alone, and it is fetched', async () => {
    const cms = FakeCms.withSite();
    cms.publish('Faq');
    const mirror = await synced(cms);
    const before = mirror.row('Faq', 'faq-1', 'en')!;
    cms.repair('Faq', 'faq-1');
    const { found } = await sync(cms, mirror);
    expect(changed(found)).toEqual({ rows: ['Faq faq-1 en'], removed: [] });
    expect(found.rows[0]).toEqual({ ...before, publishedAt: String(cms.clock) });
  });

  test('an entry that goes between the manifest and the fetch is left for the next time', async () => {
    const cms = FakeCms.withSite();
    cms.publish('Faq');
    const mirror = await synced(cms);
    cms.publish('Faq', { question: 'Gone?' });
    cms.beforeAnswer = (asked) => asked.startsWith('faqs') && cms.unpublish('Faq', 'faq-1');
    const first = await sync(cms, mirror);
    expect(changed(first.found)).toEqual({ rows: [], removed: [] });
    cms.beforeAnswer = () => {};
    expect(changed((await sync(cms, mirror)).found)).toEqual({ rows: [], removed: ['Faq faq-1 en'] });
    expect((await sync(cms, mirror)).asked).toEqual(['contentRevision']);
  });

  test('an entry that is published again meanwhile is looked at once more', async () => {
    const cms = FakeCms.withSite();
    const mirror = await synced(cms);
    cms.publish('Faq');
    let times = 0;
    cms.beforeAnswer = (asked) => asked.startsWith('faqs') && times++ === 0 && cms.publish('Faq', { question: 'New?' });
    await sync(cms, mirror);
    expect(changed((await sync(cms, mirror)).found)).toEqual({ rows: ['Faq faq-1 en'], removed: [] });
    expect(mirror.row('Faq', 'faq-1', 'en')?.content).toMatchObject({ entry: { question: 'New?' } });
    expect((await sync(cms, mirror)).asked).toEqual(['contentRevision']);
  });

  test('where the CMS fails half-way, nothing was touched', async () => {
    const cms = FakeCms.withSite();
    cms.publish('Faq');
    const mirror = await synced(cms);
    cms.publish('Faq', { question: 'New?' });
    cms.beforeAnswer = (asked) => asked.startsWith('faqs') && (cms.isDown = true);
    await expect(difference(cms.client, mirror)).rejects.toThrow(new Error('The CMS is down.'));
    expect(mirror.row('Faq', 'faq-1', 'en')?.content).toMatchObject({ entry: { question: 'Does it hurt?' } });
  });
});

describe('an entry that is gone', () => {
  async function withTwo() {
    const cms = FakeCms.withSite();
    cms.publish('Faq');
    cms.publish('Faq', { id: 'faq-2' });
    return { cms, mirror: await synced(cms) };
  }
  const gone = { rows: [], removed: ['Faq faq-1 en'] };
  const hint = (documentId: string) => ({ changed: [{ type: 'faq', documentId }] });

  test('is known by the hook’s hint without reading the whole manifest', async () => {
    const { cms, mirror } = await withTwo();
    cms.unpublish('Faq', 'faq-1');
    const { found, asked } = await sync(cms, mirror, hint('faq-1'));
    expect(changed(found)).toEqual(gone);
    expect(asked).toEqual(['contentRevision', 'contentManifest faq since', 'contentManifest faq of faq-1']);
    expect(mirror.rowsOf('Faq', 'faq-1')).toEqual([]);
  });

  test.each([
    ['no hint', {}, []],
    ['a wrong hint', hint('faq-2'), ['contentManifest faq of faq-2']],
    ['a hint of another type', { changed: [{ type: 'technique', documentId: 'faq-1' }] }, []],
  ])('is found with %s too', async (_name, options, extra) => {
    const { cms, mirror } = await withTwo();
    cms.unpublish('Faq', 'faq-1');
    const { found, asked } = await sync(cms, mirror, options);
    expect(changed(found)).toEqual(gone);
    expect(asked).toEqual(['contentRevision', 'contentManifest faq since', ...extra, 'contentManifest faq']);
  });

  test('is a new row when it comes back', async () => {
    const { cms, mirror } = await withTwo();
    cms.unpublish('Faq', 'faq-1');
    cms.publish('Faq');
    const { found, asked } = await sync(cms, mirror, hint('faq-1'));
    expect(changed(found)).toEqual({ rows: ['Faq faq-1 en'], removed: [] });
    expect(asked).toEqual(['contentRevision', 'contentManifest faq since', 'faqs en faq-1']);
  });

  test('goes while another is edited', async () => {
    const { cms, mirror } = await withTwo();
    cms.unpublish('Faq', 'faq-1');
    cms.publish('Faq', { id: 'faq-2', question: 'And now?' });
    expect(changed((await sync(cms, mirror, hint('faq-2'))).found)).toEqual({
      rows: ['Faq faq-2 en'],
      removed: ['Faq faq-1 en'],
    });
  });

  test('takes with it what others link to in sections, and those are fetched again', async () => {
    const cms = FakeCms.withSite();
    cms.publish('Technique');
    cms.publish('Person');
    cms.publish('Article', { sections: showing('technique-1') });
    cms.publish('Article', { id: 'article-2', techniques: ['technique-1'] });
    cms.publish('Article', { id: 'article-3', techniques: ['technique-1'], sections: showing('technique-1') });
    const mirror = await synced(cms);
    cms.unpublish('Technique', 'technique-1');
    const { found, asked } = await sync(cms, mirror);
    // The second names it in a link of its own, which is followed by id and leads nowhere.
    expect(changed(found)).toEqual({
      rows: ['Article article-1 en', 'Article article-3 en'],
      removed: ['Technique technique-1 en'],
    });
    expect(asked.at(-1)).toBe('articles en article-1,article-3');
    expect(mirror.row('Article', 'article-1', 'en')?.links).toEqual(['file-1', 'person-1']);
  });

  test('takes it from each language, also where another of them is edited in the same moment', async () => {
    const cms = FakeCms.withSite();
    cms.locales = ['en', 'es'];
    cms.publish('Technique');
    cms.publish('Person');
    for (const locale of cms.locales) cms.publish('Article', { sections: showing('technique-1') }, locale);
    const mirror = await synced(cms);
    cms.publish('Article', { title: 'Espaldas', sections: showing('technique-1') }, 'es');
    cms.unpublish('Technique', 'technique-1');
    expect(changed((await sync(cms, mirror)).found).rows).toEqual(['Article article-1 en', 'Article article-1 es']);
    expect(mirror.row('Article', 'article-1', 'en')?.links).not.toContain('technique-1');
  });

  test('is fetched with others where it was the reason that they are fit no more', async () => {
    const cms = FakeCms.withSite();
    cms.publish('Citation');
    const highlight = { title: 'One study', body: [], citation: 'citation-1' };
    cms.publish('Page', {
      sections: [{ __typename: 'ComponentBlocksResearchTable', heading: 'R', intro: [], findings: [], highlight }],
    });
    const mirror = await synced(cms);
    cms.unpublish('Citation', 'citation-1');
    await sync(cms, mirror);
    expect(mirror.row('Page', 'page-1', 'en')?.content).toMatchObject({
      fit: false,
      unfit: {
        reasons: [
          { field: 'sections.0.highlight.citation', message: 'A highlighted study needs its citation, published.' },
        ],
      },
    });
  });
});

describe('files', () => {
  test('that were replaced are found by their moment, and entries are left alone', async () => {
    const cms = FakeCms.withSite();
    cms.publish('Technique');
    const mirror = await synced(cms);
    cms.upload('file-1', 'another drawing');
    const { found, asked } = await sync(cms, mirror);
    expect(asked).toEqual(['contentRevision', 'contentFiles since']);
    expect([found.rows, found.files, found.removedFiles]).toEqual([
      [],
      [
        {
          rowId: 1,
          documentId: 'file-1',
          url: '/uploads/file-1.svg',
          ext: '.svg',
          width: 400,
          height: 300,
          updatedAt: String(cms.clock),
        },
      ],
      [],
    ]);
  });

  test('that were removed are found by the whole list, and what shows them is fetched again', async () => {
    const cms = FakeCms.withSite();
    cms.publish('Technique');
    cms.upload('file-2');
    const mirror = await synced(cms);
    cms.removeFile('file-1');
    const { found, asked } = await sync(cms, mirror);
    expect(asked).toEqual(['contentRevision', 'contentFiles since', 'contentFiles', 'techniques en technique-1']);
    expect([found.removedFiles, changed(found).rows]).toEqual([['file-1'], ['Technique technique-1 en']]);
    expect(mirror.row('Technique', 'technique-1', 'en')?.content.fit).toBe(false);
  });

  test('that have no size have none', async () => {
    const cms = FakeCms.withSite();
    cms.files.set('logo', { ...cms.files.get('file-1')!, documentId: 'logo', width: null, height: null });
    const mirror = await synced(cms);
    expect(mirror.files.get('logo')).toMatchObject({ width: undefined, height: undefined });
  });
});

describe('languages', () => {
  async function bilingual() {
    const cms = FakeCms.withSite();
    cms.locales = ['en', 'es'];
    cms.publish('Faq');
    cms.publish('Faq', { question: '¿Duele?' }, 'es');
    cms.publish('Redirect');
    return { cms, mirror: await synced(cms) };
  }

  test('are rows of their own, and what has no language is the default one’s', async () => {
    const { mirror } = await bilingual();
    expect(mirror.rowsOf('Faq', 'faq-1').map(({ locale, content }) => [locale, content])).toMatchObject([
      ['en', { entry: { question: 'Does it hurt?' } }],
      ['es', { entry: { question: '¿Duele?' } }],
    ]);
    expect(mirror.row('Redirect', 'redirect-1', 'en')?.content).toMatchObject({ entry: { from: '/old/' } });
  });

  test('are fetched one by one', async () => {
    const { cms, mirror } = await bilingual();
    cms.publish('Faq', { question: '¿Hace daño?' }, 'es');
    const { asked } = await sync(cms, mirror);
    expect(asked).toEqual(['contentRevision', 'contentManifest faq since', 'faqs es faq-1']);
  });

  test('go one by one', async () => {
    const { cms, mirror } = await bilingual();
    cms.unpublish('Faq', 'faq-1', 'es');
    const { found } = await sync(cms, mirror, { changed: [{ type: 'faq', documentId: 'faq-1' }] });
    expect(changed(found)).toEqual({ rows: [], removed: ['Faq faq-1 es'] });
    cms.unpublish('Redirect', 'redirect-1');
    expect(changed((await sync(cms, mirror)).found)).toEqual({ rows: [], removed: ['Redirect redirect-1 en'] });
  });
});

describe('links that are lost without a sum that shows it', () => {
  test('are found where every row is verified, and only those rows are fetched', async () => {
    const cms = FakeCms.withSite();
    cms.publish('Technique');
    cms.publish('Service', { techniques: ['technique-1'] });
    const mirror = await synced(cms);
    cms.loseLinks('Service', 'service-1', 'techniques');
    expect((await sync(cms, mirror)).asked).toEqual(['contentRevision']);
    const { found, asked } = await sync(cms, mirror, { verify: true });
    expect(changed(found)).toEqual({ rows: ['Service service-1 en'], removed: [] });
    expect(asked.filter((line) => !line.startsWith('contentManifest'))).toEqual([
      'contentRevision',
      'services en service-1',
    ]);
    expect(mirror.row('Service', 'service-1', 'en')?.content).toMatchObject({ entry: { techniques: [] } });
  });

  test('nothing is fetched where all links are there', async () => {
    const cms = FakeCms.withSite();
    cms.publish('Technique');
    cms.publish('Service', { techniques: ['technique-1'] });
    const mirror = await synced(cms);
    const { found } = await sync(cms, mirror, { verify: true });
    expect(changed(found)).toEqual({ rows: [], removed: [] });
  });

  test('their hash does not depend on their order, and counts them', () => {
    expect(linksHashOf(['b', 'a'])).toBe(linksHashOf(['a', 'b']));
    expect(linksHashOf(['a'])).not.toBe(linksHashOf(['a', 'a']));
  });
});

describe('a CMS whose answers do not agree', () => {
  test('is asked again: somebody may have published in between', async () => {
    const cms = FakeCms.withSite();
    cms.publish('Faq');
    const mirror = await synced(cms);
    cms.publish('Faq', { question: 'First?' });
    let times = 0;
    cms.beforeAnswer = (asked) => {
      if (asked.startsWith('contentManifest') && times++ === 0) cms.publish('Faq', { id: 'faq-2' });
    };
    const { found, asked } = await sync(cms, mirror);
    expect(asked).toEqual([
      ...['contentRevision', 'contentManifest faq since', 'contentManifest faq', 'contentRevision'],
      ...['contentRevision', 'contentManifest faq since', 'faqs en faq-1,faq-2'],
    ]);
    expect(changed(found)).toEqual({ rows: ['Faq faq-1 en', 'Faq faq-2 en'], removed: [] });
    expect((await sync(cms, mirror)).asked).toEqual(['contentRevision']);
  });

  test('is asked several times where somebody publishes one entry after the other', async () => {
    const cms = FakeCms.withSite();
    const mirror = await synced(cms);
    cms.publish('Faq');
    let times = 0;
    cms.beforeAnswer = (asked) => {
      if (asked.startsWith('contentManifest') && times++ < 6) cms.publish('Faq', { id: `faq-${times + 1}` });
    };
    const { found } = await sync(cms, mirror);
    expect(found.rows).toHaveLength(7);
  });

  /** Answers what the test makes of the answer for a root. */
  const answering = (cms: FakeCms, root: string, change: (answer: unknown[]) => unknown[]): typeof cms.client => ({
    ...cms.client,
    query: async (...asked) => {
      const answer = (await cms.client.query(...asked)) as Record<string, unknown[]>;
      return (root in answer ? { [root]: change(answer[root]!) } : answer) as never;
    },
  });

  test.each([
    [
      'lists nothing, while its sums say otherwise',
      'contentManifest',
      'its list of type faq does not agree with its sums',
    ],
    ['lists entries and does not answer them', 'faqs', 'it does not answer 2 of type faq that it lists'],
  ])('is not believed where it %s', async (_name, root, why) => {
    const cms = FakeCms.withSite();
    const mirror = await synced(cms);
    cms.publish('Faq');
    cms.publish('Faq', { id: 'faq-2' });
    await expect(
      difference(
        answering(cms, root, () => []),
        mirror,
      ),
    ).rejects.toThrow(
      new CmsUnavailable(
        `The CMS at http://cms.example contradicts itself: ${why}. The last release stays; look at the CMS's log if this goes on.`,
      ),
    );
  });

  test('does not take the site apart where a list is cut short', async () => {
    const cms = FakeCms.withSite();
    for (const number of [1, 2, 3]) cms.publish('Faq', { id: `faq-${number}` });
    const mirror = await synced(cms);
    cms.unpublish('Faq', 'faq-1');
    const cut = answering(cms, 'contentManifest', (rows) => rows.slice(0, 1));
    await expect(difference(cut, mirror)).rejects.toThrow('contradicts itself');
  });
});

/** What the CMS answers, and what the mirror holds; an entry's own links that lead nowhere aside. */
function compared(cms: FakeCms, mirror: Mirror) {
  const rows = cms.published();
  const isLive = (id: string) => rows.some(({ documentId }) => documentId === id);
  const withoutDeadLinks = (type: keyof typeof ownLinks, content: object) => {
    const { entry } = content as { entry?: Record<string, unknown> };
    if (!entry) return content;
    const links = (ownLinks[type] ?? []).map((field) => [
      field,
      [entry[field] ?? []].flat().filter((id) => isLive(id as string)),
    ]);
    return { fit: true, entry: { ...entry, ...Object.fromEntries(links) } };
  };
  const cmsRows = rows.map(({ type, documentId, locale, raw }) => [
    `${type} ${documentId} ${locale}`,
    withoutDeadLinks(type as never, parseEntry(type, raw, cms.defaultLocale)),
    linkedIds(raw).sort(),
  ]);
  const mirrored = rows
    .map(({ type }) => type)
    .filter((type, index, types) => types.indexOf(type) === index)
    .flatMap((type) => [...mirror.rows(type)])
    .map(({ type, id, locale, content, links }) => [
      `${type} ${id} ${locale}`,
      withoutDeadLinks(type as never, content),
      links.filter((link) => isLive(link) || cms.files.has(link)).sort(),
    ]);
  // Which version of a file it is, the file's own row says.
  const comparable = (list: unknown[][], files: Iterable<{ documentId: string; updatedAt: unknown }>) => ({
    rows: list
      .map((row) => JSON.stringify(row, (key, value: unknown) => (key === 'updatedAt' ? undefined : value)))
      .sort(),
    files: [...files].map(({ documentId, updatedAt }) => `${documentId} ${String(updatedAt)}`).sort(),
  });
  return { cms: comparable(cmsRows, cms.files.values()), mirror: comparable(mirrored, mirror.files.values()) };
}

test('whatever editors do, the mirror is what the CMS holds, and every difference can be taken back', async () => {
  const ids = ['1', '2', '3'];
  const id = fc.constantFrom(...ids);
  const locale = fc.constantFrom('en', 'es');
  const technique = id.map((number) => `technique-${number}`);
  const step = fc.oneof(
    fc.record({ kind: fc.constant('technique' as const), id, locale, order: fc.integer({ min: 0, max: 9 }) }),
    fc.record({ kind: fc.constant('service' as const), id, locale, techniques: fc.uniqueArray(technique) }),
    fc.record({ kind: fc.constant('page' as const), id, locale, technique, file: id }),
    fc.record({
      kind: fc.constant('unpublish' as const),
      id,
      locale,
      type: fc.constantFrom('Technique' as const, 'Service' as const, 'Page' as const),
    }),
    fc.record({ kind: fc.constant('upload' as const), id }),
    fc.record({ kind: fc.constant('remove file' as const), id }),
    fc.record({ kind: fc.constant('same moment' as const), step: fc.constantFrom(-1, 0, 1) }),
    fc.record({ kind: fc.constant('sync' as const), verify: fc.boolean(), hint: fc.boolean() }),
  );
  const plain = (mirror: Mirror) =>
    JSON.stringify([
      [...(['Technique', 'Service', 'Page'] as const)].map((type) =>
        [...mirror.rows(type)].sort((a, b) => (a.id + a.locale < b.id + b.locale ? -1 : 1)),
      ),
      [...mirror.files].sort(([a], [b]) => (a < b ? -1 : 1)),
    ]);

  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 25 }), async (steps) => {
      const cms = new FakeCms();
      cms.locales = ['en', 'es'];
      for (const number of ids) cms.upload(`file-${number}`);
      const mirror = new Mirror();
      let hints: { type: string; documentId: string }[] = [];
      for (const each of [...steps, { kind: 'sync' as const, verify: false, hint: true }]) {
        if (each.kind === 'technique') {
          const fields = { id: `technique-${each.id}`, slug: each.id, order: each.order };
          cms.publish('Technique', fields, each.locale);
          hints.push({ type: 'technique', documentId: fields.id });
        }
        if (each.kind === 'service')
          cms.publish('Service', { id: `service-${each.id}`, techniques: each.techniques }, each.locale);
        if (each.kind === 'page') {
          const shown = { alternativeText: 'A drawing', file: { ...picture().file, documentId: `file-${each.file}` } };
          const fields = { id: `page-${each.id}`, sections: showing(each.technique), picture: shown };
          cms.publish('Page', fields, each.locale);
        }
        if (each.kind === 'unpublish') {
          const documentId = `${each.type.toLowerCase()}-${each.id}`;
          cms.unpublish(each.type, documentId, each.locale);
          hints.push({ type: each.type.toLowerCase(), documentId });
        }
        // A file that is gone never comes back under its id.
        if (each.kind === 'upload' && cms.files.has(`file-${each.id}`)) cms.upload(`file-${each.id}`);
        if (each.kind === 'remove file') cms.removeFile(`file-${each.id}`);
        if (each.kind === 'same moment') cms.step = each.step;
        if (each.kind !== 'sync') continue;
        const before = plain(mirror);
        const found = await difference(cms.client, mirror, { verify: each.verify, changed: each.hint ? hints : [] });
        const undo = mirror.apply(found);
        const after = plain(mirror);
        undo();
        expect(plain(mirror)).toBe(before);
        mirror.apply(found);
        expect(plain(mirror)).toBe(after);
        const seen = compared(cms, mirror);
        expect(seen.mirror).toEqual(seen.cms);
        hints = [];
      }
    }),
    { numRuns: 200 },
  );
});
