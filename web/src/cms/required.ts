import type { EntryType } from '@kneadful/shared-types';
import type { ContentGraph } from '../content/graph.ts';
import type { HeldEntries } from './liveness.ts';
import { inWords } from './parse-entry.ts';

/** Without these no page stands. */
const required: readonly EntryType[] = ['Studio', 'Navigation', 'Location'];

/** What would break the whole site stops the publish. */
export class SiteUnfit extends Error {
  override name = 'SiteUnfit';
}

/** @throws SiteUnfit */
export function refuseEmptySite(graph: ContentGraph, held: HeldEntries): void {
  for (const type of required) {
    if (graph.ids(type).length > 0) continue;
    const why = [...held.values()].find((entry) => entry.type === type && entry.locale === graph.defaultLocale);
    const reason = why ? `: ${inWords(why.reasons)}` : '.';
    throw new SiteUnfit(
      `Nothing was published: the site needs a ${type.toLowerCase()} that is published and complete${reason} Publish it in the CMS.`,
    );
  }
}
