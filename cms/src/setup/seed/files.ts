import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { parse } from 'yaml';

/** One file under `seed/`, as it stands on disk. */
export interface SeedFile {
  /** `<type>/<key>`: how other files link to it. */
  key: string;
  type: string;
  /** Relative to the seed folder, for messages. */
  file: string;
  folder: string;
  content: unknown;
}

/** Reads every `<type>/<key>.yaml` under `folder`. @throws with file and line where one is not YAML */
export function readSeedFiles(folder: string): SeedFile[] {
  return readdirSync(folder)
    .filter((type) => statSync(join(folder, type)).isDirectory())
    .flatMap((type) =>
      readdirSync(join(folder, type))
        .filter((name) => name.endsWith('.yaml'))
        .sort()
        .map((name) => readSeedFile(folder, type, join(folder, type, name))),
    );
}

function readSeedFile(root: string, type: string, path: string): SeedFile {
  const file = relative(root, path);
  try {
    const content: unknown = parse(readFileSync(path, 'utf8'));
    return { key: `${type}/${basename(path, '.yaml')}`, type, file, folder: join(root, type), content };
  } catch (error) {
    throw new Error(`seed/${file} is not valid YAML: ${(error as Error).message}`, { cause: error });
  }
}

/**
 * The document id of a seeded entry: the same in every database, so that links can be written before their targets
 * exist. Shaped like Strapi's own ids: 24 lower-case letters and digits, a letter first.
 */
export function seedDocumentId(key: string): string {
  const digest = createHash('sha256').update(`kneadful-seed:${key}`).digest();
  return `s${[...digest.subarray(0, 23)].map((byte) => (byte % 36).toString(36)).join('')}`;
}
