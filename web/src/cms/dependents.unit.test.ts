import { expect, test } from '@jest/globals';
import type { EntryType } from '@kneadful/shared-types';
import { entry, snapshot, type EntriesOf } from '../content/fixtures.ts';
import type { Entry } from '../content/entries/index.ts';
import { leaveOutDependents } from './dependents.ts';

const entriesOf = (entries: EntriesOf) => snapshot(entries).entries as Record<EntryType, Entry[]>;
const idsOf = (entries: Record<EntryType, Entry[]>, ...types: EntryType[]) =>
  types.map((type) => entries[type].map(({ id }) => id));

test('leaves an entry out that cannot stand without one that was left out', () => {
  const entries = entriesOf({ Article: [entry('Article', { author: 'person-9' })] });
  expect(leaveOutDependents(entries, 'en')).toEqual([
    {
      type: 'Article',
      id: 'article-1',
      locale: 'en',
      title: 'Backs',
      reasons: [{ field: 'author', message: 'Add an author that is published.' }],
    },
  ]);
  expect(entries.Article).toEqual([]);
});

test('follows the links until all that is left can stand', () => {
  const entries = entriesOf({
    Condition: [entry('Condition', { regions: ['gone'], techniques: ['technique-1'] })],
    ResearchFinding: [entry('ResearchFinding', { condition: 'condition-1' })],
    Technique: [entry('Technique')],
  });
  expect(
    leaveOutDependents(entries, 'en').map(({ type, reasons }) => [type, reasons.map(({ message }) => message)]),
  ).toEqual([
    ['Condition', ['Add at least one region of the back that is published.']],
    ['ResearchFinding', ['Add the condition it is about that is published.']],
  ]);
  expect(idsOf(entries, 'Condition', 'ResearchFinding', 'Technique')).toEqual([[], [], ['technique-1']]);
});

test('does not call a statement research when the citation it rests on was left out', () => {
  const research = entry('FrequencyRecommendation', { basis: 'research', certainty: 'low', citations: ['citation-9'] });
  const entries = entriesOf({ FrequencyRecommendation: [research] });
  expect(leaveOutDependents(entries, 'en').map(({ reasons }) => reasons)).toEqual([
    [
      {
        field: 'citations',
        message: 'A research statement needs at least one published citation that assessed this claim.',
      },
    ],
  ]);
});

test('leaves translations out with the entry that they translate', () => {
  const article = { author: 'person-9' };
  const entries = entriesOf({ Article: [entry('Article', article), entry('Article', { ...article, locale: 'es' })] });
  expect(leaveOutDependents(entries, 'en')).toHaveLength(1);
  expect(entries.Article).toEqual([]);
});

test('keeps an entry that can do without the link', () => {
  const entries = entriesOf({
    Article: [entry('Article', { medicalReviewer: 'person-9', conditions: ['gone'] })],
    Person: [entry('Person')],
  });
  expect(leaveOutDependents(entries, 'en')).toEqual([]);
  expect(idsOf(entries, 'Article', 'Person')).toEqual([['article-1'], ['person-1']]);
});
