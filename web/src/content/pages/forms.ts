import type { PageMeta } from '../../lib/model.ts';
import { formPaths } from '../addresses.ts';
import type { Content } from '../content.ts';
import { choicesOf } from '../form-offer.ts';
import { bookingView } from '../views/booking.ts';
import { placeView } from '../views/location.ts';
import { metaOf } from './meta.ts';

/** Ask for an appointment: what can be chosen, and the place whose hours count, or where it is done instead. */
export function bookPage(content: Content) {
  const { booking } = content.ui.words.forms;
  const { host } = bookingView(content);
  const { title } = host ? booking.elsewhere : booking;
  const summary = host ? booking.elsewhere.summary(host) : booking.summary;
  const [place] = content.all('Location');
  return {
    meta: metaOf(content, { title, description: summary, path: formPaths.booking, trail: [] }),
    title,
    summary,
    ...choicesOf(content, 'booking'),
    place: place && placeView(content, place),
  };
}

/** Of nobody's interest but the sender's. */
export function thanksMeta(content: Content, kind: 'booking' | 'review'): PageMeta {
  const { title, description } = content.ui.words.forms.thanks[kind];
  const path = formPaths[`${kind}Thanks`];
  return { ...metaOf(content, { title, description, path, trail: [] }), noindex: true };
}

/** What is kept of what visitors send, with the facts of the settings. */
export function privacyPage(content: Content) {
  const { title, summary } = content.ui.words.forms.privacy;
  return {
    meta: metaOf(content, { title, description: summary, path: formPaths.privacy, trail: [] }),
    title,
    summary,
    keepDays: content.single('Studio').keepRequestsDays,
    bookingHost: bookingView(content).host,
  };
}
