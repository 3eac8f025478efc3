import { describe, expect, test } from '@jest/globals';
import { entry, snapshot } from './fixtures.ts';
import { ContentGraph } from './graph.ts';

const links = { techniques: ['technique-1', 'technique-2'] };

describe('the content graph', () => {
  test('follows a link the other way, in the order of the entries', () => {
    const graph = new ContentGraph(
      snapshot({
        Condition: [entry('Condition', links), entry('Condition', { id: 'condition-2', techniques: ['technique-2'] })],
      }),
    );
    expect(graph.referrers('Condition', 'techniques', 'technique-2')).toEqual(['condition-1', 'condition-2']);
    expect(graph.referrers('Condition', 'techniques', 'technique-1')).toEqual(['condition-1']);
    expect(graph.referrers('Condition', 'regions', 'technique-1')).toEqual([]);
  });

  test('follows a single link the other way too', () => {
    const graph = new ContentGraph(
      snapshot({ ResearchFinding: [entry('ResearchFinding', { condition: 'condition-7' })] }),
    );
    expect(graph.referrers('ResearchFinding', 'condition', 'condition-7')).toEqual(['researchFinding-1']);
  });

  test('counts the default locale’s links alone, once for all translations', () => {
    const graph = new ContentGraph(
      snapshot(
        { Condition: [entry('Condition', { locale: 'es', techniques: ['technique-9'] }), entry('Condition', links)] },
        { locales: ['en', 'es'] },
      ),
    );
    expect(graph.referrers('Condition', 'techniques', 'technique-1')).toEqual(['condition-1']);
    expect(graph.referrers('Condition', 'techniques', 'technique-9')).toEqual([]);
  });

  test('does not know what was never published', () => {
    const graph = new ContentGraph(snapshot());
    expect(graph.entry('Condition', 'condition-1', 'en')).toBeUndefined();
    expect(graph.ids('Condition')).toEqual([]);
    expect(graph.media('file-9')).toBeUndefined();
  });
});

describe('a locale', () => {
  const english = entry('Condition', { ...links, summary: 'It is stiff.', seo: { title: 'Stiff necks' } });
  const spanish = entry('Condition', { locale: 'es', name: 'Cuello rígido', summary: 'Está rígido.', techniques: [] });
  const graph = new ContentGraph(snapshot({ Condition: [english, spanish] }, { locales: ['en', 'es'] }));

  test('has its own words with the links of the default locale', () => {
    expect(graph.entry('Condition', 'condition-1', 'es')).toEqual({ ...spanish, techniques: links.techniques });
  });

  test('falls back to the default locale where there is no translation', () => {
    expect(graph.entry('Condition', 'condition-1', 'fr')).toEqual(english);
    expect(graph.has('Condition', 'condition-1', 'fr')).toBe(false);
    expect(graph.has('Condition', 'condition-1', 'es')).toBe(true);
  });

  test('takes an optional field that it lacks from the default locale', () => {
    const english2 = entry('Technique', { avoidIf: 'you bruise easily' });
    const spanish2 = entry('Technique', { locale: 'es', name: 'Masaje sueco' });
    const both = new ContentGraph(snapshot({ Technique: [english2, spanish2] }));
    expect(both.entry('Technique', 'technique-1', 'es')).toEqual({ ...spanish2, avoidIf: 'you bruise easily' });
  });

  test('shows what exists in another locale alone there, and nowhere else', () => {
    const only = new ContentGraph(
      snapshot({ Faq: [entry('Faq', { locale: 'es', question: '¿Duele?' })] }, { locales: ['en', 'es'] }),
    );
    expect(only.entry('Faq', 'faq-1', 'es')?.question).toBe('¿Duele?');
    expect(only.entry('Faq', 'faq-1', 'en')).toBeUndefined();
  });
});
