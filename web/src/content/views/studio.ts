import type * as View from '../../lib/model.ts';
import { routePaths } from '../addresses.ts';
import type { Content } from '../content.ts';
import type { Entry, StoredLink } from '../entries/index.ts';

export const money = (content: Content, amount: number): View.Money => ({
  amount,
  currency: content.single('Studio').currency,
});

export function serviceCard(content: Content, service: Entry<'Service'>): View.ServiceCard {
  return {
    name: service.name,
    summary: service.summary,
    lang: content.foreign(service),
    href: content.address('Service', service),
    picture: content.picture(service.picture),
    options: service.options.map(({ minutes, price }) => ({ minutes, price: money(content, price) })),
  };
}

export const addOnView = (content: Content, addOn: Entry<'AddOn'>): View.AddOn => ({
  name: addOn.name,
  description: addOn.description,
  picture: content.picture(addOn.picture),
  price: money(content, addOn.price),
  minutes: addOn.minutes || undefined,
});

export function therapistCard(content: Content, therapist: Entry<'Therapist'>): View.TherapistCard {
  const { name, role, credentials, summary, acceptingClients, sample } = therapist;
  return {
    name,
    role,
    credentials,
    summary,
    acceptingClients,
    sample,
    lang: content.foreign(therapist),
    href: content.address('Therapist', therapist),
    portrait: content.picture(therapist.portrait),
    languages: therapist.languages.map(({ code }) => code),
  };
}

const named = (content: Content, type: 'Therapist' | 'Service', entry: { id: string; name: string; slug: string }) => ({
  name: entry.name,
  slug: entry.slug,
  href: content.address(type, entry),
});

export function reviewView(content: Content, review: Entry<'Review'>): View.Review {
  const therapist = content.entry('Therapist', review.therapist);
  const service = content.entry('Service', review.service);
  const { text, reply, reviewer, rating, sourceUrl, receivedOn, sample } = review;
  return {
    text,
    reply,
    reviewer,
    rating,
    sourceUrl,
    receivedOn,
    sample,
    therapist: therapist && named(content, 'Therapist', therapist),
    service: service && named(content, 'Service', service),
  };
}

/** Newest first. */
export const reviewViews = (content: Content, reviews: Entry<'Review'>[]): View.Review[] =>
  [...reviews]
    .sort((a, b) => b.receivedOn.localeCompare(a.receivedOn) || a.id.localeCompare(b.id))
    .map((review) => reviewView(content, review));

/** None where its target is not published. */
export function linkView(content: Content, link: StoredLink): View.Link | undefined {
  const { label, url, route } = link;
  if (url) return { label, href: url, external: true };
  const page = content.entry('Page', link.page);
  if (page) return { label, href: content.address('Page', page) };
  const article = content.entry('Article', link.article);
  if (article) return { label, href: content.address('Article', article) };
  return route && { label, href: content.href(routePaths[route]) };
}

export const linkViews = (content: Content, links: StoredLink[]): View.Link[] =>
  links.map((link) => linkView(content, link)).filter((link) => link !== undefined);
