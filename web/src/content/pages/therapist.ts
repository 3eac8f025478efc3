import type { TherapistPage } from '../../lib/model.ts';
import type { Content } from '../content.ts';
import { Notes } from '../notes.ts';
import { resolveProse } from '../prose.ts';
import { therapist as describedTherapist } from '../structured-data/person.ts';
import { techniqueCard } from '../views/guide.ts';
import { reviewViews, serviceCard, therapistCard } from '../views/studio.ts';
import { metaOf, withData } from './meta.ts';

export function therapistPage(content: Content, slug: string | undefined): TherapistPage | undefined {
  const therapist = content.bySlug('Therapist', slug);
  if (!therapist) return undefined;
  const notes = new Notes(content);
  const card = therapistCard(content, therapist);
  const page: TherapistPage = {
    ...card,
    slug: therapist.slug,
    meta: metaOf(content, {
      title: card.name,
      description: card.summary,
      picture: card.portrait,
      seo: therapist.seo,
      type: 'Therapist',
      entry: therapist,
      trail: ['therapists'],
    }),
    bio: resolveProse(therapist.bio, content, notes),
    techniques: content
      .entries('Technique', therapist.techniques)
      .map((technique) => techniqueCard(content, technique)),
    services: content.entries('Service', therapist.services).map((service) => serviceCard(content, service)),
    reviews: reviewViews(content, content.linkingTo('Review', 'therapist', therapist.id)),
    notes: notes.list(),
  };
  return withData(page, describedTherapist(content, page));
}
