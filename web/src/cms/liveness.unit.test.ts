import { describe, expect, test } from '@jest/globals';
import type { EntryType } from '@kneadful/shared-types';
import fc from 'fast-check';
import type { Entries, Entry } from '../content/entries/index.ts';
import { entry, type EntriesOf, picture, snapshot } from '../content/fixtures.ts';
import { ContentGraph } from '../content/graph.ts';
import { GraphChange } from '../content/graph-change.ts';
import { decide, type HeldEntries, heldKey, type RowKey } from './liveness.ts';
import { Mirror, type Row } from './mirror.ts';
import type { Unfit } from './parse-entry.ts';

/** A site with what the CMS holds and what is live of it. */
class Site {
  readonly mirror = new Mirror();
  readonly graph: ContentGraph;
  readonly held: HeldEntries = new Map();
  readonly broken = new Map<string, Unfit['reasons']>();
  #keys: RowKey[] = [];
  #rows = 0;

  constructor(live: EntriesOf = {}) {
    this.graph = new ContentGraph(snapshot({}, { locales: ['en', 'es'] }));
    for (const [type, entries] of Object.entries(live) as [EntryType, Entry[]][])
      for (const each of entries) this.publish(type, each as never);
    this.settle();
  }

  publish<Type extends EntryType>(type: Type, fields: Partial<Entries[Type]> = {}): this {
    return this.#put(type, entry(type, fields), (fit) => ({ fit: true, entry: fit }));
  }

  /** A version that an editor could publish and that lacks something. */
  publishUnfit<Type extends EntryType>(type: Type, fields: Partial<Entries[Type]> = {}): this {
    const reasons = [{ field: 'name', message: 'Fill this in.' }];
    return this.#put(type, entry(type, fields), ({ id, locale }) => ({
      fit: false,
      unfit: { type, id, locale, title: 'A draft', reasons },
    }));
  }

  unpublish(type: EntryType, id: string, locale = 'en'): this {
    this.mirror.remove({ type, id, locale });
    this.#keys.push({ type, id, locale });
    return this;
  }

  #put(type: EntryType, row: Entry, contentOf: (entry: Entry) => Row['content']): this {
    const { id, locale } = row;
    const version = { rowId: ++this.#rows, publishedAt: String(this.#rows) };
    this.mirror.put({ type, id, locale, ...version, links: [], content: contentOf(row) });
    this.#keys.push({ type, id, locale });
    return this;
  }

  /** One decision over everything that changed since the last. */
  settle(): GraphChange {
    const change = new GraphChange(this.graph);
    this.decide(change, this.#keys.splice(0));
    return change;
  }

  decide(change: GraphChange, keys: RowKey[]): void {
    decide(change, this.mirror, keys, this.held, { broken: this.broken });
  }

  /** What is not shown as the CMS has it, in a line each. */
  get refused(): string[] {
    return [...this.held.values()].map(
      ({ type, id, locale, live, reasons }) =>
        `${type} ${id} ${locale} ${live ? 'held' : 'left out'}: ${reasons.map(({ field, message }) => `${field}: ${message}`).join(' ')}`,
    );
  }

  ids(...types: EntryType[]): string[][] {
    return types.map((type) => this.graph.ids(type));
  }
}

const person = (fields: Partial<Entries['Person']> = {}) => entry('Person', fields);
const noAuthor = 'author: Add an author that is published.';

describe('a version that is fit', () => {
  test('goes live, and nothing is held', () => {
    const site = new Site({ Technique: [entry('Technique')] });
    site.publish('Technique', { name: 'Hot stones' }).settle();
    expect([site.graph.entry('Technique', 'technique-1', 'en')?.name, site.refused]).toEqual(['Hot stones', []]);
  });

  test('goes where it is unpublished', () => {
    const site = new Site({ Technique: [entry('Technique')] });
    site.unpublish('Technique', 'technique-1').settle();
    expect([site.ids('Technique'), site.refused]).toEqual([[[]], []]);
  });

  test('goes live together with the one that it needs, in whichever order they come', () => {
    for (const order of [
      (site: Site) => site.publish('Article').publish('Person'),
      (site: Site) => site.publish('Person').publish('Article'),
    ]) {
      const site = new Site();
      order(site).settle();
      expect([site.ids('Article', 'Person'), site.refused]).toEqual([[['article-1'], ['person-1']], []]);
    }
  });
});

