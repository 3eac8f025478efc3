import type { Booking } from '../../lib/model.ts';
import { formPaths } from '../addresses.ts';
import type { Content } from '../content.ts';

/** Where visitors book: the studio's own booking system, or else the form of the site. */
export function bookingView(content: Content): Booking {
  const { book: label, leaves } = content.ui.words.site;
  const { bookingLink } = content.single('Studio');
  if (!bookingLink) return { label, href: content.href(formPaths.booking) };
  const { host } = new URL(bookingLink);
  return { label, href: bookingLink, external: true, host, leaves: leaves(host) };
}
