import type { Finder, FinderCard, FinderCondition, FindPage, Rhythm } from '../../lib/finder.ts';
import { basisText, pressureText } from '../../lib/phrases.ts';
import { findPath, routePaths } from '../addresses.ts';
import type { Content } from '../content.ts';
import type { Entry, StoredCareCard } from '../entries/index.ts';
import { Notes } from '../notes.ts';
import { textsOf } from '../entries/parts.ts';
import { frequencyRow } from '../views/guide.ts';
import { money } from '../views/studio.ts';
import { metaOf } from './meta.ts';
import { regionsInOrder } from './region.ts';

/** The technique finder, with everything its answers are made of. */
export function findPage(content: Content): FindPage {
  const { title, summary } = content.ui.words.finder;
  return {
    meta: metaOf(content, { title, description: summary, path: findPath, trail: ['guide'] }),
    title,
    summary,
    finder: finderOf(content),
  };
}

function finderOf(content: Content): Finder {
  const cards = new Cards(content);
  const article = content.entry('Article', content.single('Studio').homeArticle);
  const general = (article?.sections ?? []).flatMap((section) =>
    section.__typename === 'ComponentBlocksCareCards' ? section.careCards : [],
  );
  return {
    regions: regionsInOrder(content)
      .map((region) => ({ area: region.mapId, name: region.name, href: content.address('BodyRegion', region) }))
      .filter(({ area }, index, all) => all.findIndex((other) => other.area === area) === index),
    conditions: content.all('Condition').map((condition) => conditionOf(content, condition, cards)),
    techniques: content.all('Technique').map((technique) => techniqueOf(content, technique)),
    audiences: content.all('Audience').map((audience) => ({
      slug: audience.slug,
      name: audience.name,
      href: content.address('Audience', audience),
      techniques: slugs(content, 'Technique', audience.techniques),
    })),
    rhythms: rhythmsOf(content),
    services: content.all('Service').map((service) => ({
      slug: service.slug,
      name: service.name,
      href: content.address('Service', service),
      from: lowestPrice(content, service),
      techniques: slugs(content, 'Technique', service.techniques),
    })),
    therapists: content.all('Therapist').map((therapist) => ({
      name: therapist.name,
      href: content.address('Therapist', therapist),
      acceptingClients: therapist.acceptingClients,
      sample: therapist.sample,
      techniques: slugs(content, 'Technique', therapist.techniques),
    })),
    guideCards: cards.of(general),
    cards: cards.list,
  };
}

function conditionOf(content: Content, condition: Entry<'Condition'>, cards: Cards): FinderCondition {
  const href = content.address('Condition', condition);
  return {
    slug: condition.slug,
    name: condition.name,
    href,
    areas: content.entries('BodyRegion', condition.regions).map((region) => region.mapId),
    techniques: slugs(content, 'Technique', condition.techniques),
    cards: cards.of(condition.careCards),
    care: condition.careCards.length > 0 ? `${href}#care` : undefined,
    questions: textsOf(condition.askTherapist),
  };
}

function techniqueOf(content: Content, technique: Entry<'Technique'>): Finder['techniques'][number] {
  const { slug, name, bestFor, pressureFrom, pressureTo, pressureNote, goodChoiceIf, avoidIf } = technique;
  return {
    slug,
    name,
    href: content.address('Technique', technique),
    bestFor,
    from: pressureFrom,
    to: pressureTo,
    pressure: pressureText(content.ui.words, { from: pressureFrom, to: pressureTo, note: pressureNote }),
    goodChoiceIf,
    avoidIf,
  };
}

/** In the order of the frequency page, which is where the anchors are. */
function rhythmsOf(content: Content): Rhythm[] {
  const notes = new Notes(content);
  return content.all('FrequencyRecommendation').map((row) => {
    const { anchor, situation, frequency, notes: remark, statement } = frequencyRow(content, row, notes);
    return {
      situation,
      frequency,
      notes: remark,
      basis: basisText(content.ui.words, statement),
      href: `${content.href(routePaths.frequency)}#${anchor}`,
      conditions: slugs(content, 'Condition', row.conditions),
      audiences: content.linkingTo('Audience', 'frequency', row.id).map(({ slug }) => slug),
    };
  });
}

function lowestPrice(content: Content, { options }: Entry<'Service'>): string {
  if (options.length === 0) return '';
  const price = money(content, Math.min(...options.map((option) => option.price)));
  return content.ui.words.service.from(content.ui.money(price));
}

const slugs = (content: Content, type: 'Technique' | 'Condition', ids: readonly string[]): string[] =>
  content.entries(type, ids).map(({ slug }) => slug);

/** Cards that send someone to a doctor today or at once. Those of the same wording are one. */
class Cards {
  readonly list: FinderCard[] = [];
  readonly #content: Content;
  readonly #known = new Map<string, number>();

  constructor(content: Content) {
    this.#content = content;
  }

  /** Their places in the list. */
  of(stored: readonly StoredCareCard[]): number[] {
    const pressing = stored.filter(({ urgency }) => urgency !== 'non-urgent');
    return [...new Set(pressing.map((card) => this.#place(card)))];
  }

  #place({ urgency, title, signs, action, signedOffBy }: StoredCareCard): number {
    const signer = this.#content.entry('Person', signedOffBy)?.name;
    const card = { urgency, title, signs: textsOf(signs), action, signedOffBy: signer };
    const key = JSON.stringify(card);
    const place = this.#known.get(key) ?? this.list.push(card) - 1;
    this.#known.set(key, place);
    return place;
  }
}
