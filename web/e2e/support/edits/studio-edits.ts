import { type Fields, links } from '../../../../tests/support/editor.ts';
import type { Dice } from './dice.ts';
import type { Edit } from './entry-edits.ts';
import { linkFields } from './kinds.ts';
import { day, type Newsroom } from './newsroom.ts';
import { slug, word } from './texts.ts';

export const studio: Edit = async (room, dice) => {
  const tagline = `${word(dice)} hands`;
  const changed = await room.publishSingle('studio', { tagline, name: `Longleaf ${word(dice)}` });
  return { words: `names the studio anew, with the tagline “${tagline}”`, changed };
};

/** What the home page shows. */
export const homePage: Edit = async (room, dice) => {
  const { field, target, many } = dice.pick(linkFields('studio'))!;
  const shown = dice.some(await room.list(target), many ? 3 : 1);
  const set = shown.map(({ documentId }) => ({ documentId }));
  const changed = await room.publishSingle('studio', { [field]: { set } });
  return { words: `shows by ${field}: ${shown.map(({ title }) => title).join(', ') || 'nothing'}`, changed };
};

/** Days from today between which a banner is shown. The clock of the test goes from 30 days ago up to today. */
const spans = [
  [-28, -20],
  [-20, -8],
  [-10, 300],
  [200, 300],
] as const;

export const banner: Edit = async (room, dice) => {
  if (dice.once(4)) {
    const changed = await room.publishSingle('studio', { banner: null });
    return { words: 'takes the banner down', changed };
  }
  const [from, to] = dice.pick(spans)!;
  const at = (days: number) => new Date(room.today.getTime() + days * day).toISOString();
  const page = dice.pick(await room.list('page'));
  const link = { label: word(dice), page: page && links(page.documentId) };
  const text = `${word(dice)} days`;
  const changed = await room.publishSingle('studio', { banner: { text, startsAt: at(from), endsAt: at(to), link } });
  return { words: `puts the banner “${text}” up from day ${from} to day ${to}`, changed };
};

export const logo: Edit = async (room, dice) => {
  const file = dice.once(3) ? undefined : dice.pick(await room.files());
  const changed = await room.publishSingle('studio', { logo: file?.id ?? null });
  return { words: `makes ${file?.name ?? 'nothing'} the logo`, changed };
};

export const look: Edit = async (room, dice) => {
  const accent = dice.once(3) ? null : (dice.pick(['#ffd400', '#4a154b', '#3a9d5d']) ?? null);
  const bookingLink = dice.once(2) ? null : `https://book.example/${word(dice)}`;
  const changed = await room.publishSingle('studio', { accent, bookingLink });
  return { words: `chooses the colour ${accent} and the booking link ${bookingLink}`, changed };
};

export const navigation: Edit = async (room, dice) => {
  const page = dice.pick(await room.list('page'));
  const article = dice.pick(await room.list('article'));
  const changed = await room.publishSingle('navigation', {
    header: [
      { label: 'Guide', route: 'guide' },
      { label: word(dice), page: page && links(page.documentId) },
      { label: word(dice), article: article && links(article.documentId) },
    ],
  });
  return { words: `links the header to the page ${page?.title} and the article ${article?.title}`, changed };
};

export const timePasses: Edit = async (room, dice) => {
  const days = 1 + dice.roll(9);
  room.now = new Date(Math.min(room.now.getTime() + days * day, room.today.getTime()));
  return { words: `${days} days pass`, changed: [] };
};

/** A second language comes, with a first translation, or goes. */
export const language: Edit = async (room, dice) => {
  const spanish = await spanishOf(room);
  if (spanish && dice.once(3)) {
    await room.cms.admin('DELETE', `/i18n/locales/${spanish.id}`);
    return { words: 'gives Spanish up', changed: [] };
  }
  if (!spanish) await room.cms.admin('POST', '/i18n/locales', { code: 'es', name: 'Spanish (es)', isDefault: false });
  return translate(room, dice);
};

async function spanishOf({ cms }: Newsroom): Promise<{ id: number } | undefined> {
  const { body } = await cms.admin<{ id: number; code: string }[]>('GET', '/i18n/locales');
  return body.find(({ code }) => code === 'es');
}

/** A person stands inside pages, a page has an address of its own, and the studio brings the language up. */
async function translate(room: Newsroom, dice: Dice) {
  const type = dice.pick(['person', 'page', 'studio'] as const)!;
  if (type === 'studio') return translateStudio(room, dice);
  const entry = dice.pick(await room.list(type));
  if (!entry) return { words: 'adds Spanish', changed: [] };
  const fields =
    type === 'person'
      ? { name: entry.title, role: `Papel ${word(dice)}` }
      : { title: `Sobre ${word(dice)}`, slug: slug(dice), summary: `Resumen ${word(dice)}.` };
  await room.editor.publish(type, entry.documentId, fields, 'es');
  return { words: `publishes ${entry.title} in Spanish`, changed: [{ type, documentId: entry.documentId }] };
}

/** With what has no language, which a first translation has to bring. */
async function translateStudio(room: Newsroom, dice: Dice) {
  const { body } = await room.cms.admin<{ data: Fields }>('GET', '/content-manager/single-types/api::studio.studio');
  const shared = Object.fromEntries(
    ['name', 'shortName', 'timezone', 'currency'].map((name) => [name, body.data[name]]),
  );
  const own = ['tagline', 'promise', 'introduction', 'mission', 'bookingCall'];
  const words = Object.fromEntries(own.map((name) => [name, `Manos ${word(dice)}`]));
  const changed = await room.publishSingle('studio', { ...shared, ...words }, 'es');
  return { words: 'publishes the studio in Spanish', changed };
}
