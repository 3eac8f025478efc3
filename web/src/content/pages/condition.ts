import type { ConditionPage } from '../../lib/model.ts';
import type { Content } from '../content.ts';
import { textsOf } from '../entries/parts.ts';
import { Notes } from '../notes.ts';
import { resolveProse } from '../prose.ts';
import { medicalWebPage } from '../structured-data/medical-page.ts';
import { describedCondition } from '../structured-data/subjects.ts';
import {
  audienceCard,
  careCardView,
  conditionCard,
  findingRow,
  frequencyRow,
  regionLink,
  techniqueCard,
} from '../views/guide.ts';
import { relatedArticles } from './article.ts';
import { metaOf, withData } from './meta.ts';

export function conditionPage(content: Content, slug: string | undefined): ConditionPage | undefined {
  const condition = content.bySlug('Condition', slug);
  if (!condition) return undefined;
  const { id } = condition;
  const notes = new Notes(content);
  const body = resolveProse(condition.body, content, notes);
  const statementBasis = notes.list().length > 0 ? 'research' : 'practice';
  const card = conditionCard(content, condition);
  const picture = condition.picture && content.picture(condition.picture);
  const regions = content.entries('BodyRegion', condition.regions);
  const page: ConditionPage = {
    ...card,
    meta: metaOf(content, {
      title: card.name,
      description: card.summary,
      picture,
      area: regions.length === 1 ? regions[0]?.mapId : undefined,
      seo: condition.seo,
      type: 'Condition',
      entry: condition,
      trail: ['conditions'],
    }),
    picture,
    body,
    statementBasis,
    askTherapist: textsOf(condition.askTherapist),
    careCards: condition.careCards.map((careCard) => careCardView(content, careCard)),
    regions: regions.map((region) => regionLink(content, region)),
    techniques: content
      .entries('Technique', condition.techniques)
      .map((technique) => techniqueCard(content, technique)),
    findings: content
      .linkingTo('ResearchFinding', 'condition', id)
      .map((finding) => findingRow(content, finding, notes))
      .filter((row) => row !== undefined),
    frequency: content
      .linkingTo('FrequencyRecommendation', 'conditions', id)
      .map((row) => frequencyRow(content, row, notes)),
    audiences: content.linkingTo('Audience', 'conditions', id).map((audience) => audienceCard(content, audience)),
    articles: relatedArticles(content, 'conditions', id),
    notes: notes.list(),
  };
  return withData(page, medicalWebPage(content, page, { about: describedCondition(content, page) }));
}
