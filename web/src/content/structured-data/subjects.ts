import type { AnatomicalStructureLeaf, MedicalConditionLeaf, MedicalTherapyLeaf, PeopleAudienceLeaf } from 'schema-dts';
import type { ConditionPage, TechniquePage } from '../../lib/model.ts';
import type { Content } from '../content.ts';
import { some } from './some.ts';

/** What a page of the guide is about, and for whom. */

interface Named {
  name: string;
  href: string;
}

export const aboutCondition = (content: Content, { name, href }: Named): MedicalConditionLeaf => ({
  '@type': 'MedicalCondition',
  name,
  url: content.ui.absolute(href),
});

export const aboutTechnique = (content: Content, { name, href }: Named): MedicalTherapyLeaf => ({
  '@type': 'MedicalTherapy',
  name,
  url: content.ui.absolute(href),
});

export const aboutRegion = (content: Content, { name, href }: Named): AnatomicalStructureLeaf => ({
  '@type': 'AnatomicalStructure',
  name,
  url: content.ui.absolute(href),
});

export const forAudience = (content: Content, { name, href }: Named): PeopleAudienceLeaf => ({
  '@type': 'PeopleAudience',
  name,
  audienceType: name,
  url: content.ui.absolute(href),
});

/**
 * The condition of its own page. The techniques that suit it are not among its treatments: schema.org has no place beside
 * them for how sure that is, and the page never says the one without the other.
 */
export const describedCondition = (
  content: Content,
  page: Pick<ConditionPage, 'name' | 'href' | 'summary' | 'regions'>,
): MedicalConditionLeaf => ({
  ...aboutCondition(content, page),
  '@id': `${content.ui.absolute(page.href)}#condition`,
  description: page.summary,
  associatedAnatomy: some(page.regions.map((region) => aboutRegion(content, region))),
});

export const describedTechnique = (
  content: Content,
  page: Pick<TechniquePage, 'name' | 'href' | 'summary'>,
): MedicalTherapyLeaf => ({
  ...aboutTechnique(content, page),
  '@id': `${content.ui.absolute(page.href)}#technique`,
  description: page.summary,
});
