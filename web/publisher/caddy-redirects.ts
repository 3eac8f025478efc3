/** Not in a path of ours, and of a meaning in a Caddyfile. */
const meaningful = /["`\\{}\s]/;

/**
 * The lines of Caddy's `map` for the redirects of a release, imported by the Caddyfile. What an editor typed may not
 * become configuration: Caddy expands `{env.NAME}` wherever it stands.
 */
export function caddyRedirects(redirects: Record<string, string>): string {
  return Object.entries(redirects)
    .filter(([from]) => !meaningful.test(from))
    .flatMap(([from, to]) => [from, from.replace(/\/$/, '')].map((path) => `"${path}" "${target(to)}"\n`))
    .join('');
}

function target(to: string): string {
  const address = to
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .replace(/[^\w\-.~:/?#[\]@!$&'()*+,;=%]/gu, encodeURIComponent);
  return address.startsWith('/') ? `{$SITE_BASE:}${address}` : address;
}
