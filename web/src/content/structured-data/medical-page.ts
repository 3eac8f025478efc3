import type { MedicalScholarlyArticleLeaf, MedicalWebPageLeaf } from 'schema-dts';
import type { Note, PageMeta } from '../../lib/model.ts';
import type { Content } from '../content.ts';
import { webSite } from './site.ts';
import { some } from './some.ts';

interface GuidePage {
  meta: PageMeta;
  notes: Note[];
}

/** A page of the guide: for patients unless `more` names its readers, citing what can be looked up by DOI. */
export function medicalWebPage(
  content: Content,
  { meta, notes }: GuidePage,
  more: Partial<MedicalWebPageLeaf>,
): MedicalWebPageLeaf {
  const url = content.ui.absolute(meta.path);
  return {
    '@type': 'MedicalWebPage',
    '@id': url,
    url,
    name: meta.title,
    description: meta.description,
    inLanguage: content.locale,
    isPartOf: webSite(content),
    image: meta.picture && content.ui.absolute(meta.picture.src),
    audience: { '@type': 'MedicalAudience', audienceType: 'Patient' },
    citation: some(notes.map(scholarlyArticle).filter((article) => article !== undefined)),
    ...more,
  };
}

const scholarlyArticle = ({ title, href, year }: Note): MedicalScholarlyArticleLeaf | undefined =>
  href === undefined
    ? undefined
    : { '@type': 'MedicalScholarlyArticle', name: title, url: href, datePublished: String(year) };
