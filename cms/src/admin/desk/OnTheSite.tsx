import { useEffect } from 'react';
import { Box, Flex, Link, Typography } from '@strapi/design-system';
import type { PanelComponent } from '@strapi/content-manager/strapi-admin';
import type { EntryLiveness } from '@kneadful/shared-types';
import { useLive } from '../home/use-live';
import { moment } from '../home/words';
import { entryBeside } from './entry-beside';
import type { Asked } from './use-desk';
import { useLocale } from './use-locale';

/** Beside every form: whether visitors see what was published, since when, and where. */
export const OnTheSite: PanelComponent = (props) => {
  const entry = entryBeside(props);
  return entry ? { title: 'On the site', content: <Liveness key={entry.documentId} {...entry} /> } : null;
};

/** Seconds until it is asked again. */
const soon = 2;
const later = 15;

function Liveness({ uid, documentId, version }: Asked) {
  const locale = encodeURIComponent(useLocale());
  const address = `/desk/entries/${uid}/${documentId}/liveness?locale=${locale}`;
  const { fresh: answer, look } = useLive<EntryLiveness>(address, ({ state }) => (state === 'coming' ? soon : later));
  useEffect(() => {
    void look();
  }, [look, version]);
  if (answer === 'asking') return <Typography variant="omega">Looking …</Typography>;
  if (answer === 'failed') return <Typography variant="omega">This could not be looked up just now.</Typography>;
  const { url, reasons, isChanged } = answer;
  return (
    <Flex direction="column" alignItems="stretch" gap={2} width="100%" data-desk="liveness">
      <Typography variant="omega" role="status">
        {sentenceOf(answer)}
      </Typography>
      {reasons.map((reason) => (
        <Typography key={reason} variant="pi">
          {reason}
        </Typography>
      ))}
      {url && (
        <Box style={{ overflowWrap: 'anywhere' }}>
          <Link href={url} isExternal>
            {new URL(url).pathname}
          </Link>
        </Box>
      )}
      {isChanged && <Typography variant="pi">What was saved since is not published yet.</Typography>}
    </Flex>
  );
}

function sentenceOf({ state, since, showsEarlier }: EntryLiveness): string {
  switch (state) {
    case 'unpublished':
      return 'Not on the site: it is not published.';
    case 'live':
      return since ? `Live since ${moment(since)}.` : 'Live.';
    case 'coming':
      return 'Published, and on its way to the site.';
    case 'held':
      return showsEarlier ? 'Held back: visitors see it as it was before.' : 'Held back: visitors do not see it.';
    case 'paused':
      return 'Visitors see an earlier release. It goes live when an editor goes on publishing.';
    case 'unknown':
      return 'Whether it is live is not known just now.';
  }
}
