import type { HealthAndBeautyBusinessLeaf, PostalAddressLeaf } from 'schema-dts';
import type { Location, ServiceCard } from '../../lib/model.ts';
import type { Content } from '../content.ts';
import { locationView } from '../views/location.ts';
import { exceptionalHours, weeklyHours } from './hours.ts';
import { offers } from './service.ts';
import { studioReference } from './site.ts';
import { some } from './some.ts';

/**
 * The studio with its place, its hours and what the page offers. Reviews are left out on purpose: search engines call
 * those that a business shows of itself self-serving.
 */
export function business(content: Content, services: ServiceCard[] = []): HealthAndBeautyBusinessLeaf {
  const { introduction, email, currency, awards, logo } = content.single('Studio');
  const [entry] = content.all('Location');
  const location = entry && locationView(content, entry);
  const logoAddress = logo && content.mediaAddress(logo.documentId);
  return {
    ...studioReference(content),
    description: introduction,
    logo: logoAddress && content.ui.absolute(logoAddress),
    email,
    telephone: location?.phone,
    address: location && postalAddress(location),
    hasMap: location?.mapLink,
    openingHoursSpecification: location && weeklyHours(location),
    specialOpeningHoursSpecification: location && some(exceptionalHours(location)),
    currenciesAccepted: currency,
    makesOffer: some(services.flatMap((service) => offers(content, service))),
    award: some(awards.map((award) => awardText(content, award))),
  };
}

const postalAddress = ({ street, city, state, postalCode, country }: Location): PostalAddressLeaf => ({
  '@type': 'PostalAddress',
  streetAddress: street,
  addressLocality: city,
  addressRegion: state,
  postalCode,
  addressCountry: country,
});

function awardText(
  content: Content,
  { title, fromYear, toYear }: { title: string; fromYear: number; toYear?: number },
) {
  const { award, since, between } = content.ui.words.home;
  return award(title, toYear === undefined ? since(fromYear) : between(fromYear, toYear));
}
