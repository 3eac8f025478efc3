/**
 * How wide a picture is shown, by the place where it stands: the `sizes` from which a browser chooses before it knows the
 * layout. They repeat what the style sheets say: `calc(94vw - 0.8rem)` is the page between its gutters, 74 rem from a
 * width of 80 rem on. Where the frame cuts off the sides of the usual picture, the whole picture's width counts.
 */
export const pictureSizes = {
  /** Beside a page's title, below it on a phone. */
  header: '(min-width: 80rem) 31.25rem, (min-width: 56rem) calc(40.8vw - 1.2rem), calc(94vw - 0.8rem)',
  /** The same for an upright frame that shows a square portrait. */
  portrait:
    '(min-width: 77rem) 31.25rem, (min-width: 56rem) 30rem, (min-width: 33rem) calc(94vw - 0.8rem), min(30rem, 117.5vw - 1rem)',
  /** Three abreast on the whole page, two on a tablet, one on a phone. */
  card: '(min-width: 80rem) 23.75rem, (min-width: 53.5rem) calc(31.4vw - 1.2rem), (min-width: 35.5rem) calc(47vw - 1.1rem), calc(94vw - 0.8rem)',
  /** The same in the reading column beside a list of contents. */
  cardInText:
    '(min-width: 72rem) 16.5rem, (min-width: 64rem) calc(45.9vw - 8.6rem), (min-width: 53.5rem) 16.5rem, (min-width: 35.5rem) calc(47vw - 1.1rem), calc(94vw - 0.8rem)',
  /** Cards of a therapist; on a phone a small portrait beside the text. */
  therapist:
    '(min-width: 80rem) 23.75rem, (min-width: 53.5rem) calc(31.4vw - 1.2rem), (min-width: 36rem) calc(47vw - 1.1rem), 8.25rem',
  /** Cards of an article, which are wider. */
  article:
    '(min-width: 80rem) 23.75rem, (min-width: 64.75rem) calc(31.4vw - 1.2rem), (min-width: 43rem) calc(47vw - 1.1rem), calc(94vw - 0.8rem)',
  /** Half the page, beside a text. */
  feature: '(min-width: 80rem) 35.25rem, (min-width: 48rem) calc(45.9vw - 1.4rem), calc(94vw - 0.8rem)',
  /** Alone in the reading column. */
  column: '(min-width: 72rem) 52rem, (min-width: 64rem) calc(91.8vw - 15.8rem), min(52rem, 94vw - 0.8rem)',
  addOn: '8.75rem',
  thumb: '4.5rem',
} as const;

export type PicturePlace = keyof typeof pictureSizes;
