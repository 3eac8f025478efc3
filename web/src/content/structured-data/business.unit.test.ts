import { describe, expect, test } from '@jest/globals';
import type { Content } from '../content.ts';
import { contentOf, entry, type EntriesOf } from '../fixtures.ts';
import { homePage } from '../pages/home.ts';
import { contactPage, servicesPage } from '../pages/lists.ts';
import { servicePage } from '../pages/service.ts';
import { business } from './business.ts';

/** Without what is undefined, as it stands in the page. */
const written = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

const entries: EntriesOf = {
  Studio: [
    entry('Studio', {
      demo: false,
      email: 'hello@studio.example',
      homeServices: ['service-1'],
      awards: [
        { title: 'Local choice', fromYear: 2012 },
        { title: 'Quiet room', fromYear: 2015, toYear: 2017 },
      ],
    }),
  ],
  Location: [
    entry('Location', {
      state: 'OR',
      mapLink: 'https://map.example/alder',
      openingHours: [
        ...(['monday', 'tuesday', 'thursday'] as const).map((day) => ({ day, opens: '09:00', closes: '12:30' })),
        { day: 'thursday', opens: '14:00', closes: '00:00' },
      ],
      exceptions: [
        { date: '2026-12-25', name: 'Christmas Day', closed: true },
        { date: '2020-12-24', name: 'Christmas Eve', closed: false, opens: '09:00', closes: '14:00' },
      ],
    }),
  ],
  Service: [
    entry('Service', {
      options: [
        { minutes: 60, price: 90 },
        { minutes: 90, price: 127.5 },
      ],
    }),
    entry('Service', { id: 'service-2', name: 'Sports', slug: 'sports', order: 20 }),
  ],
};

const studio = {
  '@type': 'HealthAndBeautyBusiness',
  '@id': 'https://studio.example/#studio',
  name: 'Longleaf Massage Studio',
  url: 'https://studio.example/',
};
const price = (amount: number, minutes: number) => ({
  '@type': 'UnitPriceSpecification',
  price: amount,
  priceCurrency: 'USD',
  referenceQuantity: { '@type': 'QuantitativeValue', value: minutes, unitCode: 'MIN' },
});
const swedish = { '@type': 'Service', name: 'Swedish', url: 'https://studio.example/services/swedish/' };
const sports = { '@type': 'Service', name: 'Sports', url: 'https://studio.example/services/sports/' };
const swedishOffers = [
  { '@type': 'Offer', priceSpecification: price(90, 60), itemOffered: swedish },
  { '@type': 'Offer', priceSpecification: price(127.5, 90), itemOffered: swedish },
];

describe('the studio', () => {
  const whole = {
    ...studio,
    description: 'A studio.',
    email: 'hello@studio.example',
    telephone: '+1 503-555-0100',
    address: {
      '@type': 'PostalAddress',
      streetAddress: '1 Alder Street',
      addressLocality: 'Portland',
      addressRegion: 'OR',
      postalCode: '97201',
      addressCountry: 'US',
    },
    hasMap: 'https://map.example/alder',
    openingHoursSpecification: [
      { '@type': 'OpeningHoursSpecification', dayOfWeek: ['Monday', 'Tuesday'], opens: '09:00', closes: '12:30' },
      { '@type': 'OpeningHoursSpecification', dayOfWeek: ['Thursday'], opens: '09:00', closes: '12:30' },
      { '@type': 'OpeningHoursSpecification', dayOfWeek: ['Thursday'], opens: '14:00', closes: '23:59' },
    ],
    specialOpeningHoursSpecification: [
      {
        '@type': 'OpeningHoursSpecification',
        name: 'Christmas Eve',
        validFrom: '2020-12-24',
        validThrough: '2020-12-24',
        opens: '09:00',
        closes: '14:00',
      },
      {
        '@type': 'OpeningHoursSpecification',
        name: 'Christmas Day',
        validFrom: '2026-12-25',
        validThrough: '2026-12-25',
        opens: '00:00',
        closes: '00:00',
      },
    ],
    currenciesAccepted: 'USD',
    award: ['Local choice, every year since 2012', 'Quiet room, 2015 to 2017'],
  };
  const things = (content: Content, page: (content: Content) => { meta: { structuredData?: readonly unknown[] } }) =>
    written(page(content).meta.structuredData) as object[];

  test('says its place, its hours with every exception, and its awards; the contact page does', () => {
    const [trail, thing] = things(contentOf(entries), contactPage);
    expect(trail).toMatchObject({ '@type': 'BreadcrumbList' });
    expect(thing).toEqual(whole);
  });

  test('offers on the home page what stands there, under the name of the site', () => {
    expect(things(contentOf(entries), homePage)).toEqual([
      {
        '@type': 'WebSite',
        '@id': 'https://studio.example/#site',
        url: 'https://studio.example/',
        name: 'Longleaf Massage Studio',
        inLanguage: 'en',
      },
      { ...whole, makesOffer: swedishOffers },
    ]);
  });

  test('offers all services where they are listed, each at its price by length', () => {
    const [, thing] = things(contentOf(entries), servicesPage);
    const sportsOffer = { '@type': 'Offer', priceSpecification: price(90, 60), itemOffered: sports };
    expect(thing).toEqual({ ...whole, makesOffer: [...swedishOffers, sportsOffer] });
  });

  test('says that it is made up while it is', () => {
    expect(written(business(contentOf()))).toMatchObject({
      disambiguatingDescription: 'A demonstration: the studio, its people and its reviews are invented.',
    });
  });

  test('is the same whatever the time', () => {
    const content = contentOf(entries, { now: '2031-01-01T00:00:00Z' });
    expect(written(business(content))).toEqual(whole);
    expect(content.reads.expires).toBeUndefined();
  });
});

test('a service says who gives it and what each length costs', () => {
  const page = servicePage(contentOf(entries, { base: '/base' }), 'swedish');
  const home = 'https://studio.example/base/';
  expect(written(page?.meta.structuredData?.[1])).toEqual({
    '@type': 'Service',
    name: 'Swedish',
    description: 'Calm.',
    url: `${home}services/swedish/`,
    image: 'https://studio.example/base/media/drawing.webp',
    provider: { ...studio, '@id': `${home}#studio`, url: home },
    offers: [
      { '@type': 'Offer', priceSpecification: price(90, 60) },
      { '@type': 'Offer', priceSpecification: price(127.5, 90) },
    ],
  });
});
