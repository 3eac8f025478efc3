import { createHash } from 'node:crypto';
import { extname } from 'node:path';
import type { PictureSource } from '../lib/model.ts';
import type { MediaFile } from './snapshot.ts';

/** A picture made from an original: smaller, or in a format that needs fewer bytes. */
export interface Variant {
  format: VariantFormat;
  width: number;
  /** Path below the site's base. */
  src: string;
}

/**
 * How each format is written; the best for a browser comes first. Measured on the sample content: AVIF of effort 4 takes
 * three times as long for 3 % fewer bytes.
 */
export const encoders = {
  avif: { quality: 55, effort: 3, chromaSubsampling: '4:2:0' },
  webp: { quality: 78, effort: 4 },
} as const;
export type VariantFormat = keyof typeof encoders;
const formats = Object.keys(encoders) as VariantFormat[];

/**
 * In pixels of the file. Between them lie what `lib/picture-sizes.ts` shows on screens of one to three pixels a point:
 * a thumbnail, a card of three abreast, a header, a phone's width twice and three times over, a reading column.
 */
export const widths: readonly number[] = [144, 320, 480, 720, 1080, 1600];
const widest = widths.at(-1) ?? 0;

/** The others are drawings, which have no size, or may move. */
const photographs = ['.avif', '.jpeg', '.jpg', '.png', '.tif', '.tiff', '.webp'];

/**
 * The variants that a picture is to have: all of them narrower than the original or as wide. An address changes with the
 * original's bytes and with how the variant is written, so it may be kept for ever.
 */
export function variantsOf({ src, width }: Pick<MediaFile, 'src' | 'width'>): Variant[] {
  const ext = extname(src);
  if (!photographs.includes(ext) || width <= 0) return [];
  const stem = src.slice(0, -ext.length);
  const wanted = [...widths.filter((candidate) => candidate < width), ...(width <= widest ? [width] : [])];
  return formats.flatMap((format) =>
    wanted.map((candidate) => ({
      format,
      width: candidate,
      // In its own format and at its own width, the original itself is the best there is.
      src: candidate === width && ext === `.${format}` ? src : `${stem}-${candidate}-${versions[format]}.${format}`,
    })),
  );
}

const versionOf = (format: VariantFormat) =>
  createHash('sha256').update(JSON.stringify(encoders[format])).digest('hex').slice(0, 6);
const versions: Record<VariantFormat, string> = { avif: versionOf('avif'), webp: versionOf('webp') };

/** What a browser chooses from, beside the original. */
export function sourcesOf({ variants }: MediaFile, href: (path: string) => string): PictureSource[] | undefined {
  if (!variants) return undefined;
  return formats.map((format) => ({
    type: `image/${format}`,
    srcset: variants
      .filter((variant) => variant.format === format)
      .map(({ src, width }) => `${href(src)} ${width}w`)
      .join(', '),
  }));
}

/** Paths of everything that the site serves of its media, each once. */
export const servedFiles = (media: Record<string, MediaFile>): Set<string> =>
  new Set(Object.values(media).flatMap(({ src, variants = [] }) => [src, ...variants.map((variant) => variant.src)]));
