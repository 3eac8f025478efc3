/**
 * Fills the database of a stopped CMS (SQLite, with the sample content) with published articles of the guide article's
 * kind, for benchmarks: `node scripts/generate-articles.ts 1000`. The same numbers give the same articles; a second run adds
 * others. Their titles say that they are generated.
 */
import { createRequire } from 'node:module';
import type { Core } from '@strapi/strapi';
import { loadCms } from './boot.ts';
import { generatedArticle, type Targets } from './generate/article.ts';
import { type RowOf, RowWriter, type Sqlite } from './generate/rows.ts';

const uid = 'api::article.article';
const seed = 1;
/** When the first was written; each next one a minute later. */
const firstCreated = Date.UTC(2026, 0, 1);
const articlesPerTransaction = 500;
const linkedTypes = [
  'audience',
  'body-region',
  'citation',
  'condition',
  'faq',
  'person',
  'research-finding',
  'self-care-practice',
  'technique',
] as const;

interface Row {
  id: number;
  documentId: string;
  publishedAt: string | null;
}
const { seedDocumentId } = createRequire(import.meta.url)('../dist/src/setup/seed/files.js') as {
  seedDocumentId(key: string): string;
};

const count = Number(process.argv[2]);
if (!Number.isSafeInteger(count) || count < 1) {
  console.error('How many? Run for example `node scripts/generate-articles.ts 1000`.');
  process.exit(1);
}
process.env.SEED_CONTENT = 'false';
const strapi = await loadCms();
try {
  const start = performance.now();
  await generate(strapi);
  console.log(`${count} articles generated in ${Math.round((performance.now() - start) / 1000)} s.`);
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
// Not `strapi.destroy()`: Strapi still reads entries for its events, and would fail without the database.
process.exit();

async function generate(strapi: Core.Strapi): Promise<void> {
  if (strapi.db.dialect.client !== 'sqlite')
    throw new Error('Articles are generated into SQLite alone. Set DATABASE_CLIENT to sqlite.');
  const { targets, draftOf, liveOf } = await readTargets(strapi);
  const slug = { $startsWith: `generated-${seed}-` };
  const before = await strapi.db.query(uid).count({ where: { slug, publishedAt: null } });
  const sqlite = (await strapi.db.connection.client.acquireConnection()) as Sqlite;
  const writer = new RowWriter(strapi, sqlite);
  sqlite.exec('begin');
  for (let number = before + 1; number <= before + count; number++) {
    const fields = generatedArticle(seed, number, targets);
    const createdAt = firstCreated + number * 60_000;
    const own = {
      document_id: seedDocumentId(`article/generated-${seed}-${number}`),
      locale: 'en',
      created_at: createdAt,
      updated_at: createdAt,
    };
    writer.entry(uid, fields, { ...own, published_at: null }, draftOf);
    writer.entry(uid, fields, { ...own, published_at: createdAt }, liveOf);
    if (number % articlesPerTransaction === 0) sqlite.exec('commit; begin');
  }
  sqlite.exec('commit');
  await strapi.db.connection.client.releaseConnection(sqlite);
}

/** What is live and can be linked to, in an order that follows from the seed files. */
async function readTargets(strapi: Core.Strapi): Promise<{ targets: Targets; draftOf: RowOf; liveOf: RowOf }> {
  const ids = new Map<string, string[]>();
  const rows = { draft: new Map<string, number>(), live: new Map<string, number>() };
  for (const type of linkedTypes) {
    const found: Row[] = await strapi.db
      .query(`api::${type}.${type}`)
      .findMany({ where: { locale: 'en' }, orderBy: { documentId: 'asc' } });
    for (const { id, documentId, publishedAt } of found) rows[publishedAt ? 'live' : 'draft'].set(documentId, id);
    ids.set(
      type,
      [...new Set(found.map(({ documentId }) => documentId))].filter((id) => rows.live.has(id)),
    );
  }
  const files: { id: number }[] = await strapi.db
    .query('plugin::upload.file')
    .findMany({ where: { ext: '.webp' }, orderBy: { name: 'asc' } });
  if (files.length === 0 || linkedTypes.some((type) => ids.get(type)?.length === 0))
    throw new Error(
      'The sample content is not in this database: start the CMS on it once, or run `npm run seed -w cms`.',
    );
  return {
    targets: { ids: (type) => ids.get(type) ?? [], pictures: files.map(({ id }) => id) },
    draftOf: (documentId) => rows.draft.get(documentId) ?? 0,
    liveOf: (documentId) => rows.live.get(documentId) ?? 0,
  };
}
