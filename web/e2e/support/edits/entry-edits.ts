import * as typed from '../../../../tests/support/content.ts';
import { type Fields, links } from '../../../../tests/support/editor.ts';
import type { Dice } from './dice.ts';
import { addressed, linkFields, listTypes, pictureFields, titleField } from './kinds.ts';
import { changeOf, type Done, type Listed, named, type Newsroom } from './newsroom.ts';
import { sections } from './sections.ts';
import { linkedProse, slug, word } from './texts.ts';

/** @returns nothing where there is nothing to do it with */
export type Edit = (room: Newsroom, dice: Dice) => Promise<Done | undefined>;

async function anyEntry(
  room: Newsroom,
  dice: Dice,
  types: readonly string[],
  fits: (entry: Listed) => boolean = () => true,
): Promise<Listed | undefined> {
  const type = dice.pick(types)!;
  return dice.pick((await room.list(type)).filter(fits));
}

/** Types it in and publishes; the guard may refuse that, and then the draft alone has changed. */
async function publish(room: Newsroom, entry: Listed, fields: Fields, words: string): Promise<Done> {
  await room.editor.publish(entry.type, entry.documentId, fields);
  return { words, changed: [changeOf(entry)] };
}

const templates: Record<string, (room: Newsroom, dice: Dice) => Fields | Promise<Fields>> = {
  article: async (room, dice) => ({ ...typed.article(word(dice)), sections: await sections(room, dice, 'article') }),
  technique: async (room, dice) => ({ ...typed.technique(word(dice)), body: await linkedProse(room, dice) }),
  condition: async (room, dice) => ({ ...typed.condition(word(dice)), body: await linkedProse(room, dice) }),
  page: async (room, dice) => ({
    title: word(dice),
    slug: slug(dice),
    summary: 'What it is about.',
    sections: await sections(room, dice, 'page'),
  }),
  faq: async (room, dice) => ({ ...typed.faq(`${word(dice)}?`), answer: await linkedProse(room, dice) }),
  citation: (_room, dice) => typed.citation(word(dice)),
  person: (_room, dice) => typed.person(word(dice)),
  review: (_room, dice) => typed.review(word(dice)),
  'self-care-practice': (_room, dice) => typed.practice(word(dice)),
  'research-finding': (_room, dice) => typed.finding(word(dice)),
  'frequency-recommendation': (_room, dice) => ({
    ...typed.recommendation([typed.phase('First')]),
    situation: word(dice),
  }),
  audience: (_room, dice) => ({ name: word(dice), slug: slug(dice), summary: 'Who they are.' }),
};

/** A new entry with links to others, drafts among them; more often published than not. */
export const create: Edit = async (room, dice) => {
  const type = dice.pick(Object.keys(templates))!;
  const fields = { ...(await templates[type]!(room, dice)), ...(await ownLinksOf(room, dice, type)) };
  const picture = pictureFields[type];
  const file = dice.pick(await room.files());
  if (picture && file) fields[picture] = { file: file.id, alternativeText: `Drawing of ${word(dice)}` };
  const { documentId } = await room.editor.create(type, fields);
  const entry = { type, documentId, title: String(fields[titleField(type)]), isLive: false };
  if (dice.once(4)) return { words: `writes ${named(entry)} and keeps it as a draft`, changed: [] };
  return publish(room, entry, {}, `writes and publishes ${named(entry)}`);
};

async function ownLinksOf(room: Newsroom, dice: Dice, type: string): Promise<Fields> {
  const fields: Fields = {};
  for (const { field, target, many } of linkFields(type)) {
    const ids = dice.some(await room.list(target), many ? 4 : 1, 1).map(({ documentId }) => documentId);
    fields[field] = links(...ids);
  }
  return fields;
}

export const publishDraft: Edit = async (room, dice) => {
  const drafts: Listed[] = [];
  for (const type of listTypes) drafts.push(...(await room.list(type)).filter(({ isLive }) => !isLive));
  const entry = dice.pick(drafts);
  return entry && publish(room, entry, {}, `publishes the draft of ${named(entry)}`);
};

export const rename: Edit = async (room, dice) => {
  const entry = await anyEntry(
    room,
    dice,
    listTypes.filter((type) => type !== 'redirect'),
  );
  const title = `${word(dice)} ${dice.roll(3)}`;
  return entry && publish(room, entry, { [titleField(entry.type)]: title }, `renames ${named(entry)} to “${title}”`);
};

export const reorder: Edit = async (room, dice) => {
  const entry = await anyEntry(room, dice, [
    'technique',
    'service',
    'therapist',
    'condition',
    'faq',
    'research-finding',
  ]);
  return entry && publish(room, entry, { order: dice.roll(4) }, `gives ${named(entry)} another place`);
};

export const saveDraft: Edit = async (room, dice) => {
  const entry = await anyEntry(room, dice, ['technique', 'page', 'therapist', 'person']);
  if (!entry) return undefined;
  await room.editor.save(entry.type, entry.documentId, { [titleField(entry.type)]: word(dice) });
  return { words: `saves a draft of ${named(entry)}`, changed: [] };
};

