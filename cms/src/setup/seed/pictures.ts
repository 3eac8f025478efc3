import { statSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import type { Core } from '@strapi/strapi';
import type { Seed } from './check';

const mimeTypes: Record<string, string> = {
  '.webp': 'image/webp',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.svg': 'image/svg+xml',
};

export interface Pictures {
  /** @param file absolute path of a picture that a seed names */
  fileId(file: string): number;
  documentIds: string[];
  /** Takes the uploads back, files on disk included. */
  remove(): Promise<void>;
}

interface Uploaded {
  id: number;
  documentId: string;
}

/**
 * Uploads every picture that the seeds name, once each. The bytes lie outside the database's transaction, hence
 * `remove`.
 */
export async function uploadPictures(strapi: Core.Strapi, seeds: Seed[]): Promise<Pictures> {
  const uploaded = new Map<string, Uploaded>();
  const remove = async () => {
    for (const file of uploaded.values()) await strapi.plugin('upload').service('upload').remove(file);
  };
  try {
    for (const path of new Set(seeds.flatMap(picturePaths))) uploaded.set(path, await upload(strapi, path));
  } catch (error) {
    await remove();
    throw error;
  }
  return {
    fileId(path) {
      const file = uploaded.get(path);
      if (!file) throw new Error(`The picture ${path} was not uploaded.`);
      return file.id;
    },
    documentIds: [...uploaded.values()].map(({ documentId }) => documentId),
    remove,
  };
}

function picturePaths({ folder, content }: Seed): string[] {
  const names = new Set<string>();
  JSON.stringify(content, (key, value: unknown) => {
    if (['file', 'logo', 'logoDark'].includes(key) && typeof value === 'string') names.add(value);
    return value;
  });
  return [...names].map((name) => join(folder, name));
}

async function upload(strapi: Core.Strapi, path: string): Promise<Uploaded> {
  const [file] = await strapi
    .plugin('upload')
    .service('upload')
    .upload({
      data: { fileInfo: { name: `${basename(join(path, '..'))}-${basename(path)}` } },
      files: {
        filepath: path,
        originalFilename: basename(path),
        mimetype: mimeTypes[extname(path)] ?? 'application/octet-stream',
        size: statSync(path).size,
      },
    });
  return file;
}
