import * as entries from './entry-edits.ts';
import type { Edit } from './entry-edits.ts';
import type { Dice } from './dice.ts';
import * as media from './media-edits.ts';
import type { Done, Newsroom } from './newsroom.ts';
import * as studio from './studio-edits.ts';
import { makeUnfit, shareAddress } from './unfit-edits.ts';

/** Every kind of edit, with how often it comes up. */
export const edits: Record<string, { weight: number; edit: Edit }> = {
  create: { weight: 5, edit: entries.create },
  publishDraft: { weight: 5, edit: entries.publishDraft },
  rename: { weight: 4, edit: entries.rename },
  reorder: { weight: 1, edit: entries.reorder },
  saveDraft: { weight: 1, edit: entries.saveDraft },
  relink: { weight: 5, edit: entries.relink },
  rewrite: { weight: 4, edit: entries.rewrite },
  relinkPart: { weight: 2, edit: entries.relinkPart },
  unpublish: { weight: 5, edit: entries.unpublish },
  unpublishAndPublish: { weight: 2, edit: entries.unpublishAndPublish },
  remove: { weight: 2, edit: entries.remove },
  changeSlug: { weight: 4, edit: entries.changeSlug },
  changePicture: { weight: 2, edit: entries.changePicture },
  redirect: { weight: 3, edit: entries.redirect },
  uploadFile: { weight: 1, edit: media.uploadFile },
  replaceFile: { weight: 3, edit: media.replaceFile },
  describeFile: { weight: 1, edit: media.describeFile },
  deleteFile: { weight: 1, edit: media.deleteFile },
  studio: { weight: 1, edit: studio.studio },
  homePage: { weight: 2, edit: studio.homePage },
  banner: { weight: 2, edit: studio.banner },
  logo: { weight: 1, edit: studio.logo },
  look: { weight: 1, edit: studio.look },
  navigation: { weight: 1, edit: studio.navigation },
  timePasses: { weight: 3, edit: studio.timePasses },
  language: { weight: 3, edit: studio.language },
  makeUnfit: { weight: 3, edit: makeUnfit },
  shareAddress: { weight: 2, edit: shareAddress },
};

/** Does it as an editor would. What the CMS refuses, as it may, has changed nothing that is live. */
export async function perform(kind: string, room: Newsroom, dice: Dice): Promise<Done> {
  try {
    return (await edits[kind]!.edit(room, dice)) ?? { words: `(${kind}: there is nothing to do it with)`, changed: [] };
  } catch (error) {
    const [, reason] = / answered 400: .*?"message":"([^"]*)"/.exec((error as Error).message) ?? [];
    if (reason === undefined) throw error;
    return { words: `(${kind} is refused: ${reason})`, changed: [] };
  }
}
