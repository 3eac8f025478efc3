import type { Fields } from '../../../../tests/support/editor.ts';
import type { Dice } from './dice.ts';
import { addressed } from './kinds.ts';
import type { Newsroom } from './newsroom.ts';

/** Few, so that two entries come to want the same. */
const words = ['Amber', 'Birch', 'Cedar', 'Delta', 'Ember'];

export const word = (dice: Dice): string => words[dice.roll(words.length)]!;
export const slug = (dice: Dice): string => word(dice).toLowerCase();

/** A paragraph that links to an entry, or cites a study, published or not. */
export async function linkedProse(room: Newsroom, dice: Dice): Promise<Fields[]> {
  const type = dice.pick([...addressed, 'citation'])!;
  const entry = dice.pick(await room.list(type));
  const text = (content: string) => ({ type: 'text', text: content });
  const url = type === 'citation' ? `/cite/${entry?.documentId}` : `/entry/${type}/${entry?.documentId}`;
  const link = entry ? [{ type: 'link', url, children: [text(word(dice))] }] : [];
  return [{ type: 'paragraph', children: [text(`${word(dice)} and `), ...link, text('.')] }];
}