describe('a version that is not fit', () => {
  const live = entry('Technique');

  test('is held at the last live one, and named', () => {
    const site = new Site({ Technique: [live] });
    site.publishUnfit('Technique').settle();
    expect(site.graph.entry('Technique', 'technique-1', 'en')).toEqual(live);
    expect([...site.held]).toEqual([
      [
        'Technique technique-1 en',
        {
          type: 'Technique',
          id: 'technique-1',
          locale: 'en',
          title: 'A draft',
          reasons: [{ field: 'name', message: 'Fill this in.' }],
          live: true,
        },
      ],
    ]);
  });

  test('is left out where there was none, and named', () => {
    const site = new Site();
    site.publishUnfit('Technique').settle();
    expect([site.ids('Technique'), site.refused]).toEqual([
      [[]],
      ['Technique technique-1 en left out: name: Fill this in.'],
    ]);
  });

  test('keeps nothing else from going live', () => {
    const site = new Site({ Technique: [live] });
    site.publishUnfit('Technique').publish('Faq').settle();
    expect(site.ids('Technique', 'Faq')).toEqual([['technique-1'], ['faq-1']]);
  });

  test('changes nothing that a page could read', () => {
    const site = new Site({ Technique: [live] });
    expect(site.publishUnfit('Technique').settle().isEmpty).toBe(true);
  });

  test('stays held while others change', () => {
    const site = new Site({ Technique: [live] });
    site.publishUnfit('Technique').settle();
    site.publish('Faq').settle();
    expect(site.refused).toEqual(['Technique technique-1 en held: name: Fill this in.']);
  });

  test('is healed by the next good edit', () => {
    const site = new Site({ Technique: [live] });
    site.publishUnfit('Technique').publishUnfit('Faq').settle();
    site.publish('Technique', { name: 'Mended' }).publish('Faq').settle();
    expect([site.graph.entry('Technique', 'technique-1', 'en')?.name, site.ids('Faq'), site.refused]).toEqual([
      'Mended',
      [['faq-1']],
      [],
    ]);
  });

  test('goes with its last live version where it is unpublished', () => {
    const site = new Site({ Technique: [live] });
    site.publishUnfit('Technique').settle();
    site.unpublish('Technique', 'technique-1').settle();
    expect([site.ids('Technique'), site.refused]).toEqual([[[]], []]);
  });
});

