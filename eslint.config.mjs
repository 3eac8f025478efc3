import js from '@eslint/js';
import astro from 'eslint-plugin-astro';
import boundaries from 'eslint-plugin-boundaries';
import reactHooks from 'eslint-plugin-react-hooks';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

/**
 * The parts of the house and whom each may import (architecture.md). What is not allowed here is refused; packages from
 * npm are free.
 */
const parts = [
  { type: 'shared-types', pattern: 'shared-types/**' },
  { type: 'cms-admin', pattern: 'cms/src/admin/**' },
  { type: 'cms', pattern: 'cms/**' },
  { type: 'pages', pattern: 'web/src/pages/**' },
  { type: 'layouts', pattern: 'web/src/layouts/**' },
  { type: 'blocks', pattern: 'web/src/blocks/**' },
  { type: 'components', pattern: 'web/src/components/**' },
  { type: 'islands', pattern: 'web/src/islands/**' },
  { type: 'styles', pattern: 'web/src/styles/**' },
  { type: 'lib', pattern: 'web/src/lib/**' },
  { type: 'content', pattern: 'web/src/content/**' },
  { type: 'web-cms', pattern: 'web/src/cms/**' },
  { type: 'publisher', pattern: 'web/publisher/**' },
  { type: 'web-tests', pattern: 'web/e2e/**' },
].map((part) => ({ partialMatch: false, ...part }));

/** @type {Record<string, string[]>} */
const mayImport = {
  'shared-types': ['shared-types'],
  'cms-admin': ['cms-admin', 'shared-types'],
  cms: ['cms', 'shared-types'],
  pages: ['layouts', 'content', 'lib', 'shared-types'],
  layouts: ['layouts', 'blocks', 'components', 'islands', 'styles', 'content', 'lib', 'shared-types'],
  blocks: ['blocks', 'components', 'islands', 'styles', 'lib', 'shared-types'],
  components: ['components', 'islands', 'styles', 'lib', 'shared-types'],
  islands: ['islands', 'styles', 'lib', 'shared-types'],
  styles: ['styles'],
  lib: ['lib', 'shared-types'],
  content: ['content', 'lib', 'shared-types'],
  'web-cms': ['web-cms', 'content', 'shared-types'],
  publisher: ['publisher', 'web-cms', 'content', 'shared-types'],
};

/** Tests start real processes and compare both sides: they may look everywhere. */
const testFiles = ['**/*.test.ts', '**/*.test.tsx', 'tests/**', 'web/e2e/**', '**/fixtures.ts'];

export default defineConfig(
  globalIgnores([
    '**/dist/',
    '**/.astro/',
    '**/.site/',
    '**/.snapshot/',
    '**/.cache/',
    '**/.strapi/',
    '**/build/',
    'shared-types/src/generated/',
    'web/.scratch/',
    '**/.tmp/',
    'cms/types/',
    '**/*.cjs',
  ]),
  js.configs.recommended,
  tseslint.configs.recommended,
  tseslint.configs.strict,
  astro.configs.recommended,
  {
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': [
        'error',
        { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false },
      ],
      '@typescript-eslint/no-non-null-assertion': 'off',
      'no-console': 'off',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
    },
  },
  { files: ['**/*.mjs'], languageOptions: { globals: { process: 'readonly', console: 'readonly', URL: 'readonly' } } },
  { files: ['cms/src/**/*.ts'], languageOptions: { globals: { strapi: 'readonly' } } },
  { files: ['web/src/islands/**/*.{ts,tsx}'], ...reactHooks.configs.flat['recommended-latest'] },
  {
    files: ['{cms,web,shared-types}/**/*.{ts,tsx,astro}'],
    ignores: testFiles,
    plugins: { boundaries },
    settings: {
      'boundaries/elements': parts,
      'import/resolver': {
        typescript: {
          noWarnOnMultipleProjects: true,
          project: ['web/tsconfig.json', 'cms/tsconfig.json', 'shared-types/tsconfig.json'],
        },
      },
    },
    rules: {
      'boundaries/dependencies': [
        'error',
        {
          default: 'disallow',
          message:
            '{{from.element.type}} may not import {{to.element.type}}: see docs/architecture.md, “Who may import whom”.',
          policies: Object.entries(mayImport).map(([from, allowed]) => ({
            from: { element: { type: from } },
            allow: { to: { element: { type: allowed } } },
          })),
        },
      ],
    },
  },
);
