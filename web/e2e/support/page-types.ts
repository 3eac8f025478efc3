import { pages } from './site.ts';

/** Paths of the sample site: one page of each type, and those in the other language that differ most. */
export const pageTypes = [
  '/',
  '/guide/',
  '/guide/back-massage-benefits/',
  '/techniques/',
  '/techniques/swedish/',
  '/conditions/',
  '/conditions/chronic-low-back-pain/',
  '/regions/upper-back/',
  '/for/desk-workers/',
  '/frequency/',
  '/find/',
  '/research/',
  '/faq/',
  '/services/',
  '/services/deep-tissue/',
  '/therapists/',
  '/therapists/june-okafor/',
  '/reviews/',
  '/contact/',
  '/book/',
  '/book/thank-you/',
  '/privacy/',
  '/about/',
  '/404.html',
  // In the other language, what has the longest words or lines of its own.
  ...['/es/', '/es/find/', '/es/frequency/', '/es/research/', '/es/contact/', '/es/search/'].filter((path) =>
    pages.has(path),
  ),
];
