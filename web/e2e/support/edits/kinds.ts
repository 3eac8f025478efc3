import { entryTypes, singularNameOf, type EntryType } from '@kneadful/shared-types';
import { ownLinks } from '../../../src/content/entries/index.ts';

/** Types that have many entries, as the admin names them. */
export const listTypes: readonly string[] = entryTypes
  .filter((type) => type !== 'Studio' && type !== 'Navigation')
  .map(singularNameOf);

/** What the admin's list shows as the name of an entry. */
const titles: Record<string, string> = {
  article: 'title',
  citation: 'title',
  page: 'title',
  faq: 'question',
  'frequency-recommendation': 'situation',
  'research-finding': 'finding',
  review: 'text',
  redirect: 'to',
};
export const titleField = (type: string): string => titles[type] ?? 'name';

/** Types whose entries have a page. */
export const addressed = [
  'article',
  'technique',
  'condition',
  'body-region',
  'audience',
  'service',
  'therapist',
  'page',
];

/** Where an entry's picture stands. */
export const pictureFields: Record<string, string> = {
  'add-on': 'picture',
  article: 'picture',
  audience: 'picture',
  condition: 'picture',
  page: 'picture',
  person: 'portrait',
  service: 'picture',
  technique: 'picture',
  therapist: 'portrait',
};

const targets: Record<string, string> = {
  author: 'person',
  medicalReviewer: 'person',
  citations: 'citation',
  condition: 'condition',
  conditions: 'condition',
  technique: 'technique',
  techniques: 'technique',
  regions: 'body-region',
  audiences: 'audience',
  frequency: 'frequency-recommendation',
  addOns: 'add-on',
  service: 'service',
  services: 'service',
  therapist: 'therapist',
  homeArticle: 'article',
  homeServices: 'service',
  homeReviews: 'review',
};
const single = new Set(['author', 'medicalReviewer', 'condition', 'frequency', 'therapist', 'service', 'homeArticle']);

export interface LinkField {
  field: string;
  target: string;
  many: boolean;
}

/** The links that an entry of the type owns itself. */
export function linkFields(type: string): LinkField[] {
  const entryType = entryTypes.find((candidate) => singularNameOf(candidate) === type) as EntryType;
  return (ownLinks[entryType] ?? []).map((name) => {
    const field = String(name);
    const target = targets[field];
    if (!target) throw new Error(`Where does ${type}.${field} lead?`);
    return { field, target, many: !single.has(field) };
  });
}
