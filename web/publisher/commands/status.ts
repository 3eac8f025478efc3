import type { PublisherStatus } from '@kneadful/shared-types';
import type { Command } from './command.ts';
import { withPublisher } from './reach.ts';
import { describeHeld } from './tell.ts';
import { count, localTime } from './text.ts';

export const status: Command = {
  summary: 'say what is live, what is held, and what is wrong',
  options: ['json'],
  run: (world, { json }) =>
    withPublisher(world, async (publisher) => {
      const answer = await publisher.status();
      if (json) return world.print(JSON.stringify(answer));
      if (!publisher.running)
        world.print('No publisher is running. This is what the last one left. Start one: npm start');
      for (const line of describeStatus(answer)) world.print(line);
    }),
};

const states: Record<PublisherStatus['state'], string> = {
  starting: 'The publisher has not looked at the CMS yet.',
  live: 'The site shows what the CMS has.',
  publishing: 'A publish is under way.',
  paused: 'Paused: an older release was made live, and new edits wait. To publish them: npm run site -- resume',
  failed: 'The last publish was refused. The last release stays.',
};

function describeStatus({
  state,
  release,
  behindSince,
  held,
  warnings,
  problem,
  picturesWaiting,
}: PublisherStatus): string[] {
  return [
    release
      ? `Release ${release.id} is live: first at ${localTime(release.at)} (${release.cause}), ${count(release.files, 'file')}.`
      : 'Nothing is live yet.',
    states[state],
    ...(problem ? [problem] : []),
    ...(behindSince ? [`The site has been behind the CMS since ${localTime(behindSince)}.`] : []),
    ...(picturesWaiting > 0 ? [`${count(picturesWaiting, 'picture')} still to be made smaller.`] : []),
    ...section(`${count(held.length, 'entry is', 'entries are')} held:`, held.map(describeHeld)),
    ...section(`${count(warnings.length, 'warning')}:`, warnings),
  ];
}

const section = (heading: string, lines: string[]): string[] =>
  lines.length === 0 ? [] : ['', heading, ...lines.map((line) => `  ${line}`)];
