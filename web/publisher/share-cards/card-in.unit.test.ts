import { describe, expect, test } from '@jest/globals';
import { cardOf, cardPath, type ShareCard } from '../../src/content/share-card.ts';
import { cardIn } from './card-in.ts';

const escaped = (text: string) => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

/** A page as it is rendered, below a base path. */
const pageWith = ({ title, studio, picture }: ShareCard, path: string) =>
  [
    ['og:site_name', studio],
    ['og:title', title],
    ['og:image', `https://studio.example/massage${path}`],
    ['og:image:alt', 'Another'],
    ...(picture ? [['og:image', `https://studio.example/massage${picture}`]] : []),
  ]
    .map(([name, content]) => `<meta property="${name}" content="${escaped(content!)}">`)
    .join('\n');

const card: ShareCard = { title: 'Lower back', studio: 'Kneadful', drawing: 'lower' };
const picture = { src: '/massage/media/oil.1a2b.webp', alt: 'Oil', width: 4, height: 3 };

describe('the address of a card', () => {
  test('follows from what is drawn on it, and from nothing else', () => {
    expect(cardPath(card)).toMatch(/^\/og\/lower-[\da-f]{20}\.png$/);
    expect(cardPath({ ...card })).toBe(cardPath(card));
    const others: Partial<ShareCard>[] = [{ title: 'Upper back' }, { studio: 'Other' }, { drawing: 'mid' }];
    expect(new Set([card, ...others.map((part) => ({ ...card, ...part }))].map(cardPath)).size).toBe(4);
  });

  test('is that of the page’s own picture where it has one that can be shown', () => {
    expect(cardOf('Oil', 'Kneadful', picture, 'mid')).toEqual({
      title: 'Oil',
      studio: 'Kneadful',
      drawing: 'picture',
      picture: '/media/oil.1a2b.webp',
    });
    const drawing = { ...picture, src: '/media/oil.svg' };
    expect(cardOf('Oil', 'Kneadful', drawing, 'mid').drawing).toBe('mid');
    expect(cardOf('Oil', 'Kneadful', undefined).drawing).toBe('back');
  });
});

describe('a rendered page', () => {
  test.each([
    ['a drawing', card],
    ['words that are escaped', { ...card, title: `“Ow” & <b>'how'</b> "much"`, studio: 'Day & Night' }],
    ['its own picture', cardOf('Oil', 'Kneadful', picture)],
  ])('says everything about a card with %s', (_what, each) => {
    expect(cardIn(pageWith(each, cardPath(each)))).toEqual({ path: cardPath(each), card: each });
  });

  test('that names no card has none', () => {
    expect(cardIn('<meta http-equiv="refresh" content="0;url=/techniques/">')).toBeUndefined();
    expect(cardIn(pageWith(card, '/media/oil.webp'))).toBeUndefined();
  });

  test('may not name another page’s card', () => {
    expect(() => cardIn(pageWith({ ...card, title: 'Upper back' }, cardPath(card)))).toThrow(
      `The page “Upper back” names a card that is not its own: ${cardPath(card)}.`,
    );
  });
});
