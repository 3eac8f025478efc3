import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { root, TestCms } from '../../tests/support/cms.ts';
import { faq } from '../../tests/support/content.ts';
import { databases, startDatabase, type TestDatabase } from '../../tests/support/databases.ts';
import { Editor } from '../../tests/support/editor.ts';
import { createCmsClient } from '../../web/src/cms/client.ts';
import { sources } from '../../web/src/cms/sources.ts';
import { entryTypes } from '@kneadful/shared-types';
import { Originals } from '../../web/publisher/originals.ts';
import { SiteContent } from '../../web/publisher/site-content.ts';
import { memoryState } from '../../web/publisher/state/database.ts';
import { readSeedFiles, seedDocumentId } from '../src/setup/seed/files';

const seedFolder = join(root, 'cms/seed');
const seedFiles = readSeedFiles(seedFolder);

const footBath =
  'price: 5\nen: { name: Foot bath, description: Warm water., picture: { file: fine.webp, alternativeText: A bowl } }\n';

describe.each(databases)('The seed import, on %s', (kind) => {
  let database: TestDatabase;
  let cms: TestCms;
  let editor: Editor;
  beforeAll(async () => {
    database = await startDatabase(kind);
    cms = await TestCms.start({ databaseUrl: database.url, seed: true });
    editor = new Editor(cms);
  }, 180_000);
  afterAll(async () => {
    await cms?.stop();
    await database?.stop();
  }, 30_000);

  /** What is live, every draft, and the uploaded files. */
  async function everything() {
    const lists = sources.map(({ root: name }) => `${name}(status: DRAFT) { documentId }`);
    const { data, errors } = await cms.graphql(
      `{ contentRevision { revision } ${lists.join(' ')} }`,
      {},
      cms.previewToken,
    );
    if (errors) throw new Error(errors[0]?.message);
    return { data, uploads: readdirSync(join(cms.folder, 'public/uploads')).sort() };
  }

  /** What the publisher makes of everything that is live. */
  function pullContent() {
    const content = new SiteContent(
      {
        client: createCmsClient({ url: cms.url, token: cms.token }),
        state: memoryState(),
        originals: new Originals(join(cms.folder, 'media')),
        withVariants: (file) => file,
      },
      {},
    );
    return content.pull({});
  }

  /** A copy of the seed folder with more files in it: name and content, or a name to copy from. */
  function seedWith(name: string, files: Record<string, string>, copies: Record<string, string> = {}): string {
    const folder = join(cms.folder, name);
    cpSync(seedFolder, folder, { recursive: true });
    for (const [file, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), text);
    }
    for (const [file, source] of Object.entries(copies)) cpSync(join(seedFolder, source), join(folder, file));
    return folder;
  }

  /** `npm run seed` for each folder, while the CMS is halted; then it starts again. */
  async function importFrom(...folders: string[]) {
    await cms.halt();
    const env = { ...cms.env, NODE_NO_WARNINGS: '1' };
    const results = folders.map((folder) => {
      const script = join(root, 'cms/scripts/seed.ts');
      const { status, stdout, stderr } = spawnSync(process.execPath, [script, folder], { env, encoding: 'utf8' });
      return { status, said: stdout.split('\n').find((line) => /^\d+ entries/.test(line)), error: stderr.trim() };
    });
    await cms.boot();
    return results;
  }

  test('an empty database holds exactly the files’ entries, all published and fit to be live', async () => {
    const { change, held } = await pullContent();
    expect([...held.values()]).toEqual([]);
    const live = entryTypes.flatMap((type) => change.graph.ids(type));
    expect(live.sort()).toEqual(seedFiles.map(({ key }) => seedDocumentId(key)).sort());
  }, 60_000);

  test('every link of a file is there, in its order, and prose leads to entries', async () => {
    const { data } = await cms.graphql(
      '{ studio { homeArticle { slug } homeServices { slug } } conditions(filters: { slug: { eq: "acute-low-back-strain" } }) { body regions { slug } techniques { slug } } }',
    );
    expect(data).toMatchObject({
      studio: {
        homeArticle: { slug: 'back-massage-benefits' },
        homeServices: [{ slug: 'swedish' }, { slug: 'deep-tissue' }, { slug: 'ashiatsu' }],
      },
      conditions: [
        { regions: [{ slug: 'lower-back' }], techniques: [{ slug: 'swedish' }, { slug: 'myofascial-release' }] },
      ],
    });
    const text = JSON.stringify(data?.conditions);
    expect(text).toContain(`"url":"/cite/${seedDocumentId('citation/acp-2017')}"`);
    expect(text).toContain(`"url":"/entry/technique/${seedDocumentId('technique/swedish')}"`);
  });

  test('what the files say in Spanish is live and fit for it, with the links of its lists and of its prose', async () => {
    const { change, held } = await pullContent();
    expect([...held.values()]).toEqual([]);
    const inSpanish = entryTypes.flatMap((type) =>
      change.graph.ids(type).filter((id) => change.graph.has(type, id, 'es')),
    );
    const translated = seedFiles.filter(({ content }) => 'es' in (content as object));
    expect(inSpanish.sort()).toEqual(translated.map(({ key }) => seedDocumentId(key)).sort());

    const { data } = await cms.graphql(
      '{ bodyRegions(locale: "es", filters: { slug: { eq: "zona-lumbar" } }) { body issues { label condition { slug } } } }',
    );
    const [region] = data?.bodyRegions as { body: unknown; issues: object[] }[];
    expect(region?.issues).toContainEqual({ label: 'Rigidez', condition: { slug: 'rango-de-movimiento-limitado' } });
    expect(JSON.stringify(region?.body)).toContain(`"url":"/cite/${seedDocumentId('citation/gbd-2021')}"`);
  }, 60_000);

  test('what an editor changed, deleted or unpublished stays so when the import runs and the CMS starts again', async () => {
    const [changed, deleted, unpublished] = ['soreness', 'posture', 'stretching'].map((key) =>
      seedDocumentId(`faq/${key}`),
    ) as [string, string, string];
    await editor.publish('faq', changed, faq('Mine?'));
    await editor.remove('faq', deleted);
    await editor.unpublish('faq', unpublished);
    const before = await everything();
    expect(await importFrom(seedFolder)).toEqual([
      { status: 0, said: `0 entries imported, ${seedFiles.length} were known.`, error: '' },
    ]);
    expect(await everything()).toEqual(before);
    expect((await cms.graphql('query ($id: ID!) { faq(documentId: $id) { question } }', { id: changed })).data).toEqual(
      { faq: { question: 'Mine?' } },
    );
  }, 120_000);

  test('what cannot be imported is refused with file, field and reason; database and uploads stay as they were', async () => {
    const before = await everything();
    const misfits = seedWith('misfits', {
      'faq/broken.yaml':
        'colour: red\nen:\n  answer: "See [this](entry:technique/none) and [that](cite:nobody-1999)."\n',
      'faq/picture.yaml': 'en:\n  question: Q\n  answer: "![x](y.png)"\n',
      'recipe/soup.yaml': 'name: Soup\n',
      'self-care-practice/broken.yaml':
        'group: swimming\nregions: [knee]\norder: -1\nen: { name: Swim, instructions: Ten lengths. }\n',
      'add-on/broken.yaml':
        'price: 5\nen: { name: A, description: B, picture: { file: none.webp, alternativeText: "" } }\n',
    });
    const unreadable = seedWith('unreadable', { 'faq/broken.yaml': 'en:\n  question: "Unclosed\n' });
    // Fails only when the pictures are uploaded and the other entry is written.
    const unfit = seedWith(
      'unfit',
      {
        'add-on/fine.yaml': footBath,
        'review/unfit.yaml':
          'reviewer: M.\nsource: studio\nreceivedOn: "2026-01-05"\nconsent: false\nen: { text: It helped. }\n',
      },
      { 'add-on/fine.webp': 'add-on/hot-stones.webp' },
    );
    const refused = (...lines: string[]) => ({ status: 1, said: undefined, error: lines.join('\n') });
    expect(await importFrom(misfits, unreadable, unfit)).toEqual([
      refused(
        'The seed content was not imported, and nothing was changed. Mend this and start again:',
        '  seed/add-on/broken.yaml: en.picture.file: the picture none.webp is not beside this file',
        '  seed/add-on/broken.yaml: en.picture.alternativeText: Too small: expected string to have >=1 characters',
        '  seed/faq/broken.yaml: en.question: Invalid input: expected string, received undefined',
        '  seed/faq/broken.yaml: en.answer: links to entry:technique/none, and there is no such seed file',
        '  seed/faq/broken.yaml: en.answer: links to cite:nobody-1999, and there is no such seed file',
        '  seed/faq/broken.yaml: the file: Unrecognized key: "colour"',
        '  seed/faq/picture.yaml: en.answer: Markdown of the kind "image" is not used inside a paragraph here.',
        '  seed/recipe/soup.yaml: there is no content type "recipe"',
        '  seed/self-care-practice/broken.yaml: group: Invalid option: expected one of "movement"|"workstation"|"self-massage"',
        '  seed/self-care-practice/broken.yaml: regions.0: links to body-region/knee, and there is no such seed file',
        '  seed/self-care-practice/broken.yaml: order: Too small: expected number to be >=0',
      ),
      refused(
        'seed/faq/broken.yaml is not valid YAML: Missing closing "quote at line 3, column 1:',
        '',
        '  question: "Unclosed',
        '',
        '^',
      ),
      refused(
        'seed/review/unfit.yaml cannot be published: consent: A review is published only with the client’s consent.',
      ),
    ]);
    expect(await everything()).toEqual(before);
  }, 120_000);

  test('a file that is new is imported and published, with its links and pictures', async () => {
    const files = {
      'add-on/fine.yaml': footBath,
      'service/fine.yaml':
        'addOns: [fine]\ntechniques: [swedish]\noptions: [{ minutes: 30, price: 40 }]\nen:\n  name: Feet\n  slug: feet\n  summary: Feet.\n  picture: { file: fine.webp, alternativeText: Feet }\n',
    };
    const folder = seedWith('more', files, {
      'add-on/fine.webp': 'add-on/hot-stones.webp',
      'service/fine.webp': 'service/swedish.webp',
    });
    expect(await importFrom(folder)).toEqual([
      { status: 0, said: `2 entries imported, ${seedFiles.length} were known.`, error: '' },
    ]);
    const read =
      '{ services(filters: { slug: { eq: "feet" } }) { name picture { alternativeText } options { minutes price } addOns { name picture { alternativeText } } } }';
    expect((await cms.graphql(read)).data).toEqual({
      services: [
        {
          name: 'Feet',
          picture: { alternativeText: 'Feet' },
          options: [{ minutes: 30, price: 40 }],
          addOns: [{ name: 'Foot bath', picture: { alternativeText: 'A bowl' } }],
        },
      ],
    });
  }, 120_000);
});
