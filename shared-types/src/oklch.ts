/**
 * Colours by lightness, chroma and hue, as eyes tell them apart. The formulae are those of Björn Ottosson's Oklab
 * (https://bottosson.github.io/posts/oklab/), which CSS Color 4 takes over (https://www.w3.org/TR/css-color-4/#ok-lab).
 */
export interface Oklch {
  /** From 0, black, to 1, white. */
  l: number;
  /** From 0, grey, to about 0.32. */
  c: number;
  /** Radians; without a meaning where the chroma is 0. */
  h: number;
}

type Triple = [number, number, number];

const hexColour = /^#([\da-f]{2})([\da-f]{2})([\da-f]{2})$/i;

export const isHexColour = (text: unknown): text is string => typeof text === 'string' && hexColour.test(text);

/** @param hex such as `#9a4320` */
export function oklchOf(hex: string): Oklch {
  const [r, g, b] = linearOf(hex);
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  const a = 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s;
  const yellow = 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s;
  const lightness = 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s;
  return { l: lightness, c: Math.hypot(a, yellow), h: Math.atan2(yellow, a) };
}

/** The colour as a screen shows it: of the same lightness and hue, and as strong as screens can. */
export function hexOf({ l, c, h }: Oklch): string {
  const light = Math.min(Math.max(l, 0), 1);
  let [weak, strong] = [0, c];
  if (isShown(linear({ l: light, c, h }))) weak = c;
  else
    for (let step = 0; step < 20; step++) {
      const half = (weak + strong) / 2;
      if (isShown(linear({ l: light, c: half, h }))) weak = half;
      else strong = half;
    }
  return `#${linear({ l: light, c: weak, h }).map(channelOf).join('')}`;
}

/** The contrast of two colours such as `#fbf7f0`, from 1 to 21 (https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio). */
export function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

/** How far apart the hues of two colours are: radians, half a turn at most. */
export function hueApart(one: string, other: string): number {
  const apart = Math.abs(oklchOf(one).h - oklchOf(other).h);
  return Math.min(apart, 2 * Math.PI - apart);
}

function luminance(hex: string): number {
  const [r, g, b] = linearOf(hex);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function linearOf(hex: string): Triple {
  const channels = hexColour.exec(hex)?.slice(1);
  if (!channels) throw new Error(`${hex} is no colour such as #9a4320.`);
  return channels.map((digits) => {
    const channel = Number.parseInt(digits, 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  }) as Triple;
}

function linear({ l: lightness, c, h }: Oklch): Triple {
  const [a, b] = [c * Math.cos(h), c * Math.sin(h)];
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
}

/** Less than half a step of a channel beyond what screens have is within it. */
const isShown = (channels: Triple) => channels.every((channel) => channel > -0.0001 && channel < 1.0001);

function channelOf(channel: number): string {
  const value = channel <= 0.0031308 ? 12.92 * channel : 1.055 * channel ** (1 / 2.4) - 0.055;
  return Math.round(255 * Math.min(Math.max(value, 0), 1))
    .toString(16)
    .padStart(2, '0');
}
