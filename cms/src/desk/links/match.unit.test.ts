import { expect, test } from '@jest/globals';
import { matching } from './match';

const entries = [
  { title: 'Deep tissue massage', more: '' },
  { title: 'Swedish massage', more: '' },
  { title: 'Massage chairs', more: '' },
  { title: 'Balagué 2012', more: 'Balagué F, Mannion AF. Non-specific low back pain. 2012. Lancet' },
  { title: 'Cherkin 2011', more: 'Cherkin DC. A comparison of two types of massage. 2011. Annals' },
];

test.each([
  ['mass', ['Massage chairs', 'Deep tissue massage', 'Swedish massage', 'Cherkin 2011']],
  ['SWED', ['Swedish massage']],
  ['massage deep', ['Deep tissue massage']],
  ['balague', ['Balagué 2012']],
  ['Balagué, 2012', ['Balagué 2012']],
  ['low back', ['Balagué 2012']],
  ['2011', ['Cherkin 2011']],
  ['knee', []],
])('“%s” finds %j', (typed, titles) => {
  expect(matching(entries, typed).map(({ title }) => title)).toEqual(titles);
});
