import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { readSeedFiles, type SeedFile } from './files';
import { linkTargets, proseFromMarkdown } from './prose';
import { isLocalized } from './shape';

/** What this test reads of a schema file. */
interface Attribute {
  type: string;
  component?: string;
  pluginOptions?: object;
}
type Fields = Record<string, unknown>;

const sources = join(import.meta.dirname, '../..');
const seedFiles = readSeedFiles(join(sources, '../seed'));

function attributesIn(...path: string[]): [string, Attribute][] {
  const { attributes } = JSON.parse(readFileSync(join(sources, ...path), 'utf8')) as {
    attributes: Record<string, Attribute>;
  };
  return Object.entries(attributes);
}
const typeFields = (type: string) => attributesIn('api', type, 'content-types', type, 'schema.json');
const componentFields = (uid: string) => attributesIn('components', `${uid.replace('.', '/')}.json`);

/** `<file>: <field>: <what is missing or different>`, for every localized field. */
function differences({ file, type, content }: SeedFile): string[] {
  const fields = typeFields(type).filter(([, attribute]) => isLocalized(attribute));
  if (fields.length === 0) return [];
  const { en = {}, es = {} } = content as { en?: Fields; es?: Fields };
  return fieldDifferences(fields, en, es).map((difference) => `${file}: ${difference}`);
}

const fieldDifferences = (fields: [string, Attribute][], en: Fields, es: Fields): string[] =>
  fields.flatMap(([name, attribute]) =>
    valueDifferences(attribute, en[name], es[name]).map((difference) => `${name}${difference}`),
  );

function valueDifferences(attribute: Attribute, en: unknown, es: unknown): string[] {
  if (en === undefined) return es === undefined ? [] : [': has no English'];
  if (es === undefined) return [': has no Spanish'];
  switch (attribute.type) {
    case 'string':
    case 'uid':
      return [];
    case 'text':
      return en === es ? [': is still English'] : [];
    case 'blocks':
      return proseDifferences(en as string, es as string);
    case 'component': {
      const fields = componentFields(attribute.component!);
      if (!Array.isArray(en)) return fieldDifferences(fields, en as Fields, es as Fields).map((rest) => `.${rest}`);
      return listDifferences(en as Fields[], es as Fields[], () => fields);
    }
    case 'dynamiczone':
      return listDifferences(en as Fields[], es as Fields[], ({ block }) => [
        ['block', { type: 'enumeration' }],
        ...componentFields(`blocks.${block as string}`),
      ]);
    default:
      return same(en, es) ? [] : [`: is ${JSON.stringify(es)}, in English ${JSON.stringify(en)}`];
  }
}

function listDifferences(en: Fields[], es: Fields[], fieldsOf: (item: Fields) => [string, Attribute][]): string[] {
  if (en.length !== es.length) return [`: ${es.length} items, in English ${en.length}`];
  return en.flatMap((item, index) =>
    fieldDifferences(fieldsOf(item), item, es[index]!).map((difference) => `.${index}.${difference}`),
  );
}

/** Sentences may be put together differently; paragraphs, lists, links and citations may not get lost. */
function proseDifferences(en: string, es: string): string[] {
  if (en === es) return [': is still English'];
  const different = [];
  if (!same(outline(en), outline(es))) different.push(': has other paragraphs, headings or lists than the English');
  if (!same(linkTargets(en).sort(), linkTargets(es).sort())) different.push(': has other links than the English');
  return different;
}

const outline = (markdown: string) =>
  proseFromMarkdown(markdown, (target) => target).map(({ type, level, format, children }) =>
    type === 'list' ? [format, children.length] : [type, level],
  );
const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

describe('The Spanish of the seed', () => {
  test('is there for every localized field, with the same blocks, rows, links and citations', () => {
    expect(seedFiles.flatMap(differences)).toEqual([]);
  });

  test('has an address of its own for every entry of a type', () => {
    const addresses = seedFiles.flatMap(({ type, content }) => {
      const slug = (content as { es?: { slug?: string } }).es?.slug;
      return slug === undefined ? [] : [`${type}/${slug}`];
    });
    expect(addresses.filter((address) => !/^[a-z-]+\/[a-z0-9]+(-[a-z0-9]+)*$/.test(address))).toEqual([]);
    expect(addresses.filter((address, index) => addresses.indexOf(address) !== index)).toEqual([]);
  });

  test('is told by file and field where something is missing', () => {
    const changed = structuredClone(seedFiles.find(({ key }) => key === 'article/back-massage-benefits')!);
    const { es } = changed.content as { es: { promise?: string; sections: Fields[] } };
    const block = (name: string) => es.sections.find((section) => section.block === name)!;
    delete es.promise;
    (block('at-a-glance').cards as unknown[]).pop();
    block('key-facts').body = (block('key-facts').body as string).replace('](cite:gbd-2021)', '](cite:mak-2024)');
    (block('visit-steps').stages as { body: string }[])[0]!.body = '- Una cosa.';
    expect(differences(changed)).toEqual([
      'article/back-massage-benefits.yaml: promise: has no Spanish',
      'article/back-massage-benefits.yaml: sections.0.cards: 3 items, in English 4',
      'article/back-massage-benefits.yaml: sections.1.body: has other links than the English',
      'article/back-massage-benefits.yaml: sections.8.stages.0.body: has other paragraphs, headings or lists than the English',
    ]);
  });
});
