import type { CareCard, MapArea, PageMeta, Pressure } from './model.ts';

/**
 * What the technique finder knows: content alone, as plain data that a script can be given. Entries name each other by
 * slug, care cards by their place in `cards`, and every list stands in the content's own order.
 */
export interface Finder {
  regions: FinderRegion[];
  conditions: FinderCondition[];
  techniques: FinderTechnique[];
  audiences: FinderAudience[];
  rhythms: Rhythm[];
  services: FinderService[];
  therapists: FinderTherapist[];
  cards: FinderCard[];
  /** Cards that hold for every back, from the guide's own article. */
  guideCards: number[];
}

export interface FinderRegion {
  area: MapArea;
  name: string;
  href: string;
}

export interface FinderCondition {
  slug: string;
  name: string;
  href: string;
  /** Where it is felt; none: anywhere. */
  areas: MapArea[];
  techniques: string[];
  /** Emergency and urgent ones. */
  cards: number[];
  /** Where its page has all its care cards. */
  care?: string;
  /** What its page suggests to ask a therapist. */
  questions: string[];
}

export interface FinderTechnique {
  slug: string;
  name: string;
  href: string;
  bestFor: string;
  from: Pressure;
  to: Pressure;
  /** Range and note in words. */
  pressure: string;
  /** Continues "you …". */
  goodChoiceIf: string;
  avoidIf?: string;
}

export interface FinderAudience {
  slug: string;
  name: string;
  href: string;
  techniques: string[];
}

/** How often to come: for whom the content says so, and by what right. */
export interface Rhythm {
  situation: string;
  frequency: string;
  notes?: string;
  basis: string;
  /** Its row among all of them, with its sources. */
  href: string;
  conditions: string[];
  audiences: string[];
}

export interface FinderService {
  slug: string;
  name: string;
  href: string;
  /** The lowest price, in words. */
  from: string;
  techniques: string[];
}

export interface FinderTherapist {
  name: string;
  href: string;
  acceptingClients: boolean;
  sample: boolean;
  techniques: string[];
}

export interface FinderCard extends Pick<CareCard, 'urgency' | 'title' | 'signs' | 'action'> {
  /** Who signed its wording off. */
  signedOffBy?: string;
}

export interface FindPage {
  meta: PageMeta;
  title: string;
  summary: string;
  finder: Finder;
}
