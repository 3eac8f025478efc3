export type Scheme = 'light' | 'dark';

/** Custom properties by name, without the dashes. */
export type Tokens = Record<string, string>;

/** The tokens of a style sheet that sets them on `:root`, and again for those who like it dark. */
export function tokensOf(css: string, scheme: Scheme): Tokens {
  const [base = '', dark = ''] = css.split('@media (prefers-color-scheme: dark)');
  const own = declarations(base.split('@media')[0]!);
  return scheme === 'light' ? own : { ...own, ...declarations(dark.split('@media')[0]!) };
}

const declarations = (css: string): Tokens =>
  Object.fromEntries([...css.matchAll(/--([\w-]+):\s*([^;]+);/g)].map(([, name, value]) => [name!, value!.trim()]));

/** Which colours are written on which, and how far apart they have to be for WCAG AA. */
export const pairs: { text: string; on: string[]; least: number }[] = [
  { text: 'ink', on: ['paper', 'sheet', 'linen', 'clay-wash', 'sage-wash', 'dusk-wash', 'alarm-wash'], least: 4.5 },
  { text: 'ink-soft', on: ['paper', 'sheet', 'linen'], least: 4.5 },
  { text: 'clay', on: ['paper', 'sheet', 'linen'], least: 4.5 },
  { text: 'on-clay', on: ['clay', 'clay-deep'], least: 4.5 },
  { text: 'sage', on: ['paper', 'sheet', 'sage-wash'], least: 4.5 },
  { text: 'dusk', on: ['paper', 'sheet', 'dusk-wash'], least: 4.5 },
  { text: 'alarm', on: ['paper', 'sheet', 'alarm-wash'], least: 4.5 },
  { text: 'on-alarm', on: ['alarm'], least: 4.5 },
  { text: 'rule-strong', on: ['paper', 'sheet'], least: 3 },
];

/** The contrast of two colours such as `#fbf7f0`, by WCAG 2.2: from 1 to 21. */
export function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((start) => {
    const channel = Number.parseInt(colour.slice(start, start + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
