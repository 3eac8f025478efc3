import type { ArticleFieldsFragment, PageFieldsFragment } from '@kneadful/shared-types';
import type { Section } from '../lib/model.ts';
import AtAGlance from './AtAGlance.astro';
import AudienceList from './AudienceList.astro';
import Callout from './Callout.astro';
import CareCards from './CareCards.astro';
import Closing from './Closing.astro';
import FaqList from './FaqList.astro';
import Figure from './Figure.astro';
import FrequencyTable from './FrequencyTable.astro';
import KeyFacts from './KeyFacts.astro';
import Mechanisms from './Mechanisms.astro';
import Prose from './Prose.astro';
import RegionGuide from './RegionGuide.astro';
import ResearchTable from './ResearchTable.astro';
import SelfCare from './SelfCare.astro';
import ServiceCards from './ServiceCards.astro';
import TechniqueCards from './TechniqueCards.astro';
import VisitSteps from './VisitSteps.astro';

type Zone = NonNullable<ArticleFieldsFragment['sections'] | PageFieldsFragment['sections']>[number];

/** The members of the CMS's dynamic zones, as the schema has them; `Error` is GraphQL's for an empty zone. */
type Name = Exclude<NonNullable<Zone>['__typename'], 'Error'>;
type Block<Of extends Name> = (props: { section: Extract<Section, { __typename: Of }> }) => unknown;

/** One component for each block of the CMS: a block without one does not compile. */
export const blocks: { [Of in Name]: Block<Of> } = {
  ComponentBlocksAtAGlance: AtAGlance,
  ComponentBlocksKeyFacts: KeyFacts,
  ComponentBlocksMechanisms: Mechanisms,
  ComponentBlocksRegionGuide: RegionGuide,
  ComponentBlocksResearchTable: ResearchTable,
  ComponentBlocksTechniqueCards: TechniqueCards,
  ComponentBlocksAudienceList: AudienceList,
  ComponentBlocksFrequencyTable: FrequencyTable,
  ComponentBlocksVisitSteps: VisitSteps,
  ComponentBlocksSelfCare: SelfCare,
  ComponentBlocksCareCards: CareCards,
  ComponentBlocksFaqList: FaqList,
  ComponentBlocksClosing: Closing,
  ComponentBlocksProse: Prose,
  ComponentBlocksCallout: Callout,
  ComponentBlocksFigure: Figure,
  ComponentBlocksServiceCards: ServiceCards,
};
