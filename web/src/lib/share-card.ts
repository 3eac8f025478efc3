import { createHash } from 'node:crypto';
import type { MapArea, PageMeta } from './model.ts';

/** What is drawn beside the title: the back, with one part of it in colour, or the page's own picture. */
export type CardDrawing = MapArea | 'back' | 'picture';

/** The picture that stands for a page wherever its link is shared. */
export interface ShareCard {
  title: string;
  studio: string;
  drawing: CardDrawing;
  /** Path of the page's own picture below the base, such as `/media/oil.1a2b3c.webp`. */
  picture?: string;
}

/** Pixels. */
export const cardSize = { width: 1200, height: 630 };

/** Raised with every change of how cards are drawn, so that their addresses change too. */
const design = 1;

/**
 * The card's path below the base. It follows from what is drawn, so a page can name a card that is drawn later, and a page
 * that changes in other ways keeps its card.
 */
export function cardPath({ title, studio, drawing, picture = '' }: ShareCard): string {
  const hash = createHash('sha256').update(JSON.stringify([design, title, studio, drawing, picture]));
  return `/og/${drawing}-${hash.digest('hex').slice(0, 20)}.png`;
}

/** @param area of the back that the page is about */
export function cardOf(title: string, studio: string, picture: PageMeta['picture'], area?: MapArea): ShareCard {
  return picture && isShareable(picture)
    ? { title, studio, drawing: 'picture', picture: mediaPath(picture.src) }
    : { title, studio, drawing: area ?? 'back' };
}

/** Who shows a link with its picture takes no drawing in SVG. */
export const isShareable = ({ src }: { src: string }): boolean => !/\.svg$/i.test(src);

/** The part of a picture's address that is below the base. */
export const mediaPath = (address: string): string => address.slice(address.indexOf('/media/'));
