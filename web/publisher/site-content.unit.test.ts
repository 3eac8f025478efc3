import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { entryTypes } from '@kneadful/shared-types';
import fc from 'fast-check';
import { FakeCms } from '../src/cms/fake-cms.ts';
import { SiteUnfit } from '../src/cms/required.ts';
import { picture } from '../src/content/fixtures.ts';
import type { ContentGraph } from '../src/content/graph.ts';
import { entryKey } from '../src/content/keys.ts';
import type { MediaFile } from '../src/content/snapshot.ts';
import { Originals } from './originals.ts';
import { type PullOptions, SiteContent } from './site-content.ts';
import { memoryState, readMeta, type State, writeMeta } from './state/database.ts';

jest.setTimeout(60_000);

let folder: string;
let state: State;
let cms: FakeCms;
let content: SiteContent;

/** As a process that begins with what another left behind. */
function open(): SiteContent {
  const media = JSON.parse(readMeta(state, 'media') ?? '{}') as Record<string, MediaFile>;
  const originals = new Originals(folder);
  return new SiteContent({ client: cms.client, state, originals, withVariants: (file) => file }, media);
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kneadful-content-'));
  state = memoryState();
  cms = FakeCms.withSite();
  content = open();
});
afterEach(() => {
  state.close();
  rmSync(folder, { recursive: true, force: true });
});

const save = (pulled: Awaited<ReturnType<SiteContent['pull']>>) => {
  state.transaction(() => {
    pulled.save();
    writeMeta(state, 'media', JSON.stringify(content.graph.mediaRecord()));
  })();
};
async function pull(options: PullOptions = {}) {
  const pulled = await content.pull(options);
  save(pulled);
  return pulled;
}
const technique = () => content.graph.entry('Technique', 'technique-1', 'en');
const refused = (of = content) =>
  [...of.held.values()]
    .map(({ type, id, live, reasons }) => `${type} ${id} ${live ? 'held' : 'left out'}: ${reasons[0]?.message}`)
    .sort();
const shown = (file: string) => ({ ...picture(), file: { ...picture().file, documentId: file } });

/** Everything that is live, and with which pictures. Which version of a file an entry named is nobody's concern. */
const seen = (graph: ContentGraph) =>
  JSON.stringify(
    [
      graph.defaultLocale,
      graph.locales,
      entryTypes.map((type) =>
        graph
          .ids(type)
          .sort()
          .map((id) => graph.locales.map((locale) => graph.row(type, id, locale))),
      ),
      Object.entries(graph.mediaRecord()).sort(([a], [b]) => (a < b ? -1 : 1)),
    ],
    (key, value: unknown) => (key === 'updatedAt' ? undefined : value),
  );

