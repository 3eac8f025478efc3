import { cardPath, type CardDrawing, mediaPath, type ShareCard } from '../../src/content/share-card.ts';

/** A card that a page names, and where it is to lie: `/og/…png`. */
export interface NamedCard {
  path: string;
  card: ShareCard;
}

/**
 * The card that a rendered page names. What is drawn on it stands in the page too: nothing else has to be kept.
 * @returns nothing where it names none, such as a redirect
 * @throws where the address does not follow from what the page says
 */
export function cardIn(html: string): NamedCard | undefined {
  const says = (property: string) =>
    [...html.matchAll(new RegExp(`<meta property="og:${property}" content="([^"]*)"`, 'g'))].map(([, text = '']) =>
      decoded(text),
    );
  const [address, own] = says('image');
  const [, path, drawing] = /(\/og\/([a-z]+)-[\da-f]+\.png)$/.exec(address ?? '') ?? [];
  if (!path) return undefined;
  const [title = ''] = says('title');
  const [studio = ''] = says('site_name');
  const card: ShareCard =
    drawing === 'picture'
      ? { title, studio, drawing, picture: mediaPath(own ?? '') }
      : { title, studio, drawing: drawing as CardDrawing };
  if (cardPath(card) !== path) throw new Error(`The page “${title}” names a card that is not its own: ${path}.`);
  return { path, card };
}

const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

const decoded = (text: string) =>
  text.replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (whole, decimal, hexadecimal, name) =>
    decimal || hexadecimal
      ? String.fromCodePoint(decimal ? Number(decimal) : Number.parseInt(hexadecimal as string, 16))
      : (named[name as string] ?? whole),
  );
