import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { choicesIn, isShown, type Item, queryOf } from './choices.ts';

const offered = new Map([
  ['technique', new Set(['', 'swedish', 'deep-tissue'])],
  ['language', new Set(['', 'en', 'es', 'asl'])],
  ['accepting', new Set(['yes'])],
]);
const everyChoice = fc.record({
  technique: fc.constantFrom('', 'swedish', 'deep-tissue'),
  language: fc.constantFrom('', 'en', 'es', 'asl'),
  accepting: fc.constantFrom('', 'yes'),
});
const everyItem = fc.record({
  technique: fc.subarray(['swedish', 'deep-tissue', 'sports']),
  language: fc.subarray(['en', 'es', 'asl']),
  accepting: fc.constantFrom([''], ['yes']),
});

test('the address names what is chosen, and nothing else', () => {
  expect(queryOf(choicesIn('', offered))).toBe('');
  expect(queryOf({ technique: '', language: 'es', accepting: 'yes' })).toBe('?language=es&accepting=yes');
});

test('the address gives back every choice', () => {
  fc.assert(fc.property(everyChoice, (choices) => expect(choicesIn(queryOf(choices), offered)).toEqual(choices)));
});

test('what the page does not have counts as no choice', () => {
  expect(choicesIn('?technique=gone&language=<b>&accepting=no&page=2', offered)).toEqual({
    technique: '',
    language: '',
    accepting: '',
  });
});

test('an item is shown that has everything that is chosen, and where nothing is chosen, all are', () => {
  fc.assert(
    fc.property(everyItem, everyChoice, (item, choices) => {
      const asked = Object.entries(choices).filter(([, value]) => value);
      const has = asked.every(([name, value]) => (item as Item)[name]!.includes(value));
      expect(isShown(item, choices)).toBe(has);
      expect(isShown(item, { technique: '', language: '', accepting: '' })).toBe(true);
    }),
  );
});
