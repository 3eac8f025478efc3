/**
 * Typed operations from `schema.graphql` and `documents/`: writes `src/generated/operations.ts`, or, with `--check`,
 * fails if what is there differs.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { codegen } from '@graphql-codegen/core';
import * as typedDocumentNode from '@graphql-codegen/typed-document-node';
import * as typescriptOperations from '@graphql-codegen/typescript-operations';
import { parse } from 'graphql';

const folder = import.meta.dirname;
const file = join(folder, 'src/generated/operations.ts');

const documents = readdirSync(join(folder, 'documents'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.graphql'))
  .sort()
  .map((name) => ({ location: name, document: parse(readFileSync(join(folder, 'documents', name), 'utf8')) }));

const output = await codegen({
  filename: file,
  schema: parse(readFileSync(join(folder, 'schema.graphql'), 'utf8')),
  documents,
  config: {
    enumsAsTypes: true,
    useTypeImports: true,
    skipTypename: true,
    defaultScalarType: 'unknown',
    scalars: { Date: 'string', DateTime: 'string', Time: 'string', I18NLocaleCode: 'string', JSON: 'unknown' },
  },
  plugins: [{ typescriptOperations: {} }, { typedDocumentNode: {} }],
  pluginMap: { typescriptOperations, typedDocumentNode },
});

const text = `/* Generated from schema.graphql and documents/ by codegen.ts. Do not edit. */\n${output}`;
if (!process.argv.includes('--check')) {
  writeFileSync(file, text);
} else if (readFileSync(file, 'utf8') !== text) {
  console.error(
    'shared-types/src/generated does not match schema.graphql and documents/. Run `npm run codegen` and commit the result.',
  );
  process.exitCode = 1;
}
