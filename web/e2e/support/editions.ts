import { readFileSync, readlinkSync } from 'node:fs';
import { basename, join } from 'node:path';
import { filesIn } from './files-in.ts';

const editionMark = /edition-(\d{6})/g;
/** Named by what is drawn on it, and so by the studio's name too. */
const shareCard = /\/og\/([a-z]+)-[0-9a-f]{20}\.png/g;

/** A name for the studio, which stands on every page: each of its pages tells which edition it belongs to. */
export const editionName = (edition: number): string => `Longleaf edition-${String(edition).padStart(6, '0')}`;

/** The page with its edition taken out: all editions of a page are equal then. */
export const withoutEdition = (html: string): string =>
  html.replace(editionMark, '<edition>').replace(shareCard, '/og/$1-<edition>.png');

/** The editions that a page names: one, unless it is a mix of two releases. */
export const editionsOf = (html: string): number[] => [
  ...new Set([...html.matchAll(editionMark)].map(([, number]) => Number(number))),
];

/** Which editions the pages of a tree belong to: of one release, one. */
export function editionsIn(tree: string): number[] {
  const pages = filesIn(tree).filter((file) => file.endsWith('.html'));
  return [...new Set(pages.flatMap((file) => editionsOf(readFileSync(join(tree, file), 'utf8'))))];
}

/** Whether the tree that a link leads to says of itself that it is that release. */
export function isNamedRight(link: string): boolean {
  const { id } = JSON.parse(readFileSync(join(link, 'release.json'), 'utf8')) as { id: string };
  return id === basename(readlinkSync(link));
}
