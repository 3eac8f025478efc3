/** Imports the seed files that this database has not seen yet: `npm run seed -w cms`. */
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { loadCms } from './boot.ts';

process.env.SEED_CONTENT = 'false';
const strapi = await loadCms();
const { importSeed } = createRequire(import.meta.url)('../dist/src/setup/seed/import.js');
try {
  const { imported, known } = await importSeed(strapi, resolve(process.argv[2] ?? 'seed'));
  console.log(`${imported} entries imported, ${known} were known.`);
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
// Not `strapi.destroy()`: Strapi still reads entries for its events, and would fail without the database.
process.exit();
