import { phrase, pick, pickSome, randomFrom, sentences } from './words.ts';

/** Document ids of what articles link to, by type, and the ids of pictures. */
export interface Targets {
  ids: (type: string) => readonly string[];
  pictures: readonly number[];
}

export type Fields = Record<string, unknown>;

/** The article of a number, as the Document Service would take it: links as document ids, pictures as file ids. */
export function generatedArticle(seed: number, number: number, { ids, pictures }: Targets): Fields {
  const random = randomFrom(seed * 1_000_003 + number);
  const some = (type: string, count: number) => pickSome(random, ids(type), count);
  const one = (type: string) => pick(random, ids(type));
  const picture = () => ({ file: pick(random, pictures), alternativeText: `Drawing: ${phrase(random)}` });
  const body = (paragraphs: number) => Array.from({ length: paragraphs }, () => paragraph(sentences(random, 4)));
  /** A paragraph that names a source and leads to another page. */
  const sourced = () => ({
    type: 'paragraph',
    children: [
      text(`${sentences(random, 2)} See `),
      { type: 'link', url: `/entry/technique/${one('technique')}`, children: [text(phrase(random))] },
      text(`. ${sentences(random, 1)} `),
      { type: 'link', url: `/cite/${one('citation')}`, children: [text('Source')] },
    ],
  });
  const head = () => ({ heading: phrase(random), intro: body(1) });

  return {
    title: `Generated ${number}: ${phrase(random)}`,
    slug: `generated-${seed}-${number}`,
    promise: sentences(random, 1).slice(0, 240),
    picture: picture(),
    author: pick(random, ids('person')),
    citations: some('citation', 4),
    conditions: some('condition', 2),
    techniques: some('technique', 2),
    regions: some('body-region', 1),
    audiences: some('audience', 1),
    seo: { title: phrase(random), description: sentences(random, 1).slice(0, 170) },
    sections: [
      {
        __component: 'blocks.at-a-glance',
        ...head(),
        cards: (['ease', 'spine', 'calm', 'recovery'] as const).map((icon) => ({
          title: phrase(random).slice(0, 40),
          text: sentences(random, 1).slice(0, 140),
          icon,
          ...pick(random, [
            { technique: one('technique') },
            { condition: one('condition') },
            { audience: one('audience') },
          ]),
        })),
      },
      {
        __component: 'blocks.key-facts',
        heading: phrase(random),
        body: [...body(2), sourced()],
        facts: [1, 2, 3].map((fact) => ({
          figure: `No. ${fact}`,
          label: phrase(random),
          citation: one('citation'),
        })),
      },
      {
        __component: 'blocks.mechanisms',
        ...head(),
        mechanisms: [1, 2, 3, 4].map(() => ({ title: phrase(random), body: body(1) })),
      },
      { __component: 'blocks.region-guide', ...head(), regions: some('body-region', 3) },
      {
        __component: 'blocks.research-table',
        ...head(),
        findings: some('research-finding', 3),
        highlight: { title: phrase(random), body: [...body(1), sourced()], citation: one('citation') },
      },
      { __component: 'blocks.prose', heading: phrase(random), body: [...body(3), sourced()] },
      { __component: 'blocks.technique-cards', ...head(), techniques: some('technique', 3) },
      { __component: 'blocks.audience-list', ...head(), audiences: some('audience', 3) },
      {
        __component: 'blocks.visit-steps',
        ...head(),
        stages: ['Before', 'During', 'After'].map((title) => ({ title, body: body(1) })),
      },
      { __component: 'blocks.self-care', ...head(), practices: some('self-care-practice', 4) },
      { __component: 'blocks.faq-list', ...head(), questions: some('faq', 4) },
      {
        __component: 'blocks.closing',
        heading: phrase(random),
        body: body(1),
        link: { label: phrase(random).slice(0, 60), route: 'techniques' },
      },
    ],
  };
}

const text = (words: string) => ({ type: 'text', text: words });
const paragraph = (words: string) => ({ type: 'paragraph', children: [text(words)] });
