import type * as View from '../../lib/model.ts';
import type { Content } from '../content.ts';
import type { Entry, StoredCareCard } from '../entries/index.ts';
import type { Notes } from '../notes.ts';
import { resolveProse } from '../prose.ts';

export function techniqueCard(content: Content, technique: Entry<'Technique'>): View.TechniqueCard {
  const { name, summary, bestFor, goodChoiceIf, pressureFrom, pressureTo, pressureNote } = technique;
  return {
    name,
    summary,
    bestFor,
    goodChoiceIf,
    lang: content.foreign(technique),
    href: content.address('Technique', technique),
    picture: content.picture(technique.picture),
    pressure: { from: pressureFrom, to: pressureTo, note: pressureNote },
  };
}

export const conditionCard = (content: Content, condition: Entry<'Condition'>): View.ConditionCard => ({
  name: condition.name,
  summary: condition.summary,
  lang: content.foreign(condition),
  href: content.address('Condition', condition),
});

export const audienceCard = (content: Content, audience: Entry<'Audience'>): View.AudienceCard => ({
  name: audience.name,
  summary: audience.summary,
  lang: content.foreign(audience),
  href: content.address('Audience', audience),
});

export const regionLink = (content: Content, region: Entry<'BodyRegion'>) => ({
  name: region.name,
  mapId: region.mapId,
  href: content.address('BodyRegion', region),
});

/** The element id of a muscle on its region's page. */
const muscleAnchor = (mapId: View.MapMuscle) => `on-map-${mapId}`;

export function mappedRegion(content: Content, region: Entry<'BodyRegion'>): View.MappedRegion {
  const link = regionLink(content, region);
  const mapped = region.muscles.flatMap(({ name, mapId }) =>
    mapId ? [{ name, mapId, href: `${link.href}#${muscleAnchor(mapId)}` }] : [],
  );
  return { ...link, mapped };
}

export function regionView(content: Content, region: Entry<'BodyRegion'>, notes: Notes): View.Region {
  return {
    ...mappedRegion(content, region),
    summary: region.summary,
    body: resolveProse(region.body, content, notes),
    muscles: region.muscles.map((muscle) => ({
      ...muscle,
      ...(muscle.mapId && { anchor: muscleAnchor(muscle.mapId) }),
    })),
    issues: region.issues.map(({ label, condition }) => {
      const target = content.entry('Condition', condition);
      return { label, href: target && content.address('Condition', target) };
    }),
  };
}

type StatedEntry = Pick<Entry<'ResearchFinding'>, 'basis' | 'certainty' | 'citations'>;

/** A statement is shown as research only with its certainty and with sources that can be read. */
export function statementView({ basis, certainty, citations }: StatedEntry, notes: Notes): View.Statement {
  if (basis === 'practice' || !certainty) return { basis: 'practice' };
  const cites = citations.map((id) => notes.cite(id)).filter((cite) => cite !== undefined);
  const first = cites.filter((cite) => cite.first).map(({ note }) => note);
  return { basis: 'research', certainty, notes: cites.map(({ note }) => note), ...(first.length > 0 && { first }) };
}

export const frequencyRow = (
  content: Content,
  row: Entry<'FrequencyRecommendation'>,
  notes: Notes,
): View.FrequencyRow => ({
  anchor: content.anchor(row.situation),
  situation: row.situation,
  frequency: row.frequency,
  notes: row.notes,
  statement: statementView(row, notes),
});

/** None where the condition it is about is not published. */
export function findingRow(
  content: Content,
  finding: Entry<'ResearchFinding'>,
  notes: Notes,
): View.FindingRow | undefined {
  const condition = content.entry('Condition', finding.condition);
  if (!condition) return undefined;
  const { comparator, effect, measuredAt, response } = finding;
  return {
    finding: finding.finding,
    comparator,
    effect,
    measuredAt,
    response,
    condition: { name: condition.name, href: content.address('Condition', condition), slug: condition.slug },
    statement: statementView(finding, notes),
  };
}

export const questionView = (content: Content, faq: Entry<'Faq'>, notes: Notes): View.Question => ({
  anchor: content.anchor(faq.question),
  question: faq.question,
  answer: resolveProse(faq.answer, content, notes),
});

export const practiceView = ({ name, group, instructions, caution }: Entry<'SelfCarePractice'>): View.Practice => ({
  name,
  group,
  instructions,
  caution,
});

export function personView(content: Content, id: string | undefined): View.Person | undefined {
  const person = content.entry('Person', id);
  if (!person) return undefined;
  const { name, role, credentials, bio, sample, portrait } = person;
  return { name, role, credentials, bio, sample, portrait: portrait && content.picture(portrait) };
}

export const careCardView = (content: Content, card: StoredCareCard): View.CareCard => ({
  urgency: card.urgency,
  title: card.title,
  signs: card.signs.map(({ text }) => text),
  action: card.action,
  signedOffBy: personView(content, card.signedOffBy),
});
