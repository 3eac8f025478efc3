import type { AudiencePage } from '../../lib/model.ts';
import type { Content } from '../content.ts';
import { Notes } from '../notes.ts';
import { resolveProse } from '../prose.ts';
import { medicalWebPage } from '../structured-data/medical-page.ts';
import { some } from '../structured-data/some.ts';
import { aboutCondition, aboutTechnique, forAudience } from '../structured-data/subjects.ts';
import { audienceCard, conditionCard, frequencyRow, techniqueCard } from '../views/guide.ts';
import { relatedArticles } from './article.ts';
import { metaOf, withData } from './meta.ts';

export function audiencePage(content: Content, slug: string | undefined): AudiencePage | undefined {
  const audience = content.bySlug('Audience', slug);
  if (!audience) return undefined;
  const notes = new Notes(content);
  const body = resolveProse(audience.body, content, notes);
  const statementBasis = notes.list().length > 0 ? 'research' : 'practice';
  const card = audienceCard(content, audience);
  const picture = audience.picture && content.picture(audience.picture);
  const frequency = content.entry('FrequencyRecommendation', audience.frequency);
  const page: AudiencePage = {
    ...card,
    meta: metaOf(content, {
      title: card.name,
      description: card.summary,
      picture,
      seo: audience.seo,
      type: 'Audience',
      entry: audience,
      trail: ['guide'],
    }),
    picture,
    body,
    statementBasis,
    conditions: content.entries('Condition', audience.conditions).map((condition) => conditionCard(content, condition)),
    techniques: content.entries('Technique', audience.techniques).map((technique) => techniqueCard(content, technique)),
    frequency: frequency && frequencyRow(content, frequency, notes),
    articles: relatedArticles(content, 'audiences', audience.id),
    notes: notes.list(),
  };
  const about = some([
    ...page.conditions.map((each) => aboutCondition(content, each)),
    ...page.techniques.map((each) => aboutTechnique(content, each)),
  ]);
  return withData(page, medicalWebPage(content, page, { about, audience: forAudience(content, page) }));
}
