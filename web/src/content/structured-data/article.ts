import type { MedicalWebPageLeaf } from 'schema-dts';
import type { ArticlePage } from '../../lib/model.ts';
import type { Content } from '../content.ts';
import type { Entry } from '../entries/index.ts';
import { medicalWebPage } from './medical-page.ts';
import { person } from './person.ts';
import { studioReference } from './site.ts';
import { some } from './some.ts';
import { aboutCondition, aboutTechnique, forAudience } from './subjects.ts';

/** An article of the guide. Its questions stay out: they are those of `/faq/`, which says them once for all. */
export function describedArticle(content: Content, entry: Entry<'Article'>, page: ArticlePage): MedicalWebPageLeaf {
  const { conditions, techniques, audiences } = page.related;
  return medicalWebPage(content, page, {
    about: some([
      ...conditions.map((each) => aboutCondition(content, each)),
      ...techniques.map((each) => aboutTechnique(content, each)),
    ]),
    ...(audiences.length > 0 && { audience: audiences.map((each) => forAudience(content, each)) }),
    datePublished: entry.createdAt.slice(0, 10),
    dateModified: page.meta.article?.modifiedOn,
    author: person(content, page.author),
    publisher: studioReference(content),
    ...reviewOf(content, page),
  });
}

/** A sample person reviews nothing: the page shows how it would look, and only the page. */
function reviewOf(
  content: Content,
  { lastReviewedOn, medicalReviewer }: ArticlePage,
): Pick<MedicalWebPageLeaf, 'lastReviewed' | 'reviewedBy'> {
  if (medicalReviewer?.sample) return {};
  return { lastReviewed: lastReviewedOn, reviewedBy: medicalReviewer && person(content, medicalReviewer) };
}
