import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { arranged, type Choices, choicesIn, directionOf, isShown, nextSort, queryOf } from './choices.ts';

const values = {
  condition: ['', 'chronic-low-back-pain', 'muscle-tension'],
  basis: ['', 'research', 'practice'],
  certainty: ['', 'high', 'moderate', 'low', 'very-low'],
  sort: ['', 'condition', '-condition', 'certainty', '-certainty'],
};
const offered = {
  condition: new Set(values.condition),
  basis: new Set(values.basis),
  certainty: new Set(values.certainty),
  sort: new Set(values.sort),
};
const nothing: Choices = { condition: '', basis: '', certainty: '', sort: '' };
const everyChoice = fc.record({
  condition: fc.constantFrom(...values.condition),
  basis: fc.constantFrom(...values.basis),
  certainty: fc.constantFrom(...values.certainty),
  sort: fc.constantFrom(...values.sort),
});

describe('the address', () => {
  test('names what is chosen, and nothing else', () => {
    expect(queryOf(nothing)).toBe('');
    expect(queryOf({ ...nothing, basis: 'research', sort: '-certainty' })).toBe('?basis=research&sort=-certainty');
  });

  test('gives back every choice', () => {
    fc.assert(fc.property(everyChoice, (choices) => expect(choicesIn(queryOf(choices), offered)).toEqual(choices)));
  });

  test('counts as no choice where it names what the page does not have', () => {
    expect(choicesIn('?condition=gone&basis=<b>&certainty=high&sort=price&page=2', offered)).toEqual({
      ...nothing,
      certainty: 'high',
    });
  });
});

const row = (name: string, certainty: string) => ({
  name,
  condition: name.toLowerCase(),
  basis: certainty ? 'research' : 'practice',
  certainty,
});
const rows = [
  row('Ärger', ''),
  row('Zorn', 'low'),
  row('Bein', 'high'),
  row('Arm', 'very-low'),
  row('Kopf', 'moderate'),
];
const names = (sort: string) => arranged(rows, sort, 'de').map(({ name }) => name);

describe('the order', () => {
  test('is the editors’ own where none is chosen', () => {
    expect(names('')).toEqual(['Ärger', 'Zorn', 'Bein', 'Arm', 'Kopf']);
  });

  test('of conditions is that of the page’s language', () => {
    expect(names('condition')).toEqual(['Ärger', 'Arm', 'Bein', 'Kopf', 'Zorn']);
    expect(names('-condition')).toEqual(['Zorn', 'Kopf', 'Bein', 'Arm', 'Ärger']);
  });

  test('of certainty goes from high to very low, and ends with practice experience', () => {
    expect(names('certainty')).toEqual(['Bein', 'Kopf', 'Zorn', 'Arm', 'Ärger']);
    expect(names('-certainty')).toEqual(['Ärger', 'Arm', 'Zorn', 'Kopf', 'Bein']);
  });

  test('leaves rows that are equal in the editors’ order, in both directions', () => {
    const equal = [row('Two', 'low'), row('One', 'low')];
    for (const sort of ['certainty', '-certainty']) expect(arranged(equal, sort, 'en')).toEqual(equal);
  });

  test('keeps every row, whatever is chosen', () => {
    fc.assert(
      fc.property(fc.constantFrom(...values.sort), (sort) => expect(names(sort).sort()).toEqual(names('').sort())),
    );
  });
});

describe('what is shown', () => {
  test('is everything where nothing is chosen', () => {
    expect(rows.filter((each) => isShown(each, nothing))).toEqual(rows);
  });

  test('fits every choice at once', () => {
    const shown = (choices: Partial<Choices>) =>
      rows.filter((each) => isShown(each, { ...nothing, ...choices })).map(({ name }) => name);
    expect(shown({ basis: 'practice' })).toEqual(['Ärger']);
    expect(shown({ certainty: 'low' })).toEqual(['Zorn']);
    expect(shown({ condition: 'arm', basis: 'research' })).toEqual(['Arm']);
    expect(shown({ basis: 'practice', certainty: 'low' })).toEqual([]);
  });
});

describe('a column’s heading', () => {
  test('asks for its order, and then for the opposite, back and forth', () => {
    expect(nextSort('', 'condition')).toBe('condition');
    expect(nextSort('condition', 'condition')).toBe('-condition');
    expect(nextSort('-condition', 'condition')).toBe('condition');
    expect(nextSort('-condition', 'certainty')).toBe('certainty');
  });

  test.each([
    ['', undefined, undefined],
    ['condition', 'ascending', undefined],
    ['-condition', 'descending', undefined],
    ['certainty', undefined, 'descending'],
    ['-certainty', undefined, 'ascending'],
  ])('says of the order “%s” whether it is its own', (sort, condition, certainty) => {
    expect([directionOf(sort, 'condition'), directionOf(sort, 'certainty')]).toEqual([condition, certainty]);
  });
});
