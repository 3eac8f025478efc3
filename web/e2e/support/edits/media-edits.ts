import sharp from 'sharp';
import type { Dice } from './dice.ts';
import type { Edit } from './entry-edits.ts';
import type { LibraryFile, Newsroom } from './newsroom.ts';
import { word } from './texts.ts';

const fileChanged = ({ documentId }: LibraryFile) => [{ type: 'file', documentId }];

/** A picture in one of few colours, so that the same bytes come again. */
function picture(dice: Dice): Promise<Buffer> {
  const background = { r: 60 * dice.roll(4), g: 120, b: 90 };
  const width = 150 + 40 * dice.roll(2);
  return sharp({ create: { width, height: 100, channels: 3, background } })
    .png()
    .toBuffer();
}

async function aFile(room: Newsroom, dice: Dice, ending = ''): Promise<LibraryFile | undefined> {
  return dice.pick((await room.files()).filter(({ name }) => name.endsWith(ending)));
}

export const uploadFile: Edit = async (room, dice) => {
  const name = `${word(dice)}.png`;
  await room.editor.upload(name, await picture(dice));
  return { words: `uploads ${name}`, changed: [] };
};

/** The file keeps its address and its id in the library. */
export const replaceFile: Edit = async (room, dice) => {
  const file = (await aFile(room, dice, '.png')) ?? (await firstPng(room, dice));
  const form = new FormData();
  form.set('fileInfo', JSON.stringify({ name: file.name }));
  form.set('files', new Blob([new Uint8Array(await picture(dice))], { type: 'image/png' }), file.name);
  const { status, body } = await room.cms.admin('POST', `/upload?id=${file.id}`, form);
  if (status >= 300) throw new Error(`Replacing ${file.name} answered ${status}: ${JSON.stringify(body)}`);
  return { words: `replaces the bytes of ${file.name}`, changed: fileChanged(file) };
};

async function firstPng(room: Newsroom, dice: Dice): Promise<LibraryFile> {
  const id = await room.editor.upload('first.png', await picture(dice));
  return (await room.files()).find((file) => file.id === id)!;
}

export const describeFile: Edit = async (room, dice) => {
  const file = await aFile(room, dice);
  if (!file) return undefined;
  await room.editor.describeFile(file.id, `A picture of ${word(dice)}`);
  return { words: `describes ${file.name} anew`, changed: fileChanged(file) };
};

export const deleteFile: Edit = async (room, dice) => {
  const file = await aFile(room, dice);
  if (!file) return undefined;
  await room.cms.admin('DELETE', `/upload/files/${file.id}`);
  return { words: `deletes the file ${file.name}`, changed: fileChanged(file) };
};
