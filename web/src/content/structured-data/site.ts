import type { BreadcrumbListLeaf, HealthAndBeautyBusinessLeaf, WebSiteLeaf } from 'schema-dts';
import type { Link } from '../../lib/model.ts';
import { routePaths } from '../addresses.ts';
import type { Content } from '../content.ts';

const homeAddress = (content: Content): string => content.ui.absolute(content.href(routePaths.home));

export function webSite(content: Content): WebSiteLeaf {
  const url = homeAddress(content);
  return {
    '@type': 'WebSite',
    '@id': `${url}#site`,
    url,
    name: content.single('Studio').name,
    inLanguage: content.locale,
  };
}

/** The studio by its name. One that is made up says so in the words of the page. */
export function studioReference(content: Content): HealthAndBeautyBusinessLeaf {
  const { name, demo } = content.single('Studio');
  return {
    '@type': 'HealthAndBeautyBusiness',
    // One studio, in whatever language.
    '@id': `${content.ui.absolute(content.ui.file(routePaths.home))}#studio`,
    name,
    url: homeAddress(content),
    disambiguatingDescription: demo ? content.ui.words.site.demo : undefined,
  };
}

/** From the home page down to the page itself, the last of the links. */
export const breadcrumbs = (content: Content, links: Link[]): BreadcrumbListLeaf => ({
  '@type': 'BreadcrumbList',
  itemListElement: links.map(({ label, href }, index) => ({
    '@type': 'ListItem',
    position: index + 1,
    name: label,
    item: content.ui.absolute(href),
  })),
});
