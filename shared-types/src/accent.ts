import type { Candidate, Problem } from './fitness.js';
import { contrast, hexOf, hueApart, isHexColour, type Oklch, oklchOf } from './oklch.js';

/** What the studio's own colour comes to in one scheme of the site. */
export interface Accent {
  /** Links, buttons, icons, the ring around what has the focus. */
  base: string;
  /** The same where a pointer is over it. */
  deep: string;
  /** A ground with a breath of it. */
  wash: string;
  /** What is written on `base` and on `deep`. */
  on: string;
}

export type Scheme = 'light' | 'dark';

interface Page {
  /** What the accent stands on, beside its own wash: tokens of the site by name. */
  grounds: Record<string, string>;
  wash: { l: number; share: number; most: number };
  /** Into which direction of lightness the accent becomes easier to read. */
  towards: -1 | 1;
  on: (colour: Oklch) => string;
}

/** As `web/src/styles/tokens.css` has them; a test there holds that they agree. */
export const accentPages: Record<Scheme, Page> = {
  light: {
    grounds: {
      paper: '#fbf7f0',
      sheet: '#fffdf9',
      linen: '#f2eadd',
      'sage-wash': '#e1ebe2',
      'dusk-wash': '#e0e9f1',
      'alarm-wash': '#fbe3e4',
    },
    wash: { l: 0.93, share: 0.25, most: 0.035 },
    towards: -1,
    on: () => '#fffdf9',
  },
  dark: {
    grounds: {
      paper: '#171512',
      sheet: '#1f1c18',
      linen: '#2a2620',
      'sage-wash': '#1f2d25',
      'dusk-wash': '#1c2935',
      'alarm-wash': '#3a171b',
    },
    wash: { l: 0.28, share: 0.35, most: 0.04 },
    towards: 1,
    on: ({ c, h }) => hexOf({ l: 0.19, c: Math.min(0.2 * c, 0.02), h }),
  },
};

/** What text needs by WCAG AA. Lines, icons and the focus ring need 3: they get more than that. */
const enough = 4.5;

/** So little of lightness that nobody sees a step of it. */
const step = 0.0025;

/** How much lighter or darker the accent becomes under a pointer. */
const pressed = 0.07;

/**
 * The accent for pages of a scheme: the colour itself where everything written in it and on it can be read, otherwise the
 * nearest lightness at which it can. The hue stays.
 * @param hex such as `#4a154b`
 */
export function accentOf(hex: string, scheme: Scheme): Accent {
  const page = accentPages[scheme];
  const own = oklchOf(hex);
  const wash = hexOf({ ...own, l: page.wash.l, c: Math.min(page.wash.share * own.c, page.wash.most) });
  const on = page.on(own);
  const others = [...Object.values(page.grounds), wash, on];
  const isRead = (colour: string) => others.every((other) => contrast(colour, other) >= enough);
  const nearest = (from: number) => {
    for (let l = Math.min(Math.max(from, 0), 1); l >= 0 && l <= 1; l += page.towards * step) {
      const colour = hexOf({ ...own, l });
      if (isRead(colour)) return colour;
    }
    return page.towards < 0 ? '#000000' : '#ffffff';
  };
  const base = isRead(hex) ? hex.toLowerCase() : nearest(own.l);
  return { base, deep: pressedOf(base), wash, on };

  /** Away from the page; where there is no room left, towards it, and further, since black and white are far off. */
  function pressedOf(colour: string): string {
    const { l, c, h } = oklchOf(colour);
    const away = l + page.towards * pressed;
    const isRoom = away > 0.12 && away < 0.99;
    const other = hexOf({ l: isRoom ? away : l - 3 * page.towards * pressed, c, h });
    return isRead(other) ? other : colour;
  }
}

/** Beside the field, where it is no colour. */
export function accentProblems({ accent }: Candidate): Problem[] {
  if (accent === undefined || accent === null || accent === '' || isHexColour(accent)) return [];
  const message = 'Write the colour as # and six digits or letters from a to f, such as #4a154b.';
  return [{ path: ['accent'], message }];
}

/** The red of emergency cards, and how near to it another hue is taken for it: about 14 degrees. */
const alarm = { colour: '#9b1c2e', near: 0.25, leastChroma: 0.1 };

/** What an editor should know of the colour: what becomes of it on the site, and that it looks like a warning. */
export function accentAdvice({ accent }: Candidate): Problem[] {
  if (!isHexColour(accent)) return [];
  const own = accent.toLowerCase();
  const light = accentOf(accent, 'light').base;
  const dark = accentOf(accent, 'dark').base;
  const shown = [
    ...(light === own ? [] : [`${light} on light screens`]),
    ...(dark === own ? [] : [`${dark} on dark ones`]),
  ];
  const messages = [
    ...(shown.length > 0
      ? [`So that everybody can read it, visitors see ${shown.join(' and ')} instead of ${own}.`]
      : []),
    ...(oklchOf(light).c > alarm.leastChroma && hueApart(light, alarm.colour) < alarm.near
      ? ['It looks like the red of emergency cards, which has to stand out. Another colour keeps them apart.']
      : []),
  ];
  return messages.map((message) => ({ path: ['accent'], message }));
}