describe('the content of the site', () => {
  test('is what the CMS has published, with its pictures', async () => {
    cms.publish('Technique');
    const pulled = await pull();
    expect([technique()?.name, pulled.isEmpty, pulled.held, content.revision]).toEqual([
      'Swedish massage',
      false,
      new Map(),
      pulled.revision,
    ]);
    expect(content.graph.mediaRecord()).toEqual({
      'file-1': { src: expect.stringMatching(/^\/media\/[\da-f]{20}\.svg$/), width: 400, height: 300 },
    });
  });

  test('is the same when nothing changed, and that costs one question', async () => {
    await pull();
    cms.asked();
    const { isEmpty, change } = await pull();
    expect([isEmpty, change.isEmpty, cms.asked()]).toEqual([true, true, ['contentRevision']]);
  });

  test('is there again after a restart, without asking anything', async () => {
    cms.publish('Technique');
    await pull();
    cms.asked();
    const again = open();
    expect([seen(again.graph), again.revision, cms.asked()]).toEqual([seen(content.graph), content.revision, []]);
  });

  test('is taken back where it could not be released', async () => {
    await pull();
    const before = seen(content.graph);
    cms.publish('Technique');
    const { revision } = content;
    (await content.pull({})).undo();
    expect([seen(content.graph), content.revision]).toEqual([before, revision]);
    await pull();
    expect(technique()?.name).toBe('Swedish massage');
  });

  test('stays as it is where the CMS fails half-way', async () => {
    await pull();
    const before = seen(content.graph);
    cms.publish('Technique');
    cms.beforeAnswer = (asked) => asked.startsWith('techniques') && (cms.isDown = true);
    await expect(content.pull({})).rejects.toThrow('The CMS is down.');
    cms.beforeAnswer = () => {};
    cms.isDown = false;
    expect(seen(content.graph)).toBe(before);
    await pull();
    expect(technique()?.name).toBe('Swedish massage');
  });

  test('stays as it is where a picture cannot be fetched since the CMS is down', async () => {
    await pull();
    const before = seen(content.graph);
    cms.upload('file-2');
    cms.publish('Technique', { picture: shown('file-2') });
    cms.beforeAnswer = (asked) => asked.startsWith('/uploads') && (cms.isDown = true);
    await expect(content.pull({})).rejects.toThrow('The CMS is down.');
    expect(seen(content.graph)).toBe(before);
  });

  test.each([
    ['Studio', 'studio'],
    ['Navigation', 'navigation'],
    ['Location', 'location'],
  ] as const)('is refused without a %s, and stays as it is', async (type, name) => {
    await pull();
    const before = seen(content.graph);
    cms.unpublish(type, `${name}-1`);
    await expect(content.pull({})).rejects.toThrow(
      new SiteUnfit(
        `Nothing was published: the site needs a ${name} that is published and complete. Publish it in the CMS.`,
      ),
    );
    expect(seen(content.graph)).toBe(before);
  });

  test('is refused where only a translation of the studio is left', async () => {
    cms.locales = ['en', 'es'];
    cms.publish('Studio', { locale: 'es' });
    await pull();
    cms.unpublish('Studio', 'studio-1');
    await expect(content.pull({})).rejects.toThrow(
      new SiteUnfit(
        'Nothing was published: the site needs a studio that is published and complete. Publish it in the CMS.',
      ),
    );
  });

  test('is refused where the first studio is not complete, with the reason', async () => {
    cms.publish('Studio', { tagline: null });
    await expect(content.pull({})).rejects.toThrow(
      new SiteUnfit(
        'Nothing was published: the site needs a studio that is published and complete: tagline: Fill this in. Publish it in the CMS.',
      ),
    );
  });

  test('is not refused where a complete studio is live already', async () => {
    await pull();
    cms.publish('Studio', { tagline: null });
    await pull();
    expect(refused()).toEqual(['Studio studio-1 held: Fill this in.']);
  });
});

describe('an entry that is not fit', () => {
  beforeEach(async () => {
    cms.publish('Technique');
    await pull();
    cms.publish('Technique', { name: null });
    await pull();
  });

  test('is held at its last live version, over restarts too', async () => {
    expect([technique()?.name, refused()]).toEqual(['Swedish massage', ['Technique technique-1 held: Fill this in.']]);
    content = open();
    expect([technique()?.name, refused()]).toEqual(['Swedish massage', ['Technique technique-1 held: Fill this in.']]);
    await pull();
    expect(technique()?.name).toBe('Swedish massage');
  });

  test('is healed by the next good edit, after a restart too', async () => {
    content = open();
    cms.publish('Technique', { name: 'Mended' });
    await pull();
    expect([technique()?.name, refused()]).toEqual(['Mended', []]);
    expect(refused(open())).toEqual([]);
  });

  test('is left out, over restarts too, where nothing of it was live', async () => {
    cms.publish('Faq', { question: null });
    await pull();
    content = open();
    expect([content.graph.ids('Faq'), refused()]).toEqual([
      [],
      ['Faq faq-1 left out: Fill this in.', 'Technique technique-1 held: Fill this in.'],
    ]);
  });

  test('stays at its last live version in a full pull', async () => {
    await pull({ full: true });
    expect([technique()?.name, refused()]).toEqual(['Swedish massage', ['Technique technique-1 held: Fill this in.']]);
  });

  test('stays at its last live version where a language is added, and where one goes', async () => {
    cms.locales = ['en', 'es'];
    await pull();
    expect([technique()?.name, content.graph.locales]).toEqual(['Swedish massage', ['en', 'es']]);
    cms.locales = ['en'];
    await pull();
    expect([technique()?.name, refused()]).toEqual(['Swedish massage', ['Technique technique-1 held: Fill this in.']]);
  });
});

