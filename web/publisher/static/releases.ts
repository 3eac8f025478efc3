import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { releaseRecord } from '@kneadful/shared-types';
import { isMissing } from './hashed-files.ts';
import { expectLive } from './live-tree.ts';

/** The redirects of a release, read once: a release's name stands for one content for ever. */
export class ReleaseRedirects {
  readonly #siteDir: string;
  readonly #known = new Map<string, Record<string, string>>();

  constructor(siteDir: string) {
    this.#siteDir = siteDir;
  }

  /** Where an old path leads. A redirect is a page in the tree too, for hosts that know no better. @throws TreeGone */
  async targetOf(tree: string, path: string): Promise<string | undefined> {
    const redirects = this.#known.get(tree) ?? (await this.#read(tree));
    const key = path.endsWith('/') ? path : `${path}/`;
    return Object.hasOwn(redirects, key) ? redirects[key] : undefined;
  }

  async #read(tree: string): Promise<Record<string, string>> {
    const { redirects } = releaseRecord.parse(JSON.parse(await this.#record(tree)));
    // The live one, and the one that a request may still be reading.
    for (const old of [...this.#known.keys()].slice(0, -1)) this.#known.delete(old);
    this.#known.set(tree, redirects);
    return redirects;
  }

  async #record(tree: string): Promise<string> {
    try {
      return await readFile(join(tree, 'release.json'), 'utf8');
    } catch (error) {
      if (!isMissing(error)) throw error;
      await expectLive(this.#siteDir, tree);
      throw new Error(`The tree ${basename(tree)} is no release: it has no record of itself. Publish again.`, {
        cause: error,
      });
    }
  }
}
