import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { listen, type Listening } from '../../../tests/support/http.ts';
import { Blobs } from '../../publisher/release/blobs.ts';
import { Trees } from '../../publisher/release/trees.ts';
import { SearchIndexer } from '../../publisher/search/search-indexer.ts';
import { createStaticServer } from '../../publisher/static-server.ts';
import { filesIn, release } from './site.ts';

export interface SearchableSite {
  /** What the indexer complained of. */
  failures: string[];
  /** Makes its index. */
  index(): Promise<void>;
  /** Serves it below a base path. @returns its address, without a slash at the end */
  serve(base: string): Promise<string>;
  stop(): Promise<void>;
}

/** The release again, below another folder. The publisher's indexer makes the search index of it when it is told to. */
export async function searchableSite(): Promise<SearchableSite> {
  const siteDir = mkdtempSync(join(tmpdir(), 'kneadful-search-'));
  const failures: string[] = [];
  const servers: Listening[] = [];
  const blobs = new Blobs(siteDir);
  const files = new Map<string, string>();
  for (const file of filesIn(release)) files.set(`/${file}`, await blobs.putFile(join(release, file)));
  files.delete('/release.json');
  await new Trees(siteDir, blobs).show({ id: 'one', revision: 'r', redirects: {} }, undefined, files);
  const indexer = new SearchIndexer({ siteDir, quiet: 0, onFailure: (message) => failures.push(message) });
  return {
    failures,
    index() {
      indexer.want(
        [...files].map(([path, hash]) => ({ path, hash })),
        'one',
      );
      return indexer.settled();
    },
    async serve(base) {
      const server = await listen(createStaticServer({ siteDir, base }));
      servers.push(server);
      return server.origin + base;
    },
    async stop() {
      await Promise.all(servers.map((server) => server.stop()));
      rmSync(siteDir, { recursive: true });
    },
  };
}
