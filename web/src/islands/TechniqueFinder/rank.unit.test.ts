import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Finder } from '../../lib/finder.ts';
import { type Answers, changed, readAnswers } from './answers.ts';
import { anyFinder, answersOf, anySearch, finder } from './fixtures.ts';
import { outcomeOf } from './outcome.ts';
import { rank } from './rank.ts';

const namesOf = (answers: Partial<Answers>, content = finder) =>
  rank(content, answersOf(answers)).map(({ technique }) => technique.slug);
const reasonsOf = (answers: Partial<Answers>, slug: string) => {
  const found = rank(finder, answersOf(answers)).find(({ technique }) => technique.slug === slug)!;
  const said = ({ rule, name, detail }: (typeof found.reasons)[number]) =>
    [rule, name, detail].filter(Boolean).join(': ');
  return { reasons: found.reasons.map(said), reservations: found.reservations.map(said) };
};

describe('techniques', () => {
  test('are none where nothing is said', () => {
    expect(namesOf({})).toEqual([]);
  });

  test('of a chosen condition are those that the content names for it, in the content’s order', () => {
    expect(namesOf({ kind: ['tension'] })).toEqual(['swedish', 'deep', 'myofascial']);
    expect(namesOf({ kind: ['stiff-neck'] })).toEqual(['swedish']);
  });

  test('that it does not name are not shown, whatever else speaks for them', () => {
    const all: Partial<Answers> = { where: ['lower'], goal: ['sports'], who: ['active'], pressure: 'firm' };
    expect(namesOf({ ...all, kind: ['strain'] })).toEqual(['swedish', 'myofascial']);
    expect(namesOf(all)[0]).toBe('sports');
  });

  test('named for more of the conditions come first, and the others say for which they are not', () => {
    expect(namesOf({ kind: ['strain', 'tension'] })).toEqual(['swedish', 'myofascial', 'deep']);
    expect(reasonsOf({ kind: ['strain', 'tension'] }, 'deep')).toEqual({
      reasons: ['kind: Muscle tension'],
      reservations: ['notKind: Acute strain'],
    });
  });

  test('come before others by pressure, by whom they are for, and by what is true of the visitor', () => {
    const kind = ['tension'];
    expect(namesOf({ kind, pressure: 'firm' })).toEqual(['deep', 'swedish', 'myofascial']);
    expect(namesOf({ kind, pressure: 'firm', who: ['desk'] })).toEqual(['swedish', 'deep', 'myofascial']);
    expect(namesOf({ kind, pressure: 'firm', who: ['desk'], goal: ['myofascial'] })[0]).toBe('myofascial');
  });

  test('name the entry that each reason comes from', () => {
    expect(
      reasonsOf(
        { where: ['lower'], kind: ['tension'], pressure: 'light', who: ['desk'], goal: ['swedish'] },
        'swedish',
      ),
    ).toEqual({
      reasons: [
        'kind: Muscle tension',
        'goal: Swedish massage: are new to it',
        'who: Desk workers',
        'pressure: Swedish massage: light to moderate',
        'where: Lower back',
      ],
      reservations: [],
    });
  });

  test('say openly that their pressure is not the one liked', () => {
    expect(reasonsOf({ kind: ['tension'], pressure: 'light' }, 'deep').reservations).toEqual([
      'notPressure: Deep tissue: moderate to firm',
    ]);
  });

  test('of a region are those of the conditions felt there', () => {
    expect(namesOf({ where: ['upper'] })).toEqual(['swedish', 'deep', 'myofascial']);
  });
});