describe('an entry that waits for another', () => {
  test('goes live with it, after a restart too', async () => {
    cms.publish('BodyRegion');
    cms.publish('Technique');
    cms.publish('Condition', { regions: ['bodyRegion-1'], techniques: ['technique-1'] });
    await pull();
    cms.unpublish('Technique', 'technique-1');
    await pull();
    expect(refused()).toEqual(['Condition condition-1 left out: Add at least one technique that is published.']);
    content = open();
    cms.publish('Technique');
    await pull();
    expect([content.graph.ids('Condition'), refused()]).toEqual([['condition-1'], []]);
  });
});

describe('an entry that no page can be rendered with', () => {
  const message = 'The page /techniques/swedish/ could not be rendered: no.';
  const reads = new Set([entryKey('Technique', 'technique-1'), entryKey('Faq', 'faq-1')]);
  const owner = { type: 'Technique' as const, id: 'technique-1' };

  test('is held at its last live version, and the rest goes on', async () => {
    cms.publish('Technique');
    await pull();
    cms.publish('Technique', { name: 'Broken' });
    cms.publish('Faq');
    const pulled = await content.pull({});
    expect(technique()?.name).toBe('Broken');
    expect(pulled.holdReaders(reads, owner, message)).toBe(true);
    save(pulled);
    expect([technique()?.name, content.graph.ids('Faq'), refused()]).toEqual([
      'Swedish massage',
      ['faq-1'],
      [`Technique technique-1 held: ${message}`],
    ]);
  });

  test('keeps the picture of its last live version', async () => {
    cms.publish('Technique');
    await pull();
    cms.upload('file-2');
    cms.publish('Technique', { name: 'Broken', picture: shown('file-2') });
    const pulled = await content.pull({});
    pulled.holdReaders(reads, owner, message);
    save(pulled);
    expect([technique()?.name, Object.keys(content.graph.mediaRecord())]).toEqual(['Swedish massage', ['file-1']]);
  });

  test('is every new one that the page read, where the page is nobody’s', async () => {
    cms.publish('Technique');
    cms.publish('Faq');
    cms.publish('Faq', { id: 'faq-2' });
    const pulled = await content.pull({});
    expect(pulled.holdReaders(reads, undefined, message)).toBe(true);
    save(pulled);
    expect([content.graph.ids('Technique'), content.graph.ids('Faq')]).toEqual([[], ['faq-2']]);
  });

  test('is none that the page did not read, and none that was live before', async () => {
    cms.publish('Technique');
    await pull();
    cms.publish('Faq', { id: 'faq-2' });
    const pulled = await content.pull({});
    expect(pulled.holdReaders(reads, owner, message)).toBe(false);
    expect(content.graph.ids('Faq')).toEqual(['faq-2']);
  });

  test('is not held twice: a page that fails without it has another reason', async () => {
    cms.publish('Technique');
    const pulled = await content.pull({});
    expect([pulled.holdReaders(reads, owner, message), pulled.holdReaders(reads, owner, message)]).toEqual([
      true,
      false,
    ]);
  });

  test('is not looked for among a crowd: to hold it all would take the site apart', async () => {
    const ids = Array.from({ length: 21 }, (_, number) => cms.publish('Faq', { id: `faq-${number}` }));
    const pulled = await content.pull({});
    expect(pulled.holdReaders(new Set(ids.map((id) => entryKey('Faq', id))), undefined, message)).toBe(false);
    expect(content.graph.ids('Faq')).toHaveLength(21);
  });

  test('stays held, over restarts too, until it is edited, or the code is another', async () => {
    cms.publish('Technique');
    const pulled = await content.pull({});
    pulled.holdReaders(reads, owner, message);
    save(pulled);
    content = open();
    cms.publish('Faq');
    await pull();
    expect(refused()).toEqual([`Technique technique-1 left out: ${message}`]);
    (await content.pull({ retryBroken: true })).undo();
    expect(refused()).toEqual([`Technique technique-1 left out: ${message}`]);
    await pull({ retryBroken: true });
    expect([technique()?.name, refused()]).toEqual(['Swedish massage', []]);
  });

  test('is tried again when it is edited', async () => {
    cms.publish('Technique');
    const pulled = await content.pull({});
    pulled.holdReaders(reads, owner, message);
    save(pulled);
    cms.publish('Technique', { name: 'Mended' });
    await pull();
    expect([technique()?.name, refused()]).toEqual(['Mended', []]);
  });

  test('is forgotten when it is unpublished', async () => {
    cms.publish('Technique');
    const pulled = await content.pull({});
    pulled.holdReaders(reads, owner, message);
    save(pulled);
    cms.unpublish('Technique', 'technique-1');
    await pull();
    expect([refused(), refused(open())]).toEqual([[], []]);
  });

  test('stops the publish where the site cannot do without it', async () => {
    const pulled = await content.pull({});
    const studio = { type: 'Studio' as const, id: 'studio-1' };
    expect(() => pulled.holdReaders(new Set([entryKey('Studio', 'studio-1')]), studio, 'No.')).toThrow(
      new SiteUnfit(
        'Nothing was published: the site needs a studio that is published and complete: No. Publish it in the CMS.',
      ),
    );
  });

  test('is taken back with everything else', async () => {
    await pull();
    const before = seen(content.graph);
    cms.publish('Technique');
    const pulled = await content.pull({});
    pulled.holdReaders(reads, owner, message);
    pulled.undo();
    expect([seen(content.graph), refused()]).toEqual([before, []]);
  });
});

