/** A signing secret of Standard Webhooks: 32 random bytes. Made in the browser, so that the CMS's answers hold none. */
export function newSecret(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  return `whsec_${btoa(String.fromCharCode(...bytes))}`;
}
