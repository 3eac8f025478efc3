import type { ServicePage } from '../../lib/model.ts';
import type { Content } from '../content.ts';
import { Notes } from '../notes.ts';
import { resolveProse } from '../prose.ts';
import { service as describedService } from '../structured-data/service.ts';
import { techniqueCard } from '../views/guide.ts';
import { addOnView, reviewViews, serviceCard, therapistCard } from '../views/studio.ts';
import { metaOf, withData } from './meta.ts';

export function servicePage(content: Content, slug: string | undefined): ServicePage | undefined {
  const service = content.bySlug('Service', slug);
  if (!service) return undefined;
  const notes = new Notes(content);
  const card = serviceCard(content, service);
  const page: ServicePage = {
    ...card,
    slug: service.slug,
    meta: metaOf(content, {
      title: card.name,
      description: card.summary,
      picture: card.picture,
      // A technique often has the same name.
      seo: { ...service.seo, title: service.seo.title ?? content.ui.words.titles.service(card.name) },
      type: 'Service',
      entry: service,
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
  return withData(page, describedService(content, page));
}
