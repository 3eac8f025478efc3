import { describe, expect, test } from '@jest/globals';
import { createUi } from '../ui.ts';
import { en } from './en.ts';
import { wordsByLocale } from './index.ts';

type Sentence = string | ((...values: never[]) => string);

/** Every sentence by its path, as a template: what a function is given stands in it as `{1}`, `{2}`. */
function sentences(words: object, path = ''): [path: string, template: string][] {
  return Object.entries(words).flatMap(([name, value]: [string, Sentence | object]) => {
    const here = `${path}.${name}`;
    if (typeof value === 'object') return sentences(value, here);
    const values = ['{1}', '{2}'] as never[];
    return [[here, typeof value === 'string' ? value : value(...values)]];
  });
}

const english = new Map(sentences(en));
const names = (template: string) => [...new Set(template.match(/\{\w+\}/g))].sort();

const others = Object.entries(wordsByLocale).filter(([locale]) => locale !== 'en');

describe.each(others)('the words in %s', (_locale, words) => {
  const said = sentences(words);

  test('are as many as in English, and none is empty that is not empty there', () => {
    expect(said.map(([path]) => path)).toEqual([...english.keys()]);
    expect(said.filter(([path, template]) => !template && english.get(path)).map(([path]) => path)).toEqual([]);
  });

  test('fill in the same', () => {
    // The hours have their article in some languages: `{time}` stands in it.
    const wrong = said.filter(([path, template]) => names(template).join() !== names(english.get(path)!).join());
    expect(wrong).toEqual([]);
  });

  test('are another language’s', () => {
    const same = said.filter(([path, template]) => template === english.get(path) && /[a-z]{4}/.test(template));
    expect(same).toEqual([]);
  });
});

test('Spanish counts, prices, dates and hours are written as its readers in the studio’s country write them', () => {
  const ui = createUi('es', (path) => path, undefined, '/es');
  const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');
  expect(
    [
      ui.words.evidence.studies(1),
      ui.words.evidence.studies(2),
      ui.money({ amount: 90, currency: 'USD' }),
      ui.date('2026-11-26'),
      ui.time('19:00'),
      ui.minutes(60),
      ui.language('en'),
      ui.day('monday'),
      ui.href('/guide/'),
      ui.file('/media/a.webp'),
    ].map(plain),
  ).toEqual([
    '1 estudio',
    '2 estudios',
    '$90',
    '26 de noviembre de 2026',
    '7 p.m.',
    '60 minutos',
    'inglés',
    'lunes',
    '/es/guide/',
    '/media/a.webp',
  ]);
  expect(createUi('es-ES', (path) => path).time('19:00')).toBe('19:00');
});
