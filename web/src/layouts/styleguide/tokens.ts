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
