import type { ComingRow } from '@kneadful/shared-types';

/** What happens to the entry, for an editor. */
export const deeds: Record<ComingRow['action'], { label: string; willBe: string; was: string; failed: string }> = {
  publish: {
    label: 'Publish at',
    willBe: 'Will be published',
    was: 'Was published',
    failed: 'It was not published',
  },
  unpublish: {
    label: 'Unpublish at',
    willBe: 'Will be unpublished',
    was: 'Was unpublished',
    failed: 'It was not unpublished',
  },
};

/** @param iso ISO 8601; answered in the studio's time zone, which it names: `Sat, Nov 21, 2026, 9:00 AM CST` */
export function momentIn(timeZone: string, iso: string): string {
  const [short, numeric] = ['short', 'numeric'] as const;
  const day = { weekday: short, year: numeric, month: short, day: numeric } as const;
  const time = { hour: numeric, minute: '2-digit', timeZoneName: short } as const;
  return new Intl.DateTimeFormat('en-US', { timeZone, ...day, ...time }).format(new Date(iso));
}