/** Another choice for one of the links that the entry itself owns. */
export const relink: Edit = async (room, dice) => {
  const entry = await anyEntry(
    room,
    dice,
    listTypes.filter((type) => linkFields(type).length > 0),
  );
  const link = entry && dice.pick(linkFields(entry.type));
  if (!entry || !link) return undefined;
  const targets = dice.some(await room.list(link.target), link.many ? 4 : 1);
  const set = { set: targets.map(({ documentId }) => ({ documentId })) };
  const list = targets.map(({ title }) => title).join(', ') || 'nothing';
  return publish(room, entry, { [link.field]: set }, `links ${named(entry)} by ${link.field} to ${list}`);
};

/** Other sections, or another text, with links inside. */
export const rewrite: Edit = async (room, dice) => {
  const entry = await anyEntry(room, dice, ['article', 'page', 'technique', 'condition', 'faq', 'service', 'audience']);
  if (!entry) return undefined;
  const words = `rewrites ${named(entry)}`;
  if (entry.type === 'article' || entry.type === 'page')
    return publish(room, entry, { sections: await sections(room, dice, entry.type) }, words);
  const field = entry.type === 'faq' ? 'answer' : 'body';
  return publish(room, entry, { [field]: await linkedProse(room, dice) }, words);
};

/** A part with a link of its own: a region's frequent complaint, or who signed a care card off. */
export const relinkPart: Edit = async (room, dice) => {
  const entry = await anyEntry(room, dice, ['body-region', 'condition']);
  if (!entry) return undefined;
  const target = dice.pick(await room.list(entry.type === 'condition' ? 'person' : 'condition'));
  const to = target ? links(target.documentId) : undefined;
  const fields =
    entry.type === 'body-region'
      ? { issues: [{ label: word(dice), condition: to }] }
      : {
          careCards: [
            { urgency: 'urgent', title: word(dice), signs: [{ text: 'Pain.' }], action: 'Ask.', signedOffBy: to },
          ],
        };
  return publish(room, entry, fields, `links a part of ${named(entry)} to ${target?.title}`);
};

export const unpublish: Edit = async (room, dice) => {
  const types = listTypes.filter((type) => type !== 'location');
  const entry = await anyEntry(room, dice, types, ({ isLive }) => isLive);
  if (!entry) return undefined;
  await room.editor.unpublish(entry.type, entry.documentId);
  return { words: `unpublishes ${named(entry)}`, changed: [changeOf(entry)] };
};

export const unpublishAndPublish: Edit = async (room, dice) => {
  const types = listTypes.filter((type) => type !== 'location');
  const entry = await anyEntry(room, dice, types, ({ isLive }) => isLive);
  if (!entry) return undefined;
  await room.editor.unpublish(entry.type, entry.documentId);
  return publish(room, entry, {}, `unpublishes and publishes again ${named(entry)}`);
};

export const remove: Edit = async (room, dice) => {
  const entry = await anyEntry(
    room,
    dice,
    listTypes.filter((type) => type !== 'location'),
  );
  if (!entry) return undefined;
  await room.editor.remove(entry.type, entry.documentId);
  return { words: `deletes ${named(entry)}`, changed: [changeOf(entry)] };
};

/** Few slugs, so that an address passes from one entry to another and back. */
export const changeSlug: Edit = async (room, dice) => {
  const entry = await anyEntry(room, dice, addressed);
  const next = slug(dice);
  return entry && publish(room, entry, { slug: next }, `moves ${named(entry)} from ${entry.slug} to ${next}`);
};

export const changePicture: Edit = async (room, dice) => {
  const entry = await anyEntry(room, dice, Object.keys(pictureFields));
  const file = dice.pick(await room.files());
  if (!entry || !file) return undefined;
  const fields = { [pictureFields[entry.type]!]: { file: file.id, alternativeText: `Drawing of ${word(dice)}` } };
  return publish(room, entry, fields, `gives ${named(entry)} the picture ${file.name}`);
};

/** Old paths, some of which are or become pages. */
const oldPaths = ['/old/', '/amber/', '/techniques/amber/', '/guide/birch/', '/techniques/swedish/', '/guide/page/7/'];
const newPaths = ['/techniques/', '/guide/', '/services/', 'https://example.org/elsewhere'];

export const redirect: Edit = async (room, dice) => {
  const from = dice.pick(oldPaths)!;
  const to = dice.pick(newPaths)!;
  const present = dice.pick(await room.list('redirect'));
  if (present && dice.once(2)) return publish(room, present, { from, to }, `turns a redirect to ${from} → ${to}`);
  const { documentId } = await room.editor.create('redirect', { from, to });
  return publish(room, { type: 'redirect', documentId, title: to, isLive: false }, {}, `redirects ${from} to ${to}`);
};