describe('whatever the content and the answers', () => {
  const anyCase = fc.tuple(anyFinder, anySearch);
  const ranked = (content: Finder, answers: Answers) => rank(content, answers).map(({ technique }) => technique.slug);

  test('no technique is shown twice, and each has a reason', () => {
    fc.assert(
      fc.property(anyCase, ([content, search]) => {
        const matches = rank(content, readAnswers(search, content));
        expect(new Set(matches.map(({ technique }) => technique)).size).toBe(matches.length);
        expect(matches.filter(({ reasons }) => reasons.length === 0)).toEqual([]);
      }),
    );
  });

  test('every reason leads to an entry of the content that names the technique, or to the technique itself', () => {
    fc.assert(
      fc.property(anyCase, ([content, search]) => {
        for (const { technique, reasons } of rank(content, readAnswers(search, content))) {
          const sources = [
            technique,
            ...[...content.conditions, ...content.audiences].filter(({ techniques }) =>
              techniques.includes(technique.slug),
            ),
            ...content.regions.filter(({ area }) =>
              content.conditions.some(
                ({ areas, techniques }) => areas.includes(area) && techniques.includes(technique.slug),
              ),
            ),
          ];
          for (const { href } of reasons) expect(sources.map((source) => source.href)).toContain(href);
        }
      }),
    );
  });

  test('with a condition chosen, only techniques named for one of the conditions are shown', () => {
    fc.assert(
      fc.property(anyCase, ([content, search]) => {
        const answers = readAnswers(search, content);
        fc.pre(answers.kind.length > 0);
        const chosen = content.conditions.filter(({ slug }) => answers.kind.includes(slug));
        const named = chosen.flatMap(({ techniques }) => techniques);
        expect(ranked(content, answers).filter((slug) => !named.includes(slug))).toEqual([]);
      }),
    );
  });

  test('an answer that matches a technique puts none before it that stood behind it', () => {
    const anyAnswer = fc.tuple(fc.constantFrom('where', 'kind', 'who', 'goal', 'pressure'), fc.nat());
    fc.assert(
      fc.property(anyCase, anyAnswer, ([content, search], [field, pick]) => {
        const before = readAnswers(search, content);
        const values = {
          where: content.regions.map(({ area }) => area),
          kind: content.conditions.map(({ slug }) => slug),
          who: content.audiences.map(({ slug }) => slug),
          goal: content.techniques.map(({ slug }) => slug),
          pressure: ['light', 'moderate', 'firm'],
        }[field]!;
        fc.pre(values.length > 0 && (field !== 'pressure' || !before.pressure));
        const value = values[pick % values.length]!;
        const added = field === 'pressure' ? value : [...(before[field as 'kind'] as string[]), value];
        fc.pre(!(before[field as 'kind'] as string[] | undefined)?.includes(value));
        const after = { ...before, [field]: added } as Answers;
        const [first, second] = [rank(content, before), rank(content, after)];
        const orderAfter = second.map(({ technique }) => technique.slug);
        for (const [place, { technique, reasons }] of first.entries()) {
          const found = second.find((match) => match.technique === technique);
          if (!found || found.reasons.length <= reasons.length) continue;
          const behind = first.slice(place + 1).map((match) => match.technique.slug);
          const ahead = orderAfter.slice(0, orderAfter.indexOf(technique.slug));
          expect(ahead.filter((slug) => behind.includes(slug))).toEqual([]);
        }
      }),
    );
  });

  test('equal techniques stand in the content’s order, and the same answers give the same list', () => {
    fc.assert(
      fc.property(anyCase, ([content, search]) => {
        const answers = readAnswers(search, content);
        const matches = rank(content, answers);
        const order = content.techniques.map(({ slug }) => slug);
        const key = ({ reasons }: (typeof matches)[number]) => reasons.map(({ rule }) => rule).join();
        for (const [index, match] of matches.entries()) {
          const next = matches[index + 1];
          if (next && key(next) === key(match))
            expect(order.indexOf(match.technique.slug)).toBeLessThan(order.indexOf(next.technique.slug));
        }
        expect(rank(content, structuredClone(answers))).toEqual(matches);
      }),
    );
  });

  test('a warning sign that applies leads to its care cards and to no technique', () => {
    fc.assert(
      fc.property(anyCase, ([content, search]) => {
        const answers = readAnswers(search, content);
        const outcome = outcomeOf(content, answers);
        expect(outcome.kind === 'care').toBe(answers.sign.length > 0);
        expect('matches' in outcome && answers.sign.length > 0).toBe(false);
        if (outcome.kind === 'care') for (const { signs } of outcome.cards) expect(signs.length).toBeGreaterThan(0);
      }),
    );
  });

  test('techniques are shown only to those who said that no sign applies, wherever there are signs', () => {
    fc.assert(
      fc.property(anyCase, ([content, search]) => {
        const answers = readAnswers(search, content);
        fc.pre(outcomeOf(content, answers).kind === 'found' && content.guideCards.length > 0);
        expect(answers.noSign).toBe(true);
      }),
    );
  });

  test('no change of an answer brings techniques under signs that were not yet shown', () => {
    fc.assert(
      fc.property(anyCase, fc.subarray(['c1', 'c2', 'c3']), ([content, search], kind) => {
        const before = readAnswers(search, content);
        const after = changed(content, before, { kind });
        const isNew = after.kind.some((slug) => !before.kind.includes(slug));
        fc.pre(isNew && after.noSign);
        const cards = (slugs: string[]) => [
          ...content.guideCards,
          ...content.conditions.filter(({ slug }) => slugs.includes(slug)).flatMap((condition) => condition.cards),
        ];
        const signs = (slugs: string[]) => new Set(cards(slugs).flatMap((place) => content.cards[place]!.signs));
        expect([...signs(after.kind)].filter((sign) => !signs(before.kind).has(sign))).toEqual([]);
      }),
    );
  });
});
