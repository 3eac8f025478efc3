import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';

const root = join(import.meta.dirname, '..');
const read = <Content>(path: string) => JSON.parse(readFileSync(join(root, path), 'utf8')) as Content;

interface Manifest {
  name: string;
  allowScripts?: Record<string, boolean>;
  [dependencies: `${string}ependencies`]: Record<string, string> | undefined;
}
interface Lock {
  packages: Record<
    string,
    {
      version?: string;
      resolved?: string;
      link?: true;
      hasInstallScript?: true;
      integrity?: string;
      optionalDependencies?: Record<string, string>;
    }
  >;
}

const manifests = ['package.json', 'shared-types/package.json', 'cms/package.json', 'web/package.json'];
const kinds = ['dependencies', 'devDependencies', 'optionalDependencies'] as const;
const { packages } = read<Lock>('package-lock.json');
const nameOf = (path: string) => path.split('node_modules/').at(-1) ?? '';

describe('packages', () => {
  test.each(manifests)('%s pins exact versions', (path) => {
    const manifest = read<Manifest>(path);
    const ranges = kinds
      .flatMap((kind) => Object.entries(manifest[kind] ?? {}))
      .filter(
        ([name, version]) =>
          !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version) && !(name.startsWith('@kneadful/') && version === '*'),
      );
    expect(ranges).toEqual([]);
  });

  test('are locked with the hash of their bytes and no host to download them from', () => {
    const installed = Object.entries(packages).filter(([path, { link }]) => path.includes('node_modules/') && !link);
    expect(installed.filter(([, { resolved }]) => resolved?.startsWith('http')).map(([path]) => path)).toEqual([]);
    expect(installed.filter(([, { integrity }]) => !integrity).map(([path]) => path)).toEqual([]);
    expect(installed.length).toBeGreaterThan(500);
  });

  test('are locked for every platform, so that `npm ci` accepts the lock file on each', () => {
    const locked = new Set(Object.entries(packages).map(([path, { version }]) => `${nameOf(path)}@${version}`));
    const missing = Object.values(packages).flatMap(({ optionalDependencies = {} }) =>
      Object.entries(optionalDependencies)
        .filter(([, range]) => /^\d/.test(range))
        .map(([name, version]) => `${name}@${version}`)
        .filter((name) => !locked.has(name)),
    );
    expect([...new Set(missing)]).toEqual([]);
  });

  test('have their install scripts allowed or refused by name', () => {
    const decided = Object.keys(read<Manifest>('package.json').allowScripts ?? {});
    const withScript = Object.entries(packages)
      .filter(([path, { hasInstallScript }]) => path.includes('node_modules/') && hasInstallScript)
      .map(([path]) => nameOf(path));
    expect([...new Set(withScript)].filter((name) => !decided.includes(name))).toEqual([]);
    expect(decided.filter((name) => !withScript.includes(name))).toEqual([]);
  });

  test('that tests and scripts name at the root are installed', () => {
    const { devDependencies = {} } = read<Manifest>('package.json');
    expect(Object.keys(devDependencies).filter((name) => !existsSync(join(root, 'node_modules', name)))).toEqual([]);
  });
});
