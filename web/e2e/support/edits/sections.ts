import { type Fields, links } from '../../../../tests/support/editor.ts';
import type { Dice } from './dice.ts';
import type { Newsroom } from './newsroom.ts';
import { linkedProse, word } from './texts.ts';

type Section = (room: Newsroom, dice: Dice) => Promise<Fields>;

const listOf =
  (block: string, field: string, type: string): Section =>
  async (room, dice) => ({
    __component: `blocks.${block}`,
    heading: `${word(dice)} ${type}`,
    [field]: links(...(await someOf(room, dice, type, 3))),
  });

const someOf = async (room: Newsroom, dice: Dice, type: string, most: number): Promise<string[]> =>
  dice.some(await room.list(type), most).map(({ documentId }) => documentId);

const prose: Section = async (room, dice) => ({
  __component: 'blocks.prose',
  heading: word(dice),
  body: await linkedProse(room, dice),
});

const glance: Section = async (room, dice) => ({
  __component: 'blocks.at-a-glance',
  heading: 'At a glance',
  cards: [
    { title: word(dice), text: 'One.', icon: 'ease', technique: links(...(await someOf(room, dice, 'technique', 1))) },
    { title: word(dice), text: 'Two.', icon: 'calm', audience: links(...(await someOf(room, dice, 'audience', 1))) },
  ],
});

const facts: Section = async (room, dice) => ({
  __component: 'blocks.key-facts',
  heading: word(dice),
  body: await linkedProse(room, dice),
  facts: [{ figure: '1 in 2', label: word(dice), citation: links(...(await someOf(room, dice, 'citation', 1))) }],
});

const closing: Section = async (room, dice) => ({
  __component: 'blocks.closing',
  heading: word(dice),
  body: await linkedProse(room, dice),
  link: { label: word(dice), page: links(...(await someOf(room, dice, 'page', 1))) },
});

const figure: Section = async (room, dice) => ({
  __component: 'blocks.figure',
  picture: { file: dice.pick(await room.files())?.id, alternativeText: `A drawing of ${word(dice)}` },
  caption: word(dice),
});

const ofPages: Section[] = [
  prose,
  facts,
  closing,
  figure,
  listOf('technique-cards', 'techniques', 'technique'),
  listOf('service-cards', 'services', 'service'),
  listOf('faq-list', 'questions', 'faq'),
];
const ofArticles: Section[] = [
  ...ofPages,
  glance,
  listOf('region-guide', 'regions', 'body-region'),
  listOf('research-table', 'findings', 'research-finding'),
  listOf('audience-list', 'audiences', 'audience'),
  listOf('frequency-table', 'recommendations', 'frequency-recommendation'),
  listOf('self-care', 'practices', 'self-care-practice'),
];

/** The body of an article or a page, with links of its own. */
export async function sections(room: Newsroom, dice: Dice, type: 'article' | 'page'): Promise<Fields[]> {
  const made: Fields[] = [];
  for (const make of dice.some(type === 'article' ? ofArticles : ofPages, 4, 1)) made.push(await make(room, dice));
  return made;
}
