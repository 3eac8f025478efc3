import type { IncomingHttpHeaders } from 'node:http';

/**
 * Whether a form was sent by a page of the site. Browsers say where a call comes from, and pages cannot change what they
 * say; what says nothing is no browser, and has nobody's credentials to misuse.
 * @param origins of the site, and of `FORMS_URL`
 */
export function isFromSite(headers: IncomingHttpHeaders, origins: readonly string[]): boolean {
  const { origin, 'sec-fetch-site': from } = headers;
  if (from === 'same-origin' || from === 'none') return true;
  if (origin !== undefined) return origins.includes(origin);
  return from === undefined;
}
