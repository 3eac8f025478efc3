import type { OfferLeaf, ServiceLeaf } from 'schema-dts';
import type { ServiceCard, ServicePage } from '../../lib/model.ts';
import type { Content } from '../content.ts';
import { studioReference } from './site.ts';

type Offered = Pick<ServiceCard, 'name' | 'href' | 'options'>;

/** One for each length that a service has a price for. */
export const offers = (content: Content, { name, href, options }: Offered): OfferLeaf[] =>
  prices(options).map((offer) => ({
    ...offer,
    itemOffered: { '@type': 'Service', name, url: content.ui.absolute(href) },
  }));

export const service = (content: Content, page: ServicePage): ServiceLeaf => ({
  '@type': 'Service',
  name: page.name,
  description: page.summary,
  url: content.ui.absolute(page.href),
  image: content.ui.absolute(page.picture.src),
  provider: studioReference(content),
  offers: prices(page.options),
});

/** `MIN` is the minute of UN/CEFACT's Recommendation 20. */
const prices = (options: ServiceCard['options']): OfferLeaf[] =>
  options.map(({ minutes, price: { amount, currency } }) => ({
    '@type': 'Offer',
    priceSpecification: {
      '@type': 'UnitPriceSpecification',
      price: amount,
      priceCurrency: currency,
      referenceQuantity: { '@type': 'QuantitativeValue', value: minutes, unitCode: 'MIN' },
    },
  }));
