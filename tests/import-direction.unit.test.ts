import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';

const root = join(import.meta.dirname, '..');

/** What the import rule says of each file that would import each specifier. */
function verdicts(pairs: [file: string, specifier: string][]): (string | null)[] {
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, 'tests/support/lint-imports.ts'), JSON.stringify(pairs)],
    {
      cwd: root,
      encoding: 'utf8',
      env: { ...process.env, NODE_OPTIONS: '' },
    },
  );
  if (!stdout) throw new Error(stderr);
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '[]') as (string | null)[];
}

const refusal = (from: string, to: string) =>
  `${from} may not import ${to}: see docs/architecture.md, “Who may import whom”.`;

test('holds the import direction of the architecture', () => {
  expect(
    verdicts([
      ['web/src/blocks/Any.astro', '../content/open.ts'],
      ['web/src/components/ui/any.ts', '../../cms/client.ts'],
      ['web/src/lib/any.ts', '../content/graph.ts'],
      ['web/src/content/any.ts', '../cms/client.ts'],
      ['web/src/pages/any.ts', '../cms/client.ts'],
      ['web/publisher/any.ts', '../src/lib/anchor.ts'],
      ['web/src/content/any.ts', '../../../cms/src/graphql/limits'],
      ['cms/src/any.ts', '../../web/src/lib/anchor'],
      ['shared-types/src/any.ts', '../../web/src/lib/anchor.ts'],
    ]),
  ).toEqual([
    refusal('blocks', 'content'),
    refusal('components', 'web-cms'),
    refusal('lib', 'content'),
    refusal('content', 'web-cms'),
    refusal('pages', 'web-cms'),
    refusal('publisher', 'lib'),
    refusal('content', 'cms'),
    refusal('cms', 'lib'),
    refusal('shared-types', 'lib'),
  ]);
});

test('lets every part import what stands below it', () => {
  const allowed = verdicts([
    ['web/src/pages/any.ts', '../content/open.ts'],
    ['web/src/layouts/Any.astro', '../blocks/registry.ts'],
    ['web/src/content/any.ts', '../lib/anchor.ts'],
    ['web/src/cms/any.ts', '../content/graph.ts'],
    ['web/publisher/any.ts', '../src/cms/client.ts'],
    ['cms/src/any.ts', './graphql/limits'],
  ]);
  expect(allowed).toEqual([null, null, null, null, null, null]);
});
