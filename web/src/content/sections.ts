import type { Contents, GlanceCard, ResearchTableSection, Section } from '../lib/model.ts';
import type { Content } from './content.ts';
import type { StoredProse, StoredSection } from './entries/index.ts';
import type { Notes } from './notes.ts';
import { resolveProse } from './prose.ts';
import {
  audienceCard,
  careCardView,
  findingRow,
  frequencyRow,
  practiceView,
  questionView,
  regionView,
  techniqueCard,
} from './views/guide.ts';
import { linkView, serviceCard } from './views/studio.ts';

type StoredResearchTable = Extract<StoredSection, { __typename: 'ComponentBlocksResearchTable' }>;
type StoredGlanceCard = Extract<StoredSection, { __typename: 'ComponentBlocksAtAGlance' }>['cards'][number];

/** The sections of an article or a page with everything they link to, in reading order. */
export function resolveSections(stored: StoredSection[], content: Content, notes: Notes): Section[] {
  return stored.map((section) => resolve(section, content, notes));
}

function resolve(section: StoredSection, content: Content, notes: Notes): Section {
  const prose = (text: StoredProse) => resolveProse(text, content, notes);
  const introduced = ({ heading, intro }: { heading: string; intro: StoredProse }) => ({
    heading,
    anchor: content.anchor(heading),
    intro: prose(intro),
  });
  switch (section.__typename) {
    case 'ComponentBlocksAtAGlance':
      return {
        __typename: section.__typename,
        ...introduced(section),
        cards: section.cards.map((card) => glanceCard(content, card)),
      };
    case 'ComponentBlocksKeyFacts':
      return {
        __typename: section.__typename,
        heading: section.heading,
        anchor: content.anchor(section.heading),
        body: prose(section.body),
        facts: section.facts.map(({ figure, label, citation }) => ({
          figure,
          label,
          note: citation === undefined ? undefined : notes.number(citation),
        })),
      };
    case 'ComponentBlocksMechanisms':
      return {
        __typename: section.__typename,
        ...introduced(section),
        mechanisms: section.mechanisms.map(({ title, body }) => ({ title, body: prose(body) })),
      };
    case 'ComponentBlocksRegionGuide':
      return {
        __typename: section.__typename,
        ...introduced(section),
        regions: content.entries('BodyRegion', section.regions).map((region) => regionView(content, region, notes)),
      };
    case 'ComponentBlocksResearchTable':
      return {
        __typename: section.__typename,
        ...introduced(section),
        findings: content
          .entries('ResearchFinding', section.findings)
          .map((finding) => findingRow(content, finding, notes))
          .filter((row) => row !== undefined),
        highlight: highlightView(section, content, notes),
      };
    case 'ComponentBlocksTechniqueCards':
      return {
        __typename: section.__typename,
        ...introduced(section),
        techniques: content
          .entries('Technique', section.techniques)
          .map((technique) => techniqueCard(content, technique)),
      };
    case 'ComponentBlocksAudienceList':
      return {
        __typename: section.__typename,
        ...introduced(section),
        audiences: content.entries('Audience', section.audiences).map((audience) => audienceCard(content, audience)),
      };
    case 'ComponentBlocksFrequencyTable':
      return {
        __typename: section.__typename,
        ...introduced(section),
        recommendations: content
          .entries('FrequencyRecommendation', section.recommendations)
          .map((row) => frequencyRow(content, row, notes)),
      };
    case 'ComponentBlocksVisitSteps':
      return {
        __typename: section.__typename,
        ...introduced(section),
        stages: section.stages.map(({ title, body }) => ({ title, body: prose(body) })),
      };
    case 'ComponentBlocksSelfCare':
      return {
        __typename: section.__typename,
        ...introduced(section),
        practices: content.entries('SelfCarePractice', section.practices).map(practiceView),
      };
    case 'ComponentBlocksCareCards':
      return {
        __typename: section.__typename,
        ...introduced(section),
        careCards: section.careCards.map((card) => careCardView(content, card)),
      };
    case 'ComponentBlocksFaqList':
      return {
        __typename: section.__typename,
        ...introduced(section),
        questions: content.entries('Faq', section.questions).map((faq) => questionView(content, faq, notes)),
      };
    case 'ComponentBlocksClosing':
      return {
        __typename: section.__typename,
        heading: section.heading,
        anchor: content.anchor(section.heading),
        body: prose(section.body),
        link: section.link && linkView(content, section.link),
      };
    case 'ComponentBlocksProse':
      return {
        __typename: section.__typename,
        heading: section.heading,
        anchor: section.heading && content.anchor(section.heading),
        body: prose(section.body),
      };
    case 'ComponentBlocksCallout':
      return { __typename: section.__typename, tone: section.tone, title: section.title, body: prose(section.body) };
    case 'ComponentBlocksFigure':
      return { __typename: section.__typename, picture: content.picture(section.picture), caption: section.caption };
    case 'ComponentBlocksServiceCards':
      return {
        __typename: section.__typename,
        ...introduced(section),
        services: content.entries('Service', section.services).map((service) => serviceCard(content, service)),
      };
  }
}

function glanceCard(content: Content, card: StoredGlanceCard): GlanceCard {
  const { title, text, icon } = card;
  const technique = content.entry('Technique', card.technique);
  const condition = content.entry('Condition', card.condition);
  const audience = content.entry('Audience', card.audience);
  const href =
    (technique && content.address('Technique', technique)) ??
    (condition && content.address('Condition', condition)) ??
    (audience && content.address('Audience', audience));
  return { title, text, icon, href };
}

function highlightView(
  { highlight }: StoredResearchTable,
  content: Content,
  notes: Notes,
): ResearchTableSection['highlight'] {
  const note = highlight && notes.number(highlight.citation);
  if (!highlight || note === undefined) return undefined;
  return { title: highlight.title, body: resolveProse(highlight.body, content, notes), note };
}

/** The list of contents: every section with a heading. */
export function contentsOf(sections: Section[]): Contents[] {
  return sections.flatMap((section) =>
    'heading' in section && section.heading && section.anchor
      ? [{ anchor: section.anchor, label: section.heading }]
      : [],
  );
}

/** The cards of an article's first “at a glance” section: its highlights elsewhere. */
export function highlightsOf(stored: StoredSection[], content: Content): GlanceCard[] {
  const section = stored.find((candidate) => candidate.__typename === 'ComponentBlocksAtAGlance');
  return section?.cards.map((card) => glanceCard(content, card)) ?? [];
}
