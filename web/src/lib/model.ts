import type { Thing } from 'schema-dts';

/**
 * What pages, layouts, blocks and components are given: plain data with every link resolved, every citation numbered
 * for the page it stands on, and nothing of Strapi or of the content graph.
 */

export interface Picture {
  /** The original: for browsers that take no source, and for other sites. */
  src: string;
  /** Never empty: a picture without alternative text does not get this far. */
  alt: string;
  width: number;
  height: number;
  /** The same picture in better formats and several widths, best first; none for a drawing. */
  sources?: PictureSource[];
}

/** The attributes of a `<source>`. */
export interface PictureSource {
  type: string;
  srcset: string;
}

export interface Link {
  label: string;
  href: string;
  external?: boolean;
}

/** The way to an appointment. */
export interface Booking extends Link {
  /** Host of the studio's own booking system, if it has one. */
  host?: string;
  /** Said after the label, since that leaves the site. */
  leaves?: string;
}

/** `amount` in units of `currency` (ISO 4217), not in cents. */
export interface Money {
  amount: number;
  currency: string;
}

// ── prose ──

export type Inline =
  | {
      kind: 'text';
      text: string;
      bold?: boolean;
      italic?: boolean;
      underline?: boolean;
      strikethrough?: boolean;
      code?: boolean;
    }
  | { kind: 'link'; href: string; external: boolean; children: Inline[] }
  /** A citation: `note` is its number in the page's list of sources. The note leads back to the first. */
  | { kind: 'cite'; note: number; label: string; first?: true };

export type ListItem = { children: Inline[]; sublist?: Extract<ProseNode, { kind: 'list' }> };

export type ProseNode =
  | { kind: 'paragraph'; children: Inline[] }
  | { kind: 'heading'; level: 2 | 3 | 4 | 5 | 6; id: string; children: Inline[] }
  | { kind: 'list'; ordered: boolean; items: ListItem[] }
  | { kind: 'quote'; children: Inline[] }
  | { kind: 'code'; text: string };

export type Prose = ProseNode[];

// ── evidence ──

export type Certainty = 'high' | 'moderate' | 'low' | 'very-low';
export type Pressure = 'light' | 'moderate' | 'firm';
export type Urgency = 'non-urgent' | 'urgent' | 'emergency';

/** The two kinds of statement about health, and what each must show. `first` are those notes that lead back to it. */
export type Statement =
  { basis: 'research'; certainty: Certainty; notes: number[]; first?: number[] } | { basis: 'practice' };

export type StudyType =
  'randomised-trial' | 'systematic-review' | 'evidence-map' | 'guideline' | 'narrative-review' | 'burden-study';

/** One source in the page's numbered list. Its element id is `note-<number>`. */
export interface Note {
  number: number;
  shortName: string;
  authors: string;
  title: string;
  publication: string;
  year: number;
  studyType: StudyType;
  /** `https://doi.org/…`, or none for a source with an ISBN alone. */
  href?: string;
  identifier?: string;
  sampleSize?: number;
  studyCount?: number;
  population?: string;
  summary: string;
  /** Whether a place in the text has the id `cite-<number>`. */
  cited?: boolean;
}

export interface Person {
  name: string;
  role: string;
  credentials?: string;
  bio?: string;
  portrait?: Picture;
  sample: boolean;
}

export interface CareCard {
  urgency: Urgency;
  title: string;
  signs: string[];
  action: string;
  /** Who approved the wording; none: the card says that it is not yet signed off. */
  signedOffBy?: Person;
}

// ── guide ──

export interface ArticleCard extends Foreign {
  title: string;
  href: string;
  promise: string;
  picture: Picture;
  readingMinutes: number;
}

/** The newest articles about something. */
export interface RelatedArticles {
  newest: ArticleCard[];
  /** Address of the list of all articles, where there are more than these. */
  all?: string;
}

export interface TechniqueCard extends Foreign {
  name: string;
  href: string;
  summary: string;
  picture: Picture;
  bestFor: string;
  pressure: { from: Pressure; to: Pressure; note?: string };
  goodChoiceIf: string;
}

export interface ConditionCard extends Foreign {
  name: string;
  href: string;
  summary: string;
}

export interface AudienceCard extends Foreign {
  name: string;
  href: string;
  summary: string;
}

export type MapArea = 'upper' | 'mid' | 'lower';