describe('pictures', () => {
  const src = (id: string) => content.graph.media(id)?.src;

  test('are fetched once', async () => {
    await pull();
    cms.publish('Technique');
    cms.publish('Service');
    await pull();
    expect(cms.asked().filter((line) => line.startsWith('/uploads'))).toEqual(['/uploads/file-1.svg']);
    cms.publish('Technique', { name: 'New' });
    await pull();
    expect(cms.asked().filter((line) => line.startsWith('/uploads'))).toEqual([]);
  });

  test('that are replaced change, and the entries that show them do not', async () => {
    cms.publish('Technique');
    await pull();
    const before = src('file-1');
    cms.upload('file-1', 'another drawing');
    const { change } = await pull();
    expect(src('file-1')).not.toBe(before);
    expect([[...change.keys], change.touchedMedia, change.replaced]).toEqual([['media:file-1'], true, []]);
  });

  test('that nothing shows are not fetched', async () => {
    cms.upload('file-2');
    await pull();
    cms.upload('file-2', 'another');
    await pull();
    expect(content.graph.media('file-2')).toBeUndefined();
  });

  test('that nothing shows any more go, those of others stay', async () => {
    cms.upload('file-2');
    cms.publish('Technique', { picture: shown('file-2') });
    cms.publish('Service', { picture: shown('file-2') });
    await pull();
    cms.publish('Technique');
    await pull();
    expect(Object.keys(content.graph.mediaRecord()).sort()).toEqual(['file-1', 'file-2']);
    cms.unpublish('Service', 'service-1');
    await pull();
    expect(Object.keys(content.graph.mediaRecord())).toEqual(['file-1']);
  });

  test('that the CMS does not have hold who would show them, until they are uploaded again', async () => {
    cms.upload('file-2');
    cms.bytes.delete('/uploads/file-2.svg');
    cms.publish('Technique', { picture: shown('file-2') });
    await pull();
    expect(refused()).toEqual([
      'Technique technique-1 left out: A picture of it cannot be fetched from the media library. Upload it again.',
    ]);
    content = open();
    cms.upload('file-2');
    await pull();
    expect([technique()?.name, refused(), refused(open())]).toEqual(['Swedish massage', [], []]);
  });

  test('that the CMS has lost stay where they are live', async () => {
    cms.publish('Technique');
    await pull();
    const before = src('file-1');
    cms.upload('file-1', 'another drawing');
    cms.bytes.delete('/uploads/file-1.svg');
    await pull();
    expect([src('file-1'), technique()?.name, refused()]).toEqual([before, 'Swedish massage', []]);
  });

  test('that could not be had are asked for again with every publish, after a restart too', async () => {
    cms.publish('Technique');
    await pull();
    const before = src('file-1');
    cms.upload('file-1', 'another drawing');
    cms.upload('file-2');
    cms.publish('Service', { picture: shown('file-2') });
    for (const path of ['/uploads/file-1.svg', '/uploads/file-2.svg']) cms.bytes.delete(path);
    await pull();
    expect([src('file-1'), src('file-2')]).toEqual([before, undefined]);
    content = open();
    cms.bytes.set('/uploads/file-1.svg', 'another drawing').set('/uploads/file-2.svg', 'a second one');
    await pull();
    expect([src('file-1') === before, src('file-2'), refused()]).toEqual([false, expect.any(String), []]);
    cms.asked();
    await pull();
    expect(cms.asked()).toEqual(['contentRevision']);
  });

  test('that are removed from the library stay with the last live version of who shows them', async () => {
    cms.publish('Technique');
    await pull();
    const before = src('file-1');
    cms.removeFile('file-1');
    await pull();
    expect([src('file-1'), technique()?.name, refused()]).toEqual([
      before,
      'Swedish massage',
      ['Technique technique-1 held: Choose a picture.'],
    ]);
  });

  test('are taken back with everything else, and what was fetched is not lost', async () => {
    await pull();
    const before = seen(content.graph);
    cms.publish('Technique');
    (await content.pull({})).undo();
    expect([seen(content.graph), readdirSync(folder)]).toEqual([
      before,
      ['index.json', expect.stringMatching(/\.svg$/)].sort(),
    ]);
  });
});

