import type { TechniquePage } from '../../lib/model.ts';
import type { Content } from '../content.ts';
import { Notes } from '../notes.ts';
import { resolveProse } from '../prose.ts';
import { medicalWebPage } from '../structured-data/medical-page.ts';
import { describedTechnique } from '../structured-data/subjects.ts';
import { conditionCard, techniqueCard } from '../views/guide.ts';
import { serviceCard, therapistCard } from '../views/studio.ts';
import { relatedArticles } from './article.ts';
import { metaOf, withData } from './meta.ts';

export function techniquePage(content: Content, slug: string | undefined): TechniquePage | undefined {
  const technique = content.bySlug('Technique', slug);
  if (!technique) return undefined;
  const notes = new Notes(content);
  const body = resolveProse(technique.body, content, notes);
  const card = techniqueCard(content, technique);
  const { id } = technique;
  const page: TechniquePage = {
    ...card,
    meta: metaOf(content, {
      title: card.name,
      description: card.summary,
      picture: card.picture,
      seo: technique.seo,
      type: 'Technique',
      entry: technique,
      trail: ['techniques'],
    }),
    avoidIf: technique.avoidIf,
    body,
    statementBasis: notes.list().length > 0 ? 'research' : 'practice',
    conditions: content.linkingTo('Condition', 'techniques', id).map((condition) => conditionCard(content, condition)),
    services: content.linkingTo('Service', 'techniques', id).map((service) => serviceCard(content, service)),
    therapists: content.linkingTo('Therapist', 'techniques', id).map((therapist) => therapistCard(content, therapist)),
    articles: relatedArticles(content, 'techniques', id),
    notes: notes.list(),
  };
  return withData(page, medicalWebPage(content, page, { about: describedTechnique(content, page) }));
}
