/** Ways to send a file, the smallest first, with the endings of their files in `compressed/`. */
const endings = { br: '.br', gzip: '.gz', identity: '' } as const;

export type Encoding = keyof typeof endings;

export const endingOf = (encoding: Encoding): string => endings[encoding];

/** Less than any weight that a client may give. */
const least = 0.0001;

/**
 * What a client takes, best first. The file as it is comes last where the client does not rank it, and is sent even where
 * the client refuses it: better that than nothing.
 */
export function acceptedEncodings(header: string | undefined): Encoding[] {
  const weights = weightsIn(header ?? '');
  const weight = (name: Encoding) => weights.get(name) ?? weights.get('*') ?? (name === 'identity' ? least : 0);
  const taken = (Object.keys(endings) as Encoding[])
    .filter((name) => weight(name) > 0)
    .sort((a, b) => weight(b) - weight(a));
  return taken.includes('identity') ? taken : [...taken, 'identity'];
}

function weightsIn(header: string): Map<string, number> {
  const entries = header
    .toLowerCase()
    .split(',')
    .map((item) => item.split(';').map((part) => part.trim()))
    .filter(([name]) => name)
    .map(([name = '', ...parameters]) => [name, weightOf(parameters)] as const);
  return new Map(entries);
}

function weightOf(parameters: string[]): number {
  const [, written] = parameters.map((parameter) => /^q\s*=\s*(\S*)$/.exec(parameter)).find(Boolean) ?? [];
  if (written === undefined) return 1;
  const weight = Number(written);
  return weight >= 0 && weight <= 1 && written !== '' ? weight : 0;
}