describe('languages', () => {
  test('that are added bring their rows', async () => {
    cms.publish('Faq');
    await pull();
    cms.locales = ['en', 'es'];
    cms.publish('Faq', { question: '¿Duele?' }, 'es');
    const before = content.graph;
    await pull();
    expect([content.graph === before, content.graph.entry('Faq', 'faq-1', 'es')?.question]).toEqual([false, '¿Duele?']);
    cms.asked();
    await pull();
    expect(cms.asked()).toEqual(['contentRevision']);
  });

  test('that go take their rows with them', async () => {
    cms.locales = ['en', 'es'];
    cms.publish('Faq');
    cms.publish('Faq', { question: '¿Duele?' }, 'es');
    await pull();
    cms.locales = ['en'];
    cms.unpublish('Faq', 'faq-1', 'es');
    await pull();
    expect([content.graph.has('Faq', 'faq-1', 'es'), content.graph.locales]).toEqual([false, ['en']]);
    cms.asked();
    await pull();
    expect([cms.asked(), seen(open().graph)]).toEqual([['contentRevision'], seen(content.graph)]);
  });

  test('what has none belongs to the default one, whichever that is', async () => {
    cms.locales = ['en', 'es'];
    for (const type of ['Studio', 'Navigation', 'Location'] as const) cms.publish(type, {}, 'es');
    cms.publish('Redirect');
    await pull();
    cms.defaultLocale = 'es';
    await pull();
    expect([content.graph.defaultLocale, content.graph.idBySlug('Redirect', '/old/', 'es')]).toEqual([
      'es',
      'redirect-1',
    ]);
    expect(content.graph.has('Redirect', 'redirect-1', 'en')).toBe(false);
    cms.asked();
    await pull();
    expect(cms.asked()).toEqual(['contentRevision']);
  });

  test('that could not be brought leave everything as it was', async () => {
    cms.publish('Faq');
    await pull();
    const before = seen(content.graph);
    cms.locales = ['en', 'es'];
    (await content.pull({})).undo();
    expect(seen(content.graph)).toBe(before);
    cms.beforeAnswer = (asked) => asked.startsWith('faqs') && (cms.isDown = true);
    await expect(content.pull({})).rejects.toThrow('The CMS is down.');
    expect(seen(content.graph)).toBe(before);
    cms.beforeAnswer = () => {};
    cms.isDown = false;
    await pull();
    expect(content.graph.locales).toEqual(['en', 'es']);
  });
});

