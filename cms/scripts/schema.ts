/**
 * Writes the GraphQL schema of the content types to `shared-types/schema.graphql`, or, with `--check`, fails if what is
 * there differs.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { withEmptyCms } from './boot.ts';

const file = join(import.meta.dirname, '../../shared-types/schema.graphql');

const schema = await withEmptyCms((strapi) =>
  printSchema(lexicographicSortSchema(strapi.plugin('graphql').service('content-api').buildSchema())),
);

if (!process.argv.includes('--check')) {
  writeFileSync(file, `${schema}\n`);
} else if (readFileSync(file, 'utf8') !== `${schema}\n`) {
  console.error(
    'shared-types/schema.graphql does not match the content types. Run `npm run schema` and commit the result.',
  );
  process.exitCode = 1;
}
process.exit();
