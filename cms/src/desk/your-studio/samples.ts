import { errors } from '@strapi/utils';
import type { Core } from '@strapi/strapi';
import { type DeskLink, removalWord, type SamplePlan, type SamplesRemoved } from '@kneadful/shared-types';
import type { Sample } from '../../setup/samples/found';
import { planRemoval, removeSamples } from '../../setup/samples/removal';
import { type Ability, linksFor, targetKey } from '../entry-links';

/** What would go and what would stay, by the titles that the reader's role shows. */
export async function samplePlan(
  strapi: Core.Strapi,
  ability: Ability,
  also: ReadonlySet<string>,
): Promise<SamplePlan> {
  const plan = await planRemoval({ strapi, sql: strapi.db.connection }, also);
  const { isDemo, going, pictures, changed, needed, kept } = plan;
  const { links } = await linksFor(strapi, ability, [...changed, ...kept, ...needed.map(({ sample }) => sample)]);
  const shown = (sample: Sample): DeskLink[] => {
    const link = links.get(targetKey(sample));
    if (!link) return [];
    const { kind, info } = strapi.contentType(sample.uid);
    // There is one of it, which mostly has no title.
    return [kind === 'singleType' ? { ...link, typeName: '', title: info.displayName } : link];
  };
  return {
    isDemo,
    going: countByType(strapi, going),
    pictures: pictures.length,
    changed: changed.flatMap((sample) => shown(sample).map((link) => ({ ...link, ...sample.changed! }))),
    needed: needed.flatMap(({ sample, by }) => shown(sample).map((link) => ({ ...link, neededBy: by }))),
    kept: kept.flatMap(shown),
  };
}

function countByType(strapi: Core.Strapi, going: readonly Sample[]): SamplePlan['going'] {
  const counts = new Map<string, number>();
  for (const { uid } of going) {
    const { displayName } = strapi.contentType(uid).info;
    counts.set(displayName, (counts.get(displayName) ?? 0) + 1);
  }
  return [...counts]
    .map(([typeName, count]) => ({ typeName, count }))
    .sort((a, b) => a.typeName.localeCompare(b.typeName));
}

/** @throws ValidationError unless the word is there that says that it is meant */
export async function removeAsAsked(strapi: Core.Strapi, body: unknown): Promise<SamplesRemoved> {
  const { word, also } = (body ?? {}) as { word?: unknown; also?: unknown };
  if (typeof word !== 'string' || word.trim().toLowerCase() !== removalWord)
    throw new errors.ValidationError(`Type the word “${removalWord}” to go on. Nothing was removed.`);
  const removed = await removeSamples(strapi, new Set(Array.isArray(also) ? also.map(String) : []));
  strapi.log.info(`The sample content was removed: ${removed.entries} entries, ${removed.pictures} pictures.`);
  return removed;
}
