import { changeRows } from '../database.ts';
import type { Edit } from './entry-edits.ts';
import { pictureFields } from './kinds.ts';
import { changeOf, named } from './newsroom.ts';

/** What the guard would not let pass comes from elsewhere: a migration, another program, an older version. */
const touched = 'published_at = published_at + 1';
const live = 'document_id = ? AND published_at IS NOT NULL';

const tables: Record<string, string> = {
  technique: 'techniques',
  condition: 'conditions',
  therapist: 'therapists',
  service: 'services',
  audience: 'audiences',
  article: 'articles',
};

const spoil: Record<string, (table: string, pictureField: string) => string[]> = {
  'empties the required text of': (table) => [
    `UPDATE ${table} SET ${table === 'articles' ? 'promise' : 'summary'} = NULL, ${touched} WHERE ${live}`,
  ],
  'empties the address of': (table) => [`UPDATE ${table} SET slug = NULL, ${touched} WHERE ${live}`],
  'takes the description away from the picture of': (table, field) => [
    `UPDATE components_parts_picture SET alternative_text = NULL WHERE id IN (
       SELECT link.cmp_id FROM ${table}_cmps link JOIN ${table} entry ON entry.id = link.entity_id
       WHERE entry.${live.replace(' AND ', ' AND entry.')} AND link.field = '${field}')`,
    `UPDATE ${table} SET ${touched} WHERE ${live}`,
  ],
};

/** Makes a live entry unfit behind the CMS's back. */
export const makeUnfit: Edit = async (room, dice) => {
  const type = dice.pick(Object.keys(tables))!;
  const entry = dice.pick((await room.list(type)).filter(({ isLive }) => isLive));
  if (!entry) return undefined;
  const how = dice.pick(Object.keys(spoil))!;
  const statements = spoil[how]!(tables[type]!, pictureFields[type]!);
  try {
    for (const sql of statements) changeRows(room.cms, sql, entry.documentId);
  } catch (error) {
    if ((error as Error).message.startsWith('No row')) return undefined;
    throw error;
  }
  return { words: `${how} ${named(entry)} past the guard`, changed: [changeOf(entry)] };
};

/**
 * Gives two live entries one address: Strapi looks first and writes later, so two editors who publish at one moment can
 * do that too.
 */
export const shareAddress: Edit = async (room, dice) => {
  const type = dice.pick([...Object.keys(tables), 'redirect'])!;
  const [one, other] = dice.some(
    (await room.list(type)).filter(({ isLive }) => isLive),
    2,
    2,
  );
  if (!one || !other) return undefined;
  const [table, column] = type === 'redirect' ? ['redirects', '"from"'] : [tables[type]!, 'slug'];
  const wanted = `(SELECT ${column} FROM ${table} WHERE ${live} LIMIT 1)`;
  const sql = `UPDATE ${table} SET ${column} = ${wanted}, ${touched} WHERE ${live}`;
  changeRows(room.cms, sql, other.documentId, one.documentId);
  return { words: `gives ${named(one)} the address of ${named(other)}`, changed: [changeOf(one)] };
};
