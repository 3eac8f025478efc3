import type { Core, UID } from '@strapi/strapi';
import type { SeedFile } from './files';
import { seedShape } from './shape';

/** A seed file that fits its type. */
export interface Seed extends SeedFile {
  uid: UID.ContentType;
  content: Record<string, unknown>;
}

/** @throws one message that names every file, field and reason, if any file does not fit its type */
export function checkSeedFiles(strapi: Core.Strapi, files: SeedFile[]): Seed[] {
  const keys = new Set(files.map((file) => file.key));
  const problems: string[] = [];
  const seeds = files.flatMap((file): Seed[] => {
    const uid = `api::${file.type}.${file.type}` as UID.ContentType;
    if (!strapi.contentTypes[uid]) {
      problems.push(`seed/${file.file}: there is no content type "${file.type}"`);
      return [];
    }
    const parsed = seedShape(uid, { strapi, keys, folder: file.folder }).safeParse(file.content);
    if (parsed.success) return [{ ...file, uid, content: parsed.data as Record<string, unknown> }];
    for (const issue of parsed.error.issues) {
      problems.push(`seed/${file.file}: ${issue.path.map(String).join('.') || 'the file'}: ${issue.message}`);
    }
    return [];
  });
  if (problems.length > 0) {
    throw new Error(
      `The seed content was not imported, and nothing was changed. Mend this and start again:\n  ${problems.join('\n  ')}`,
    );
  }
  return seeds;
}
