import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { changed, readAnswers, unanswered, writeAnswers } from './answers.ts';
import { anyFinder, answersOf, anySearch, finder } from './fixtures.ts';
import { cardsFor, signsOf } from './signs.ts';

describe('answers in an address', () => {
  test('are read by name, in the content’s order', () => {
    const search = '#goal=deep&who=desk&pressure=firm&kind=tension&kind=strain&where=lower&sign=none';
    expect(readAnswers(search, finder)).toEqual({
      where: ['lower'],
      kind: ['strain', 'tension'],
      sign: [],
      noSign: true,
      pressure: 'firm',
      who: ['desk'],
      goal: ['deep'],
    });
  });

  test.each([
    '#where=knee&kind=gout&sign=hiccups&pressure=crushing&who=nobody&goal=fame&utm_source=x',
    '#where=&kind=&pressure=',
    '#%E0%A4%A',
    '',
  ])('that the content does not know are ignored: %s', (search) => {
    expect(readAnswers(search, finder)).toEqual(unanswered);
  });

  test('of conditions that are not felt where it hurts are ignored, and what hangs on them', () => {
    expect(readAnswers('#where=upper&kind=strain&sign=a-leg-is-getting-weaker', finder)).toEqual(
      answersOf({ where: ['upper'] }),
    );
  });

  test('cannot say at once that a sign applies and that none does', () => {
    expect(readAnswers('#sign=fever&sign=none', finder)).toEqual(answersOf({ sign: ['fever'] }));
  });

  test('are written so that they read the same, whatever the address was', () => {
    fc.assert(
      fc.property(anyFinder, anySearch, (content, search) => {
        const answers = readAnswers(search, content);
        const written = writeAnswers(answers);
        expect(readAnswers(written, content)).toEqual(answers);
        expect(writeAnswers(readAnswers(written, content))).toBe(written);
      }),
    );
  });

  test('are no question at all where there are none', () => {
    expect(writeAnswers(unanswered)).toBe('');
  });
});

describe('warning signs', () => {
  const texts = (kind: string[]) => signsOf(finder, kind).map(({ text }) => text);

  test('are those that hold for every back while no condition is chosen', () => {
    expect(texts([])).toEqual(['Fever', 'You have or had cancer']);
  });

  test('of a condition come with them, emergencies first and each wording once', () => {
    expect(texts(['strain'])).toEqual([
      'Numbness in the saddle area',
      'A leg is getting weaker',
      'Fever',
      'A fall from a height',
      'You have or had cancer',
    ]);
  });

  test('lead to every card that names them, the emergency first', () => {
    const titles = (kind: string[], ticked: string[]) => cardsFor(finder, kind, ticked).map(({ title }) => title);
    expect(titles(['strain'], ['fever', 'a-leg-is-getting-weaker'])).toEqual([
      'Call 911',
      'See a doctor today',
      'Ask a doctor',
    ]);
    expect(titles([], ['fever'])).toEqual(['Ask a doctor']);
  });

  test('are asked again where another condition brings new ones, and not where it brings none', () => {
    const said = answersOf({ where: ['upper'], noSign: true });
    expect(changed(finder, said, { kind: ['tension'] }).noSign).toBe(true);
    expect(changed(finder, said, { kind: ['stiff-neck'] }).noSign).toBe(false);
    expect(changed(finder, { ...said, kind: ['stiff-neck'] }, { kind: [] }).noSign).toBe(true);
  });
});