/** Shapes of the back map's drawing. */
export type MapMuscle =
  | 'trapezius'
  | 'rhomboids'
  | 'levator-scapulae'
  | 'thoracic-erector-spinae'
  | 'intercostals'
  | 'quadratus-lumborum'
  | 'lumbar-erector-spinae'
  | 'gluteus-medius';

/** `href` leads to it on its region's page. */
export interface MappedMuscle {
  name: string;
  mapId: MapMuscle;
  href: string;
}

/** A region with those of its muscles that the drawing has. */
export interface MappedRegion {
  name: string;
  href: string;
  mapId: MapArea;
  mapped: MappedMuscle[];
}

export interface Region extends MappedRegion {
  summary: string;
  body: Prose;
  /** `anchor` is the element id on the region's page, where the drawing has the muscle. */
  muscles: { name: string; note?: string; mapId?: MapMuscle; anchor?: string }[];
  issues: { label: string; href?: string }[];
}

export interface FrequencyRow {
  anchor: string;
  situation: string;
  frequency: string;
  notes?: string;
  statement: Statement;
}

/** So many visits in a period of so many days, for so many periods; without a number of periods it goes on. */
export interface Phase {
  label: string;
  visitsMin: number;
  visitsMax?: number;
  periodDaysMin: number;
  periodDaysMax?: number;
  periodsMin?: number;
  periodsMax?: number;
}

/** With what a program needs to compute days. */
export interface PlannedRow extends FrequencyRow {
  phases: Phase[];
}

export interface FindingRow {
  condition: { name: string; href: string; slug: string };
  finding: string;
  comparator?: string;
  effect?: string;
  measuredAt?: string;
  response: string;
  statement: Statement;
}

export interface Question {
  anchor: string;
  question: string;
  answer: Prose;
}

export type PracticeGroup = 'movement' | 'workstation' | 'self-massage';

export interface Practice {
  name: string;
  group: PracticeGroup;
  instructions: string;
  caution?: string;
}

// ── studio ──

export interface ServiceCard extends Foreign {
  name: string;
  href: string;
  summary: string;
  picture: Picture;
  options: { minutes: number; price: Money }[];
}

export interface AddOn {
  name: string;
  description: string;
  picture: Picture;
  price: Money;
  minutes?: number;
}

export interface TherapistCard extends Foreign {
  name: string;
  href: string;
  role: string;
  credentials?: string;
  summary: string;
  portrait: Picture;
  /** Language codes, as `Intl.DisplayNames` knows them; `asl` is American Sign Language. */
  languages: string[];
  acceptingClients: boolean;
  sample: boolean;
}

/** On the page of all therapists, where they are chosen by how they work. */
export interface ChoosableTherapist extends TherapistCard {
  techniques: { slug: string; name: string }[];
}

export interface Review {
  text: string;
  /** What the studio answers. */
  reply?: string;
  reviewer: string;
  rating?: number;
  therapist?: { name: string; href: string; slug: string };
  service?: { name: string; href: string; slug: string };
  sourceUrl?: string;
  /** ISO date. */
  receivedOn: string;
  sample: boolean;
}

export type Weekday = 'monday' | 'tuesday' | 'wednesday' | 'thursday' | 'friday' | 'saturday' | 'sunday';

/** Wall-clock times `HH:MM` in the location's zone; `24:00` is the end of the day. */
export interface Stretch {
  opens: string;
  closes: string;
}

export interface Location {
  name: string;
  street: string;
  city: string;
  state?: string;
  postalCode: string;
  country: string;
  phone: string;
  mapLink?: string;
  timezone: string;
  /** Consecutive days with the same hours share a row; a row with no stretch is closed. Monday first. */
  hours: { from: Weekday; to: Weekday; stretches: Stretch[] }[];
  exceptions: { date: string; name: string; stretches: Stretch[] }[];
  directions?: string;
}

/** By which a place is open, whoever asks when. Exceptions take the place of their days' usual hours. */
export interface OpeningTimes {
  /** An IANA name. */
  timezone: string;
  hours: Location['hours'];
  exceptions: { date: string; stretches: Stretch[] }[];
}

/** Whether a place is open at some instant. Instants are milliseconds since 1970, `today` and `changes` on its own clock. */
export interface Opening {
  today: string;
  open: boolean;
  /** When it closes, or opens; none: not within the next hundred days. */
  changes?: { date: string; time: string };
  changesAt?: number;
  /** Until when a sentence about it holds: the next change, or midnight, when “tomorrow” becomes “today”. */
  validUntil: number;
}