describe('an entry that cannot stand without another', () => {
  test('is left out where that is not live', () => {
    const site = new Site();
    site.publish('Article', { author: 'person-9' }).settle();
    expect(site.ids('Article')).toEqual([[]]);
    expect([...site.held.values()]).toEqual([
      {
        type: 'Article',
        id: 'article-1',
        locale: 'en',
        title: 'Backs',
        reasons: [{ field: 'author', message: 'Add an author that is published.' }],
        live: false,
      },
    ]);
  });

  test('is left out with those that need it, down the whole chain', () => {
    const site = new Site();
    site
      .publish('Condition', { regions: ['gone'], techniques: ['technique-1'] })
      .publish('ResearchFinding', { condition: 'condition-1' })
      .publish('Technique')
      .settle();
    expect(site.refused).toEqual([
      'Condition condition-1 en left out: regions: Add at least one region of the back that is published.',
      'ResearchFinding researchFinding-1 en left out: condition: Add the condition it is about that is published.',
    ]);
    expect(site.ids('Condition', 'ResearchFinding', 'Technique')).toEqual([[], [], ['technique-1']]);
  });

  const chain: EntriesOf = {
    BodyRegion: [entry('BodyRegion')],
    Technique: [entry('Technique')],
    Condition: [entry('Condition', { regions: ['bodyRegion-1'], techniques: ['technique-1'] })],
    ResearchFinding: [entry('ResearchFinding', { condition: 'condition-1' })],
  };

  test('falls with what it needs, and comes back with it', () => {
    const site = new Site(chain);
    site.unpublish('Technique', 'technique-1').settle();
    expect([site.ids('Condition', 'ResearchFinding'), site.refused]).toEqual([
      [[], []],
      [
        'Condition condition-1 en left out: techniques: Add at least one technique that is published.',
        'ResearchFinding researchFinding-1 en left out: condition: Add the condition it is about that is published.',
      ],
    ]);
    site.publish('Technique').settle();
    expect([site.ids('Condition', 'ResearchFinding'), site.refused]).toEqual([
      [['condition-1'], ['researchFinding-1']],
      [],
    ]);
  });

  test('waits for it: an article that was published before its author goes live with them', () => {
    const site = new Site();
    site.publish('Article', { author: 'person-2' }).settle();
    expect(site.ids('Article')).toEqual([[]]);
    site.publish('Person', { id: 'person-2' }).settle();
    expect([site.ids('Article'), site.refused]).toEqual([[['article-1']], []]);
  });

  test('waits at its last live version', () => {
    const site = new Site({ Person: [person()], Article: [entry('Article')] });
    site.publish('Article', { title: 'New', author: 'person-2' }).settle();
    expect([site.graph.entry('Article', 'article-1', 'en')?.title, site.refused]).toEqual([
      'Backs',
      [`Article article-1 en held: ${noAuthor}`],
    ]);
    site.publish('Person', { id: 'person-2' }).settle();
    expect([site.graph.entry('Article', 'article-1', 'en')?.title, site.refused]).toEqual(['New', []]);
  });

  test('is left out where what its last live version needs goes too', () => {
    const site = new Site({ Person: [person()], Article: [entry('Article')] });
    site.publish('Article', { author: 'person-2' }).settle();
    site.unpublish('Person', 'person-1').settle();
    expect([site.ids('Article'), site.refused]).toEqual([[[]], [`Article article-1 en left out: ${noAuthor}`]]);
    site.publish('Person', { id: 'person-2' }).settle();
    expect([site.ids('Article'), site.refused]).toEqual([[['article-1']], []]);
  });

  test('stays where it can do without the link', () => {
    const site = new Site({ Person: [person()] });
    site.publish('Article', { medicalReviewer: 'person-9', conditions: ['gone'] }).settle();
    expect([site.ids('Article', 'Person'), site.refused]).toEqual([[['article-1'], ['person-1']], []]);
  });

  test('is no research where the citation that it rests on is not live', () => {
    const site = new Site();
    site
      .publish('FrequencyRecommendation', { basis: 'research', certainty: 'low', citations: ['citation-9'] })
      .settle();
    expect(site.refused).toEqual([
      'FrequencyRecommendation frequencyRecommendation-1 en left out: citations: A research statement needs at least one published citation that assessed this claim.',
    ]);
  });
});

describe('translations', () => {
  const article = { author: 'person-9' };
  const noOriginal =
    ': It is shown together with the default language’s version, which is not live. Publish that, or unpublish this.';

  test('are left out with the entry that they translate, and come with it', () => {
    const site = new Site();
    site
      .publish('Article', article)
      .publish('Article', { ...article, locale: 'es' })
      .settle();
    expect([site.ids('Article'), site.refused]).toEqual([
      [[]],
      [`Article article-1 en left out: ${noAuthor}`, `Article article-1 es left out: ${noOriginal}`],
    ]);
    site.publish('Person', { id: 'person-9' }).settle();
    expect([site.graph.has('Article', 'article-1', 'es'), site.refused]).toEqual([true, []]);
  });

  test('fall with it', () => {
    const site = new Site({ Person: [person()], Article: [entry('Article'), entry('Article', { locale: 'es' })] });
    expect(site.graph.has('Article', 'article-1', 'es')).toBe(true);
    site.unpublish('Person', 'person-1').settle();
    expect([site.ids('Article'), site.graph.row('Article', 'article-1', 'es')]).toEqual([[[]], undefined]);
  });

  test('are left out, and named, where nothing else is published', () => {
    const site = new Site();
    site.publish('Faq', { locale: 'es', question: '¿Duele?' }).settle();
    expect([site.ids('Faq'), site.refused]).toEqual([[[]], [`Faq faq-1 es left out: ${noOriginal}`]]);
    site.publishUnfit('Faq').settle();
    expect([site.ids('Faq'), site.refused.sort()]).toEqual([
      [[]],
      ['Faq faq-1 en left out: name: Fill this in.', `Faq faq-1 es left out: ${noOriginal}`],
    ]);
    site.publish('Faq').settle();
    expect([site.graph.entry('Faq', 'faq-1', 'es')?.question, site.refused]).toEqual(['¿Duele?', []]);
  });

  test('go with the original that is unpublished, and come back with it', () => {
    const site = new Site({ Faq: [entry('Faq'), entry('Faq', { locale: 'es', question: '¿Duele?' })] });
    site.unpublish('Faq', 'faq-1').settle();
    expect([site.ids('Faq'), site.graph.row('Faq', 'faq-1', 'es'), site.refused]).toEqual([
      [[]],
      undefined,
      [`Faq faq-1 es left out: ${noOriginal}`],
    ]);
    site.publish('Faq').settle();
    expect([site.graph.entry('Faq', 'faq-1', 'es')?.question, site.refused]).toEqual(['¿Duele?', []]);
  });

  test('are held one by one', () => {
    const site = new Site({ Faq: [entry('Faq'), entry('Faq', { locale: 'es', question: '¿Duele?' })] });
    site.publishUnfit('Faq', { locale: 'es' }).publish('Faq', { question: 'New?' }).settle();
    expect([
      site.graph.entry('Faq', 'faq-1', 'en')?.question,
      site.graph.entry('Faq', 'faq-1', 'es')?.question,
      site.refused,
    ]).toEqual(['New?', '¿Duele?', ['Faq faq-1 es held: name: Fill this in.']]);
  });

  test('do not stand for an entry that others need', () => {
    const site = new Site({ Person: [person(), person({ locale: 'es' })], Article: [entry('Article')] });
    site.unpublish('Person', 'person-1').settle();
    expect(site.ids('Article', 'Person')).toEqual([[], []]);
  });
});

