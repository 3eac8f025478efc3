import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { type EntryType, entryTypes, singularNameOf } from '@kneadful/shared-types';
import { entrySchemas, sharedFields } from './index.ts';

interface Schema {
  pluginOptions?: { i18n?: { localized?: boolean } };
  attributes: Record<string, { type: string; pluginOptions?: Schema['pluginOptions'] }>;
}

const api = join(import.meta.dirname, '../../../../cms/src/api');
const schemaOf = (type: EntryType): Schema => {
  const name = singularNameOf(type);
  return JSON.parse(readFileSync(join(api, name, 'content-types', name, 'schema.json'), 'utf8')) as Schema;
};
const isLocalized = ({ pluginOptions }: { pluginOptions?: Schema['pluginOptions'] }) =>
  pluginOptions?.i18n?.localized === true;

test.each(entryTypes)('%s: what the CMS keeps without a language, the site shows alike in all', (type) => {
  const schema = schemaOf(type);
  const known = Object.keys(entrySchemas[type].shape);
  const withoutLanguage = Object.entries(schema.attributes)
    .filter(([name, attribute]) => !isLocalized(attribute) && attribute.type !== 'relation' && known.includes(name))
    .map(([name]) => name);
  expect([...(sharedFields[type] ?? [])].sort()).toEqual(isLocalized(schema) ? withoutLanguage.sort() : []);
});
