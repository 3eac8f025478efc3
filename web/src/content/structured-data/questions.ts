import type { FAQPageLeaf } from 'schema-dts';
import type { PageMeta, Question } from '../../lib/model.ts';
import type { Content } from '../content.ts';
import { plainText } from './plain-text.ts';

export function faqPage(content: Content, { meta, questions }: { meta: PageMeta; questions: Question[] }): FAQPageLeaf {
  const url = content.ui.absolute(meta.path);
  return {
    '@type': 'FAQPage',
    '@id': url,
    url,
    name: meta.title,
    description: meta.description,
    inLanguage: content.locale,
    mainEntity: questions.map(({ anchor, question, answer }) => ({
      '@type': 'Question',
      name: question,
      url: `${url}#${anchor}`,
      acceptedAnswer: { '@type': 'Answer', text: plainText(answer) },
    })),
  };
}
