import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CmsClient, FileMissing } from '../src/cms/client.ts';
import { fetchOriginal } from '../src/cms/media.ts';
import type { FileRow } from '../src/cms/mirror.ts';
import { writeAtomically } from '../src/cms/write-atomically.ts';
import type { MediaFile } from '../src/content/snapshot.ts';

/** The bytes of the media library's files that the site shows, each fetched once per change. */
export class Originals {
  readonly folder: string;
  /** Name in the folder by id and version of a file. */
  readonly #names: Map<string, string>;
  #isSaved = true;

  constructor(folder: string) {
    this.folder = folder;
    mkdirSync(folder, { recursive: true });
    this.#names = readIndex(join(folder, 'index.json'));
  }

  /**
   * The file as the site serves it.
   * @returns nothing where the CMS does not have its bytes
   * @throws CmsUnavailable
   */
  async bring(file: FileRow, client: CmsClient): Promise<MediaFile | undefined> {
    const version = `${file.documentId}@${file.updatedAt}`;
    try {
      let name = this.#names.get(version);
      if (name === undefined || !existsSync(join(this.folder, name))) {
        name = await fetchOriginal(client, file, this.folder);
        this.#names.set(version, name);
        this.#isSaved = false;
      }
      return { src: `/media/${name}`, width: file.width ?? 0, height: file.height ?? 0 };
    } catch (error) {
      if (error instanceof FileMissing) return undefined;
      throw error;
    }
  }

  path({ src }: Pick<MediaFile, 'src'>): string {
    return join(this.folder, src.replace('/media/', ''));
  }

  /** Remembers what was fetched. A lost index costs fetching again. */
  async save(): Promise<void> {
    if (this.#isSaved) return;
    for (const [version, name] of this.#names) if (!existsSync(join(this.folder, name))) this.#names.delete(version);
    await writeAtomically(join(this.folder, 'index.json'), JSON.stringify(Object.fromEntries(this.#names)));
    this.#isSaved = true;
  }
}

function readIndex(file: string): Map<string, string> {
  try {
    return new Map(Object.entries(JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>));
  } catch {
    return new Map();
  }
}
