/** What draws the cards and what names them agree on their addresses. */
export { cardOf, cardPath, cardSize, type CardDrawing, mediaPath, type ShareCard } from '../lib/share-card.ts';