/** A location at the moment at which the page is made: without the exceptions of past days. */
export interface Place extends Location {
  opening: Opening;
}

/** The studio's sign. Its width and height are those at which it is shown. */
export interface Logo extends Omit<Picture, 'alt'> {
  /** The same for dark screens. */
  dark?: Omit<Picture, 'alt'>;
  /** Whether it can stand in the tab of a browser. */
  isIcon: boolean;
}

/** What every page shows around its content. */
export interface Chrome {
  studio: {
    name: string;
    shortName: string;
    mission: string;
    email?: string;
    logo?: Logo;
    /** The studio's own colour, as it was chosen: `#4a154b`. */
    accent?: string;
    demo: boolean;
    awards: { title: string; fromYear: number; toYear?: number }[];
  };
  location?: Location;
  booking: Booking;
  header: Link[];
  footer: { title: string; links: Link[] }[];
  privacy: Link;
  footerNote?: string;
  banner?: { text: string; link?: Link };
}

// ── sections: one type per block, named as the GraphQL schema names it ──

type Block<Name extends string, Fields> = { __typename: `ComponentBlocks${Name}` } & Fields;
interface Headed {
  heading: string;
  /** The section's element id, and its place in the list of contents. */
  anchor: string;
}
interface Introduced extends Headed {
  intro: Prose;
}

export interface GlanceCard {
  title: string;
  text: string;
  icon: 'ease' | 'spine' | 'calm' | 'recovery';
  href?: string;
}

export type AtAGlanceSection = Block<'AtAGlance', Introduced & { cards: GlanceCard[] }>;
export type KeyFactsSection = Block<
  'KeyFacts',
  Headed & { body: Prose; facts: { figure: string; label: string; note?: number }[] }
>;
export type MechanismsSection = Block<'Mechanisms', Introduced & { mechanisms: { title: string; body: Prose }[] }>;
export type RegionGuideSection = Block<'RegionGuide', Introduced & { regions: Region[] }>;
export type ResearchTableSection = Block<
  'ResearchTable',
  Introduced & { findings: FindingRow[]; highlight?: { title: string; body: Prose; note: number } }
>;
export type TechniqueCardsSection = Block<'TechniqueCards', Introduced & { techniques: TechniqueCard[] }>;
export type AudienceListSection = Block<'AudienceList', Introduced & { audiences: AudienceCard[] }>;
export type FrequencyTableSection = Block<'FrequencyTable', Introduced & { recommendations: FrequencyRow[] }>;
export type VisitStepsSection = Block<'VisitSteps', Introduced & { stages: { title: string; body: Prose }[] }>;
export type SelfCareSection = Block<'SelfCare', Introduced & { practices: Practice[] }>;
export type CareCardsSection = Block<'CareCards', Introduced & { careCards: CareCard[] }>;
export type FaqListSection = Block<'FaqList', Introduced & { questions: Question[] }>;
export type ClosingSection = Block<'Closing', Headed & { body: Prose; link?: Link }>;
export type ProseSection = Block<'Prose', { heading?: string; anchor?: string; body: Prose }>;
export type CalloutSection = Block<'Callout', { tone: 'note' | 'tip' | 'caution'; title: string; body: Prose }>;
export type FigureSection = Block<'Figure', { picture: Picture; caption?: string }>;
export type ServiceCardsSection = Block<'ServiceCards', Introduced & { services: ServiceCard[] }>;

export type Section =
  | AtAGlanceSection
  | KeyFactsSection
  | MechanismsSection
  | RegionGuideSection
  | ResearchTableSection
  | TechniqueCardsSection
  | AudienceListSection
  | FrequencyTableSection
  | VisitStepsSection
  | SelfCareSection
  | CareCardsSection
  | FaqListSection
  | ClosingSection
  | ProseSection
  | CalloutSection
  | FigureSection
  | ServiceCardsSection;

// ── pages: what each route hands to its layout ──

/** What every page knows of itself. */
/** Something of an entry that may stand on a page in another language. */
export interface Foreign {
  /** Its language, where that is another than the page's: it is not yet translated. */
  lang?: string;
}

