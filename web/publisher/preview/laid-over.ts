import { gapPerson, gapPicture, readDraft } from '../../src/cms/draft-entry.ts';
import type { Draft } from '../../src/cms/drafts.ts';
import { filesIn, type NamedFile } from '../../src/cms/files-in.ts';
import type { ContentGraph } from '../../src/content/graph.ts';
import { copyOf } from '../graph-copy.ts';

/** What is live with drafts laid over it. */
export interface LaidOver {
  graph: ContentGraph;
  /** Pictures that drafts alone show, by the name by which pages ask for them below `/media/`. */
  files: Map<string, NamedFile>;
}

/** @param live is copied, and not touched */
export function layOver(live: ContentGraph, drafts: readonly Draft[]): LaidOver {
  const graph = copyOf(live);
  const files = new Map<string, NamedFile>();
  graph.setMedia(gapPicture, { src: '/favicon.svg', width: 1200, height: 800 });
  for (const { type, id, locale = graph.defaultLocale, raw } of drafts) {
    const entry = readDraft(type, raw, graph.defaultLocale);
    if (!entry) continue;
    graph.set(type, id, locale, entry as never);
    for (const [fileId, file] of filesIn(entry)) {
      if (graph.media(fileId)) continue;
      const name = `draft-${fileId}-${Date.parse(file.updatedAt)}${file.ext.toLowerCase()}`;
      files.set(name, file);
      graph.setMedia(fileId, { src: `/media/${name}`, width: file.width ?? 0, height: file.height ?? 0 });
    }
  }
  nameSomebody(graph);
  return { graph, files };
}

/** An article has an author; in one that has none yet, or one that is not there to be seen, a gap stands in. */
function nameSomebody(graph: ContentGraph): void {
  const { defaultLocale: locale } = graph;
  const nobody = { id: gapPerson, locale, name: '…', role: '…', credentials: '…', sample: false };
  for (const id of graph.ids('Article')) {
    const article = graph.row('Article', id, locale)!;
    if (graph.isLive('Person', article.author)) continue;
    graph.set('Person', gapPerson, locale, nobody as never);
    graph.set('Article', id, locale, { ...article, author: gapPerson });
  }
}
