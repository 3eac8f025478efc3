import type { AudiencePage } from '../../lib/model.ts';
import { entryPath } from '../addresses.ts';
import type { Content } from '../content.ts';
import { Notes } from '../notes.ts';
import { resolveProse } from '../prose.ts';
import { audienceCard, conditionCard, frequencyRow, techniqueCard } from '../views/guide.ts';
import { relatedArticles } from './article.ts';
import { metaOf } from './meta.ts';

export function audiencePage(content: Content, slug: string | undefined): AudiencePage | undefined {
  const audience = content.bySlug('Audience', slug);
  if (!audience) return undefined;
  const notes = new Notes(content);
  const body = resolveProse(audience.body, content, notes);
  const statementBasis = notes.list().length > 0 ? 'research' : 'practice';
  const card = audienceCard(content, audience);
  const picture = audience.picture && content.picture(audience.picture);
  const frequency = content.entry('FrequencyRecommendation', audience.frequency);
  return {
    ...card,
    meta: metaOf(content, {
      title: card.name,
      description: card.summary,
      picture,
      seo: audience.seo,
      path: entryPath('Audience', audience.slug),
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
}
