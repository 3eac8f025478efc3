import { readdirSync, realpathSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';

/** Every file below a folder, by its path from there. */
export const filesIn = (folder: string): string[] => {
  const real = realpathSync(folder);
  return readdirSync(real, { recursive: true, encoding: 'utf8' })
    .map((path) => join(real, path))
    .filter((path) => statSync(path).isFile())
    .map((path) => relative(real, path))
    .sort();
};
