import type { RegionPage } from '../../lib/model.ts';
import type { Content } from '../content.ts';
import type { Entry } from '../entries/index.ts';
import { Notes } from '../notes.ts';
import { medicalWebPage } from '../structured-data/medical-page.ts';
import { aboutCondition, aboutRegion } from '../structured-data/subjects.ts';
import { conditionCard, practiceView, regionLink, regionView, techniqueCard } from '../views/guide.ts';
import { relatedArticles } from './article.ts';
import { metaOf, withData } from './meta.ts';

const fromTheTop = ['upper', 'mid', 'lower'];

/** The regions in the order of the back, from the top down. */
export const regionsInOrder = (content: Content): Entry<'BodyRegion'>[] =>
  content.all('BodyRegion').sort((a, b) => fromTheTop.indexOf(a.mapId) - fromTheTop.indexOf(b.mapId));

export function regionPage(content: Content, slug: string | undefined): RegionPage | undefined {
  const region = content.bySlug('BodyRegion', slug);
  if (!region) return undefined;
  const notes = new Notes(content);
  const view = regionView(content, region, notes);
  const conditions = content.linkingTo('Condition', 'regions', region.id);
  const techniqueIds = [...new Set(conditions.flatMap((condition) => condition.techniques))];
  const page: RegionPage = {
    ...view,
    meta: metaOf(content, {
      title: region.name,
      description: region.summary,
      area: region.mapId,
      seo: region.seo,
      type: 'BodyRegion',
      entry: region,
      trail: ['guide'],
    }),
    statementBasis: notes.list().length > 0 ? 'research' : 'practice',
    conditions: conditions.map((condition) => conditionCard(content, condition)),
    techniques: content.entries('Technique', techniqueIds).map((technique) => techniqueCard(content, technique)),
    practices: content.linkingTo('SelfCarePractice', 'regions', region.id).map(practiceView),
    articles: relatedArticles(content, 'regions', region.id),
    others: regionsInOrder(content)
      .filter(({ id }) => id !== region.id)
      .map((other) => regionLink(content, other)),
    notes: notes.list(),
  };
  const about = [aboutRegion(content, page), ...page.conditions.map((each) => aboutCondition(content, each))];
  return withData(page, medicalWebPage(content, page, { about }));
}
