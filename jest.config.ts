import type { Config } from 'jest';

const sources = { '^(\\.{1,2}/.*)\\.js$': ['$1.js', '$1.ts'] };

/** One project for each kind of test, told by its suffix. */
function project(displayName: string, suffix: string, extra: Partial<Config> = {}) {
  return {
    displayName,
    testEnvironment: 'node',
    testMatch: [`<rootDir>/**/*.${suffix}`],
    testPathIgnorePatterns: ['/node_modules/', '/dist/', '/.scratch/', '/.site/'],
    modulePathIgnorePatterns: ['/dist/'],
    extensionsToTreatAsEsm: ['.ts', '.tsx'],
    // The contract's sources name each other as they will be compiled.
    moduleNameMapper: sources,
    transform: {
      '\\.tsx?$': [
        '@swc/jest',
        {
          jsc: {
            target: 'es2023',
            parser: { syntax: 'typescript', tsx: true },
            transform: { react: { runtime: 'automatic' } },
          },
          module: { type: 'es6' },
        },
      ] as [string, object],
    },
    ...extra,
  };
}

const config: Config = {
  projects: [
    project('unit', 'unit.test.ts'),
    // Islands, as a visitor uses them. The testing library lies where the admin panel's React is.
    project('dom', 'dom.test.tsx', {
      testEnvironment: 'jsdom',
      moduleNameMapper: { ...sources, '^(react|react-dom)($|/.*)': '<rootDir>/web/node_modules/$1$2' },
    }),
    // A real CMS in a child process, on a database of its own.
    project('strapi', 'strapi.test.ts', { setupFilesAfterEnv: ['<rootDir>/tests/support/patience.ts'] }),
    // The built site, served and looked at.
    project('e2e', 'e2e.test.ts', {
      globalSetup: '<rootDir>/web/e2e/support/build-site.ts',
      setupFilesAfterEnv: ['<rootDir>/tests/support/patience.ts'],
      globalTeardown: '<rootDir>/web/e2e/support/remove-site.ts',
    }),
  ],
};

export default config;
