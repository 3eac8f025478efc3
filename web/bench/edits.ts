import { setTimeout as sleep } from 'node:timers/promises';
import type { PublishTimes } from '@kneadful/shared-types';
import type { BenchSite } from './site.ts';

/** One edit: milliseconds from the CMS's answer to the first response that carries the change, and where they went. */
export interface Edit {
  live: number;
  /** How long the CMS took to answer the publish call; this is before the clock starts. */
  answer: number;
  steps: PublishTimes;
  rendered: number;
}

interface Article {
  documentId: string;
  slug: string;
  title: string;
}

/** What an editor changes: the title is shown in lists, sitemaps and feeds too, the promise in lists. */
const changes = ['promise', 'title'] as const;

export async function measureEdits(site: BenchSite, count: number): Promise<Edit[]> {
  const articles = await allArticles(site);
  const edits: Edit[] = [];
  // The first ones warm up what every process compiles as it goes.
  for (let number = -5; number < count; number++) {
    const article = articles[((number + 5) * 7919) % articles.length]!;
    const edit = await measure(site, article, changes[(number + 5) % 2]!, number + 5);
    if (number >= 0) edits.push(edit);
  }
  return edits;
}

async function measure(
  site: BenchSite,
  { documentId, slug, title }: Article,
  field: (typeof changes)[number],
  number: number,
): Promise<Edit> {
  const marker = `edit-${number}-${Date.now().toString(36)}`;
  const address = `/content-manager/collection-types/api::article.article/${documentId}/actions/publish`;
  const begun = performance.now();
  const { status, body } = await site.cms.admin('POST', address, { [field]: `${title} (${marker})` });
  const answered = performance.now();
  if (status !== 200) throw new Error(`Publishing ${slug} answered ${status}: ${JSON.stringify(body)}`);
  for (;;) {
    const page = await (await fetch(`${site.url}/guide/${slug}/`)).text();
    if (page.includes(marker)) break;
    if (performance.now() - answered > 60_000) throw new Error(`The edit of ${slug} was not live within a minute.`);
    await sleep(2);
  }
  const live = performance.now() - answered;
  const { release } = await site.settled();
  return { live, answer: answered - begun, steps: release!.times, rendered: release!.rendered };
}

async function allArticles(site: BenchSite): Promise<Article[]> {
  const articles: Article[] = [];
  for (;;) {
    const { data } = await site.cms.graphql(
      'query ($start: Int!) { articles(sort: "documentId:asc", pagination: { start: $start, limit: 100 }) { documentId slug title } }',
      { start: articles.length },
    );
    const page = data?.articles as Article[];
    articles.push(...page);
    if (page.length < 100) return articles;
  }
}