describe('a picture that cannot be had', () => {
  const lost = { ...picture(), file: { ...picture().file, documentId: 'file-9' } };
  const why = ': A picture of it cannot be fetched from the media library. Upload it again.';

  test('holds who shows it', () => {
    const site = new Site({ Technique: [entry('Technique')] });
    site.publish('Technique', { name: 'New', picture: lost }).settle();
    expect([site.graph.entry('Technique', 'technique-1', 'en')?.name, site.refused]).toEqual([
      'Swedish massage',
      [`Technique technique-1 en held: ${why}`],
    ]);
  });

  test('is asked of translations too', () => {
    const site = new Site({ Technique: [entry('Technique')] });
    site.publish('Technique', { locale: 'es', picture: lost }).settle();
    expect([site.graph.has('Technique', 'technique-1', 'es'), site.refused]).toEqual([
      false,
      [`Technique technique-1 es left out: ${why}`],
    ]);
  });

  test('holds nobody when it is there', () => {
    const site = new Site();
    site.publish('Technique', { picture: lost }).settle();
    const change = new GraphChange(site.graph);
    change.setMedia('file-9', { src: '/media/nine.webp', width: 1, height: 1 });
    site.decide(change, [{ type: 'Technique', id: 'technique-1', locale: 'en' }]);
    expect([site.ids('Technique'), site.refused]).toEqual([[['technique-1']], []]);
  });
});