test('a full pull finds links that were lost without a sum that shows it', async () => {
  cms.publish('Technique');
  cms.publish('Service', { techniques: ['technique-1'] });
  await pull();
  cms.loseLinks('Service', 'service-1', 'techniques');
  await pull();
  expect(content.graph.referrers('Service', 'techniques', 'technique-1')).toEqual(['service-1']);
  await pull({ full: true });
  expect(content.graph.referrers('Service', 'techniques', 'technique-1')).toEqual([]);
});

test('whatever editors do, the content is what one full pull of it would be, and survives a restart', async () => {
  const number = fc.constantFrom('1', '2');
  const step = fc.oneof(
    fc.record({ kind: fc.constant('technique' as const), number, file: number, isFit: fc.boolean() }),
    fc.record({ kind: fc.constant('region' as const), number }),
    fc.record({
      kind: fc.constant('condition' as const),
      number,
      techniques: fc.subarray(['technique-1', 'technique-2']),
      regions: fc.subarray(['bodyRegion-1', 'bodyRegion-2']),
    }),
    fc.record({
      kind: fc.constant('unpublish' as const),
      number,
      type: fc.constantFrom('Technique' as const, 'Condition' as const, 'BodyRegion' as const),
    }),
    fc.record({ kind: fc.constant('upload' as const), number }),
    fc.record({ kind: fc.constant('pull' as const), how: fc.constantFrom('save', 'undo', 'restart', 'full') }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 20 }), async (steps) => {
      cms = FakeCms.withSite();
      cms.upload('file-2');
      state.close();
      state = memoryState();
      content = open();
      /** Entries of which some version was not fit when it was pulled: what is shown of them depends on what was before. */
      const unfit = new Set<string>();
      for (const each of [...steps, { kind: 'pull' as const, how: 'restart' }]) {
        if (each.kind === 'technique') {
          const id = `technique-${each.number}`;
          if (!each.isFit) unfit.add(id);
          cms.publish('Technique', {
            ...{ id, slug: id, picture: shown(`file-${each.file}`) },
            ...(!each.isFit && { name: null }),
          });
        }
        if (each.kind === 'region') cms.publish('BodyRegion', { id: `bodyRegion-${each.number}`, slug: each.number });
        if (each.kind === 'condition')
          cms.publish('Condition', {
            ...{ id: `condition-${each.number}`, slug: each.number },
            ...{ techniques: each.techniques, regions: each.regions },
          });
        if (each.kind === 'unpublish') {
          const name = `${each.type.charAt(0).toLowerCase()}${each.type.slice(1)}`;
          cms.unpublish(each.type, `${name}-${each.number}`);
        }
        if (each.kind === 'upload') cms.upload(`file-${each.number}`, `${cms.clock}`);
        if (each.kind !== 'pull') continue;
        if (each.how === 'undo') {
          const before = seen(content.graph);
          (await content.pull({})).undo();
          expect(seen(content.graph)).toBe(before);
          continue;
        }
        await pull({ full: each.how === 'full' });
        if (each.how === 'restart') {
          const [before, held] = [seen(content.graph), refused()];
          content = open();
          expect([seen(content.graph), refused()]).toEqual([before, held]);
        }
      }
      // What was live before it became unfit only a history knows.
      if (unfit.size > 0 || content.held.size > 0) return;
      const [here, hereState] = [seen(content.graph), state];
      state = memoryState();
      const anew = open();
      await anew.pull({});
      expect(here).toBe(seen(anew.graph));
      state.close();
      state = hereState;
    }),
    { numRuns: 100 },
  );
});
