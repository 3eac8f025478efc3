/** Seconds that a time may have: in the past for every clock, and never the 0 and 1 that Caddy takes for no time at all. */
const first = 2;
const last = 1_600_000_000;

/**
 * The time of a file that follows from its bytes. Caddy and nginx make ETags of time and size, so two pages of equal
 * length released within a second, or a page that goes back to an older one, would pass for unchanged.
 * @param hash of the bytes: SHA-256 in hexadecimal
 * @returns seconds since 1970, down to the microsecond that a file system keeps
 */
export function timeOf(hash: string): number {
  const bytes = Buffer.from(hash, 'hex');
  const seconds = first + (bytes.readUIntBE(0, 6) % (last - first));
  return seconds + (bytes.readUIntBE(6, 3) % 1_000_000) / 1_000_000;
}
