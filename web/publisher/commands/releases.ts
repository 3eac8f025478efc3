import type { ReleaseSummary } from '@kneadful/shared-types';
import type { Command } from './command.ts';
import { withPublisher } from './reach.ts';
import { localTime, table } from './text.ts';

export const releases: Command = {
  summary: 'list the releases that can be gone back to',
  options: ['json'],
  run: (world, { json }) =>
    withPublisher(world, async (publisher) => {
      const all = await publisher.releases();
      if (json) world.print(JSON.stringify(all));
      else for (const line of describeReleases(all)) world.print(line);
    }),
};

export const rollback: Command = {
  summary: 'make an older release live; new edits then wait for `resume`',
  operands: ['release'],
  options: ['json'],
  run: (world, { operands: [id = ''], json }) =>
    withPublisher(world, async (publisher) => {
      const release = await publisher.activate(id);
      if (json) return world.print(JSON.stringify(release));
      world.print(`Release ${release.id} is live. New edits wait until you say: npm run site -- resume`);
    }),
};

function describeReleases(all: ReleaseSummary[]): string[] {
  if (all.length === 0) return ['There is no release yet. Make one: npm run site -- publish'];
  const rows = all.map(({ id, at, cause, rendered, files, times, live }) => {
    const milliseconds = Object.values(times).reduce((sum, each) => sum + each, 0);
    return [live ? '✔' : '', id, localTime(at), cause, rendered, files, Math.round(milliseconds)];
  });
  return table(['', 'release', 'first live', 'cause', 'rendered', 'files', 'ms'], rows);
}
