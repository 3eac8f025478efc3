import fc from 'fast-check';
import type { Finder, FinderCard, FinderCondition, FinderTechnique } from '../../lib/finder.ts';
import type { MapArea, Pressure } from '../../lib/model.ts';
import { en } from '../../lib/words/en.ts';
import { type Answers, pressures, unanswered } from './answers.ts';
import { finderWords } from './words.ts';

export const words = finderWords(en);
export const booking = { label: 'Book', href: '/book/' };

const technique = (
  slug: string,
  name: string,
  from: Pressure,
  to: Pressure,
  goodChoiceIf: string,
): FinderTechnique => ({
  slug,
  name,
  from,
  to,
  goodChoiceIf,
  href: `/techniques/${slug}/`,
  bestFor: `what ${name} is for`,
  pressure: from === to ? from : `${from} to ${to}`,
});

const condition = (slug: string, name: string, rest: Partial<FinderCondition>): FinderCondition => ({
  slug,
  name,
  areas: [],
  techniques: [],
  cards: [],
  questions: [],
  href: `/conditions/${slug}/`,
  care: `/conditions/${slug}/#care`,
  ...rest,
});

const card = (urgency: FinderCard['urgency'], title: string, signs: string[], signedOffBy?: string): FinderCard => ({
  urgency,
  title,
  signs,
  signedOffBy,
  action: `${title}, and no massage.`,
});

/** Two parts of the back, three conditions and four techniques. */
export const finder: Finder = {
  regions: [
    { area: 'upper', name: 'Upper back', href: '/regions/upper-back/' },
    { area: 'lower', name: 'Lower back', href: '/regions/lower-back/' },
  ],
  conditions: [
    condition('strain', 'Acute strain', {
      areas: ['lower'],
      techniques: ['swedish', 'myofascial'],
      cards: [0, 1],
      questions: ['Is it too early?'],
    }),
    condition('tension', 'Muscle tension', {
      areas: ['upper', 'lower'],
      techniques: ['swedish', 'deep', 'myofascial'],
      questions: ['Which side?'],
    }),
    condition('stiff-neck', 'Neck stiffness', { areas: ['upper'], techniques: ['swedish'], cards: [2] }),
  ],
  techniques: [
    { ...technique('swedish', 'Swedish massage', 'light', 'moderate', 'are new to it'), avoidIf: 'You have a fever.' },
    technique('deep', 'Deep tissue', 'moderate', 'firm', 'have old tension'),
    technique('myofascial', 'Myofascial release', 'light', 'moderate', 'feel stuck'),
    technique('sports', 'Sports massage', 'light', 'firm', 'train regularly'),
  ],
  audiences: [
    { slug: 'desk', name: 'Desk workers', href: '/for/desk/', techniques: ['swedish'] },
    { slug: 'active', name: 'Active people', href: '/for/active/', techniques: ['sports', 'deep'] },
  ],
  rhythms: [
    {
      situation: 'Acute pain',
      frequency: 'Twice a week',
      notes: 'Short sessions.',
      basis: 'Practice experience',
      href: '/frequency/#acute-pain',
      conditions: ['strain'],
      audiences: [],
    },
    {
      situation: 'Athletes',
      frequency: 'Weekly',
      basis: 'Low certainty',
      href: '/frequency/#athletes',
      conditions: [],
      audiences: ['active'],
    },
  ],
  services: [
    { slug: 'swedish', name: 'Swedish hour', href: '/services/swedish/', from: 'from $90', techniques: ['swedish'] },
    { slug: 'deep', name: 'Deep hour', href: '/services/deep/', from: 'from $100', techniques: ['deep', 'myofascial'] },
  ],
  therapists: [
    { name: 'June', href: '/therapists/june/', acceptingClients: true, sample: true, techniques: ['swedish', 'deep'] },
    { name: 'Rosa', href: '/therapists/rosa/', acceptingClients: false, sample: false, techniques: ['swedish'] },
  ],
  cards: [
    card('emergency', 'Call 911', ['Numbness in the saddle area', 'A leg is getting weaker']),
    card('urgent', 'See a doctor today', ['Fever', 'A fall from a height'], 'Dr. Doe'),
    card('emergency', 'Call 911 for the neck', ['A stiff neck with fever']),
    card('urgent', 'Ask a doctor', ['Fever', 'You have or had cancer']),
  ],
  guideCards: [3],
};

export const answersOf = (given: Partial<Answers>): Answers => ({ ...unanswered, ...given });

const some = (values: readonly string[]) => fc.subarray([...values]);
const areas: MapArea[] = ['upper', 'mid', 'lower'];
const slugs = { techniques: ['t1', 't2', 't3', 't4', 't5'], conditions: ['c1', 'c2', 'c3'], audiences: ['a1', 'a2'] };
const signTexts = ['Fever', 'A fall', 'Numbness', 'Weakness', 'Weight loss'];

const anyTechnique = (slug: string): fc.Arbitrary<FinderTechnique> =>
  fc.tuple(fc.nat(2), fc.nat(2)).map(([a, b]) => ({
    ...technique(slug, slug, pressures[Math.min(a, b)]!, pressures[Math.max(a, b)]!, `are ${slug}`),
  }));

const anyCondition = (slug: string): fc.Arbitrary<FinderCondition> =>
  fc
    .record({ areas: fc.subarray(areas), techniques: some(slugs.techniques), cards: fc.subarray([0, 1, 2]) })
    .map((rest) => condition(slug, slug, rest));

const anyCard = fc
  .tuple(fc.constantFrom('emergency', 'urgent'), fc.subarray(signTexts, { minLength: 1 }))
  .map(([urgency, signs]) => card(urgency, `${urgency} ${signs.join()}`, signs));

/** Any content of this size, with every kind of gap. */
export const anyFinder: fc.Arbitrary<Finder> = fc.record({
  regions: fc.subarray(areas).map((shown) => shown.map((area) => ({ area, name: area, href: `/regions/${area}/` }))),
  conditions: fc.tuple(...slugs.conditions.map(anyCondition)),
  techniques: fc.tuple(...slugs.techniques.map(anyTechnique)),
  audiences: fc.tuple(
    ...slugs.audiences.map((slug) =>
      some(slugs.techniques).map((techniques) => ({ slug, name: slug, href: `/for/${slug}/`, techniques })),
    ),
  ),
  rhythms: fc.constant([]),
  services: fc.constant([]),
  therapists: fc.constant([]),
  cards: fc.tuple(anyCard, anyCard, anyCard),
  guideCards: fc.subarray([0, 1, 2]),
});

/** Addresses with what content like that may know, and with what it does not. */
export const anySearch: fc.Arbitrary<string> = fc
  .record({
    where: some([...areas, 'knee']),
    kind: some([...slugs.conditions, 'gout']),
    sign: some(['fever', 'a-fall', 'numbness', 'weakness', 'weight-loss', 'none', 'hiccups']),
    pressure: some([...pressures, 'crushing']),
    who: some([...slugs.audiences, 'nobody']),
    goal: some([...slugs.techniques, 'fame']),
    utm: some(['x']),
  })
  .map((lists) => {
    const pairs = Object.entries(lists).flatMap(([name, values]) => values.map((value) => [name, value]));
    return `#${new URLSearchParams(pairs)}`;
  });