/** A page in one language. */
export interface PageVersion {
  locale: string;
  href: string;
  /** Otherwise it shows the original. */
  isTranslated: boolean;
}

export interface PageMeta {
  title: string;
  description: string;
  /** This page's own path, base path included. */
  path: string;
  /** Where the original stands that the page shows, since it is not yet translated. */
  original?: string;
  noindex?: boolean;
  /** The page in every language that it is translated into, its own included. */
  versions: PageVersion[];
  /** Where the switch to each other language leads. */
  languages: { locale: string; href: string }[];
  /** From the home page down, without the page itself. */
  trail: Link[];
  picture?: Picture;
  /** Of the back, where the page is about one. */
  area?: MapArea;
  /** A text with a date of its own. */
  article?: { modifiedOn: string };
  /** The page in schema.org's words. */
  structuredData?: readonly Thing[];
}

export interface Contents {
  anchor: string;
  label: string;
}

export interface ArticlePage {
  meta: PageMeta;
  title: string;
  promise: string;
  picture: Picture;
  author: Person;
  medicalReviewer?: Person;
  /** ISO dates. */
  lastReviewedOn?: string;
  nextReviewDue?: string;
  reviewScope?: string;
  readingMinutes: number;
  changeNotes: { date: string; note: string }[];
  contents: Contents[];
  sections: Section[];
  notes: Note[];
  related: { conditions: ConditionCard[]; techniques: TechniqueCard[]; audiences: AudienceCard[] };
}

/** A page of the guide's older articles. */
export interface GuideArchivePage {
  meta: PageMeta;
  title: string;
  summary: string;
  articles: ArticleCard[];
  newer: string;
  older?: string;
}

export interface TechniquePage extends TechniqueCard {
  meta: PageMeta;
  avoidIf?: string;
  body: Prose;
  /** Whether the text cites a study; if not, it reads as practice experience. */
  statementBasis: 'research' | 'practice';
  conditions: ConditionCard[];
  services: ServiceCard[];
  therapists: TherapistCard[];
  articles: RelatedArticles;
  notes: Note[];
}

export interface ConditionPage extends ConditionCard {
  meta: PageMeta;
  picture?: Picture;
  body: Prose;
  statementBasis: 'research' | 'practice';
  /** Questions for a session. */
  askTherapist: string[];
  careCards: CareCard[];
  regions: { name: string; href: string; mapId: MapArea }[];
  techniques: TechniqueCard[];
  findings: FindingRow[];
  frequency: FrequencyRow[];
  audiences: AudienceCard[];
  articles: RelatedArticles;
  notes: Note[];
}

export interface RegionPage extends Region {
  meta: PageMeta;
  statementBasis: 'research' | 'practice';
  conditions: ConditionCard[];
  techniques: TechniqueCard[];
  practices: Practice[];
  articles: RelatedArticles;
  others: { name: string; href: string; mapId: MapArea }[];
  notes: Note[];
}

export interface AudiencePage extends AudienceCard {
  meta: PageMeta;
  picture?: Picture;
  body: Prose;
  statementBasis: 'research' | 'practice';
  conditions: ConditionCard[];
  techniques: TechniqueCard[];
  frequency?: FrequencyRow;
  articles: RelatedArticles;
  notes: Note[];
}

export interface ServicePage extends ServiceCard {
  slug: string;
  meta: PageMeta;
  body: Prose;
  techniques: TechniqueCard[];
  therapists: TherapistCard[];
  addOns: AddOn[];
  reviews: Review[];
  notes: Note[];
}

export interface TherapistPage extends TherapistCard {
  slug: string;
  meta: PageMeta;
  bio: Prose;
  techniques: TechniqueCard[];
  services: ServiceCard[];
  reviews: Review[];
  notes: Note[];
}

export interface StudioPage {
  meta: PageMeta;
  title: string;
  summary: string;
  picture?: Picture;
  contents: Contents[];
  sections: Section[];
  notes: Note[];
}

export interface HomePage {
  meta: PageMeta;
  tagline: string;
  promise: string;
  introduction: string;
  mission: string;
  bookingCall: string;
  place?: Place;
  article?: ArticleCard;
  highlights: GlanceCard[];
  regions: MappedRegion[];
  services: ServiceCard[];
  therapists: TherapistCard[];
  reviews: Review[];
  awards: { title: string; fromYear: number; toYear?: number }[];
}
