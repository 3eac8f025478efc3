import { Box, Button, Flex, ProgressBar, Typography } from '@strapi/design-system';
import type { SiteReport } from '@kneadful/shared-types';
import { EntryList } from '../desk/EntryList';
import { RoomForMore } from './RoomForMore';
import { Publishes } from './Publishes';
import { useCommand } from './use-command';
import { useLive } from './use-live';
import { moment } from './words';

/** How the site is, what is held back and why, what was published last, and the way back. */
export function YourSite() {
  const {
    answer: site,
    fresh,
    look,
  } = useLive<SiteReport>('/desk/site', ({ state }) => (state === 'publishing' ? 1 : 4));
  const { run, isBusy } = useCommand(look);
  const goBack = (id: string) => run(`releases/${id}/activate`, 'Visitors see the earlier release.');
  if (site === 'asking') return <Typography variant="omega">Looking …</Typography>;
  if (site === 'failed') return <Typography variant="omega">The CMS does not answer just now.</Typography>;
  const isPaused = site.state === 'paused';
  return (
    <Flex direction="column" alignItems="stretch" gap={4} width="100%" data-home="site">
      <RoomForMore />
      {fresh === 'failed' ? (
        <Typography variant="omega" role="status">
          The CMS does not answer just now. What visitors see stays as it is.
        </Typography>
      ) : (
        <State site={site} />
      )}
      {site.held.length > 0 && <Held held={site.held} />}
      {site.heldUnseen > 0 && (
        <Typography variant="pi">{site.heldUnseen} more are held, of kinds that your role does not show.</Typography>
      )}
      {site.warnings.map((warning) => (
        <Typography key={warning} variant="pi">
          {warning}
        </Typography>
      ))}
      {site.mayControl && site.state !== 'away' && (
        <Flex gap={2}>
          {isPaused ? (
            <Button loading={isBusy} onClick={() => void run('resume', 'New edits go live again.')}>
              Go on publishing
            </Button>
          ) : (
            <Button
              variant="secondary"
              loading={isBusy}
              disabled={site.state === 'publishing'}
              onClick={() => void run('publish', 'The publisher looks for what is new.')}
            >
              Publish now
            </Button>
          )}
        </Flex>
      )}
      <Publishes publishes={site.publishes} mayGoBack={site.mayControl} goBack={goBack} />
    </Flex>
  );
}

/** In words, and in colour. */
const states = {
  live: { title: 'Live', color: 'success600', text: 'Visitors see everything that is published.' },
  publishing: { title: 'Publishing', color: 'primary600', text: 'New edits are on their way.' },
  starting: { title: 'Starting', color: 'primary600', text: 'The site is being made for the first time.' },
  paused: {
    title: 'An earlier release',
    color: 'warning600',
    text: 'Visitors see an earlier release. New edits wait until you go on publishing.',
  },
  failed: { title: 'Not published', color: 'danger600', text: 'Visitors still see the last good release.' },
  away: { title: 'Not known', color: 'warning600', text: 'What visitors see stays as it is.' },
} as const satisfies Record<SiteReport['state'], object>;

function State({ site }: { site: SiteReport }) {
  const { state, progress, behindSince, problem, picturesWaiting } = site;
  const isWaiting = state === 'live' && behindSince !== undefined;
  const isHolding = state === 'live' && site.held.length + site.heldUnseen > 0;
  const { title, color } = states[state];
  const text = isHolding ? 'Visitors see what is published, except what is held back.' : states[state].text;
  return (
    <>
      <Box role="status">
        <Typography variant="delta" tag="p" textColor={isWaiting ? 'warning600' : color}>
          {isWaiting ? 'Waiting' : title}
        </Typography>
        <Typography variant="omega" tag="p">
          {isWaiting ? `Edits since ${moment(behindSince)} are about to be published.` : text}
        </Typography>
        {problem && (
          <Typography variant="omega" tag="p" textColor="danger600">
            {problem}
          </Typography>
        )}
      </Box>
      {/* Not read aloud at each step. */}
      {progress && (
        <Box paddingTop={2}>
          <ProgressBar
            value={Math.round((progress.done / Math.max(progress.total, 1)) * 100)}
            size="S"
            aria-label="Pages made"
          />
          <Typography variant="pi">{`${progress.done} of ${progress.total} pages`}</Typography>
        </Box>
      )}
      {picturesWaiting > 0 && (
        <Typography variant="pi" tag="p">
          {picturesWaiting === 1 ? 'One picture is' : `${picturesWaiting} pictures are`} being made smaller; the
          original is shown meanwhile.
        </Typography>
      )}
    </>
  );
}

const Held = ({ held }: Pick<SiteReport, 'held'>) => (
  <Box>
    <Typography variant="sigma" tag="h3" textColor="neutral700">
      Held back
    </Typography>
    <EntryList
      entries={held}
      note={({ live, reasons }) => ` ${live ? 'is shown as it was before' : 'is left out'}. ${reasons.join(' ')}`}
    />
  </Box>
);
