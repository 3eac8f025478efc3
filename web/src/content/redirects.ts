import type { Content } from './content.ts';

/** Where an old path leads: an address, or nothing if there is no such redirect. */
export function redirectTarget(content: Content, from: string): string | undefined {
  const redirect = content.all('Redirect').find((candidate) => candidate.from === from);
  if (!redirect) return undefined;
  return redirect.to.startsWith('/') ? content.href(redirect.to) : redirect.to;
}
