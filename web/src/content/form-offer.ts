import type { Choice } from '../lib/forms/state.ts';
import type { Offer } from '../lib/forms/check.ts';
import type { FormKind } from '../lib/forms/typed.ts';
import { createUi } from '../lib/ui.ts';
import { Content } from './content.ts';
import type { ContentGraph } from './graph.ts';
import { locationView } from './views/location.ts';

export { check, onControls, type Checked, type ControlIssue, type Offer } from '../lib/forms/check.ts';
export type { FormNotice, FormState } from '../lib/forms/state.ts';
export { controlsOf, trap, type FormKind, type Typed } from '../lib/forms/typed.ts';

/** What a form lets choose. */
export function choicesOf(content: Content, kind: FormKind): { services: Choice[]; therapists: Choice[] } {
  const choice = ({ id, slug, name }: Choice): Choice => ({ id, slug, name });
  const therapists = content.all('Therapist').filter((each) => kind === 'review' || each.acceptingClients);
  return { services: content.all('Service').map(choice), therapists: therapists.map(choice) };
}

/** By what a message is checked: what can be chosen, and the hours of the place; none where the site has no place yet. */
export function offerIn(graph: ContentGraph, kind: FormKind, now: () => Date): Offer | undefined {
  const content = new Content(graph, { ui: createUi(graph.defaultLocale, (path) => path), now });
  const [place] = content.all('Location');
  if (!place) return undefined;
  const { services, therapists } = choicesOf(content, kind);
  const isElsewhere = kind === 'booking' && content.all('Studio').some(({ bookingLink }) => bookingLink);
  const { timezone, hours, exceptions } = locationView(content, place);
  return {
    times: { timezone, hours, exceptions },
    services: services.map(({ id }) => id),
    therapists: therapists.map(({ id }) => id),
    ...(isElsewhere && { isElsewhere }),
  };
}
