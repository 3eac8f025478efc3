import type { Plan } from './plan';

/**
 * Of what is due, what may be begun: of each entry the earliest alone, so that an entry that was to come and go while the
 * machine was off comes first, whichever process does it; and nothing that another process is about to do.
 * @param plans that wait and are due, the earliest first
 */
export function startable(plans: readonly Plan[], now: number): Plan[] {
  const seen = new Set<string>();
  return plans.filter(({ entryType, entryId, locale, leaseEnds }) => {
    const key = `${entryType} ${entryId} ${locale ?? ''}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return leaseEnds <= now;
  });
}