describe('a version that could not be rendered', () => {
  const key = { type: 'Technique', id: 'technique-1', locale: 'en' } as const;
  const reasons = [{ field: '', message: 'The page /techniques/swedish/ could not be rendered: no.' }];

  test('is not shown, although it is fit', () => {
    const site = new Site({ Technique: [entry('Technique')] });
    site.broken.set(heldKey(key), reasons);
    site.publish('Technique', { name: 'Broken' }).settle();
    expect([site.graph.entry('Technique', 'technique-1', 'en')?.name, site.refused]).toEqual([
      'Swedish massage',
      ['Technique technique-1 en held: : The page /techniques/swedish/ could not be rendered: no.'],
    ]);
    expect(site.held.get(heldKey(key))?.title).toBe('Broken');
  });

  test('gives way to the last live one when that is learned within the same change', () => {
    const site = new Site({ Technique: [entry('Technique')] });
    const change = site.publish('Technique', { name: 'Broken' }).settle();
    site.broken.set(heldKey(key), reasons);
    site.decide(change, [key]);
    expect([site.graph.entry('Technique', 'technique-1', 'en')?.name, site.held.get(heldKey(key))?.live]).toEqual([
      'Swedish massage',
      true,
    ]);
  });

  test('is left out when that is learned and there was none', () => {
    const site = new Site({ BodyRegion: [entry('BodyRegion')] });
    const change = site
      .publish('Technique')
      .publish('Condition', { regions: ['bodyRegion-1'], techniques: ['technique-1'] })
      .settle();
    expect(site.ids('Technique', 'Condition')).toEqual([['technique-1'], ['condition-1']]);
    site.broken.set(heldKey(key), reasons);
    site.decide(change, [key]);
    expect([site.ids('Technique', 'Condition'), site.refused]).toEqual([
      [[], []],
      [
        'Technique technique-1 en left out: : The page /techniques/swedish/ could not be rendered: no.',
        'Condition condition-1 en left out: techniques: Add at least one technique that is published.',
      ],
    ]);
  });

  test('is shown when it is tried again and is broken no more', () => {
    const site = new Site({ Technique: [entry('Technique')] });
    site.broken.set(heldKey(key), reasons);
    site.publish('Technique', { name: 'New' }).settle();
    site.broken.clear();
    site.decide(new GraphChange(site.graph), [key]);
    expect([site.graph.entry('Technique', 'technique-1', 'en')?.name, site.refused]).toEqual(['New', []]);
  });
});

test('whatever comes and goes, what is fit to stand is live, and nothing that is live lacks what it needs', () => {
  const number = fc.constantFrom('1', '2');
  const ids = (type: string) => fc.subarray([`${type}-1`, `${type}-2`]);
  const step = fc.oneof(
    fc.record({ type: fc.constant('BodyRegion' as const), number, kind: fc.constantFrom('fit', 'gone', 'unfit') }),
    fc.record({ type: fc.constant('Technique' as const), number, kind: fc.constantFrom('fit', 'gone', 'unfit') }),
    fc.record({
      type: fc.constant('Condition' as const),
      number,
      kind: fc.constantFrom('fit', 'fit', 'gone', 'unfit'),
      fields: fc.record({ regions: ids('BodyRegion'), techniques: ids('Technique') }),
    }),
    fc.record({
      type: fc.constant('ResearchFinding' as const),
      number,
      kind: fc.constantFrom('fit', 'fit', 'gone', 'unfit'),
      fields: fc.record({ condition: number.map((each) => `Condition-${each}`) }),
    }),
  );
  const stands = (site: Site, type: EntryType, row: Entry) => {
    const isLive = (id: string) => site.graph.isLive(id.split('-')[0] as EntryType, id);
    if (type === 'ResearchFinding') return isLive((row as Entries['ResearchFinding']).condition);
    if (type !== 'Condition') return true;
    const { regions, techniques } = row as Entries['Condition'];
    return regions.some(isLive) && techniques.some(isLive);
  };
  fc.assert(
    fc.property(fc.array(fc.array(step, { maxLength: 4 }), { maxLength: 8 }), (batches) => {
      const site = new Site();
      for (const batch of batches) {
        for (const { type, number: id, kind, ...rest } of batch) {
          const fields = { id: `${type}-${id}`, ...('fields' in rest ? rest.fields : {}) };
          if (kind === 'gone') site.unpublish(type, fields.id);
          else if (kind === 'unfit') site.publishUnfit(type, fields as never);
          else site.publish(type, fields as never);
        }
        site.settle();
        for (const type of ['BodyRegion', 'Technique', 'Condition', 'ResearchFinding'] as const) {
          for (const row of site.mirror.rows(type)) {
            const shown = site.graph.row(type, row.id, 'en');
            const refused = site.held.get(heldKey(row));
            if (shown) expect(stands(site, type, shown)).toBe(true);
            const isFit = row.content.fit && stands(site, type, row.content.entry);
            // The newest version is live exactly where it stands; otherwise it is held, and says whether one is shown.
            expect(refused === undefined).toBe(isFit);
            if (row.content.fit && isFit) expect(shown).toEqual(row.content.entry);
            else expect(refused?.live).toBe(shown !== undefined);
          }
          for (const id of site.graph.ids(type)) expect(site.mirror.row(type, id, 'en')).toBeDefined();
        }
      }
    }),
    { numRuns: 300 },
  );
});
