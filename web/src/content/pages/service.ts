import type { ServicePage } from '../../lib/model.ts';
import { entryPath } from '../addresses.ts';
import type { Content } from '../content.ts';
import { Notes } from '../notes.ts';
import { resolveProse } from '../prose.ts';
import { techniqueCard } from '../views/guide.ts';
import { addOnView, reviewViews, serviceCard, therapistCard } from '../views/studio.ts';
import { metaOf } from './meta.ts';

export function servicePage(content: Content, slug: string | undefined): ServicePage | undefined {
  const service = content.bySlug('Service', slug);
  if (!service) return undefined;
  const notes = new Notes(content);
  const card = serviceCard(content, service);
  return {
    ...card,
    meta: metaOf(content, {
      title: card.name,
      description: card.summary,
      picture: card.picture,
      seo: service.seo,
      path: entryPath('Service', service.slug),
      trail: ['services'],
    }),
    body: resolveProse(service.body, content, notes),
    techniques: content.entries('Technique', service.techniques).map((technique) => techniqueCard(content, technique)),
    therapists: content
      .linkingTo('Therapist', 'services', service.id)
      .map((therapist) => therapistCard(content, therapist)),
    addOns: content.entries('AddOn', service.addOns).map((addOn) => addOnView(content, addOn)),
    reviews: reviewViews(content, content.linkingTo('Review', 'service', service.id)),
    notes: notes.list(),
  };
}
