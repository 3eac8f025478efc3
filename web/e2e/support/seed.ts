import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { root } from '../../../tests/support/cms.ts';

/** Slugs of the sample content of one type, as its files have them. */
export function seededSlugs(type: string): string[] {
  const folder = join(root, 'cms/seed', type);
  return readdirSync(folder)
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => (parse(readFileSync(join(folder, file), 'utf8')) as { en: { slug: string } }).en.slug);
}

const below = (folder: string, type: string) => seededSlugs(type).map((slug) => `${folder}${slug}/`);

/** The address of every page that the sample content must give. */
export const expectedPaths: string[] = [
  '/',
  '/guide/',
  '/guide/back-massage-benefits/',
  '/techniques/',
  ...below('/techniques/', 'technique'),
  '/conditions/',
  ...below('/conditions/', 'condition'),
  ...below('/regions/', 'body-region'),
  ...below('/for/', 'audience'),
  '/frequency/',
  '/research/',
  '/faq/',
  '/services/',
  ...below('/services/', 'service'),
  '/therapists/',
  ...below('/therapists/', 'therapist'),
  '/reviews/',
  '/contact/',
  '/find/',
  '/search/',
  ...below('/', 'page'),
].sort();
