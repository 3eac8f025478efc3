import { Box, Flex, Link, Typography } from '@strapi/design-system';
import { NavLink } from 'react-router-dom';
import type { ComingRow, ComingUp as Coming } from '@kneadful/shared-types';
import { deeds, momentIn } from '../schedule/words';
import { Counted } from './Counted';
import { useLive } from './use-live';

/** What is scheduled, and what was refused lately. */
export function ComingUp() {
  const { fresh: answer } = useLive<Coming>('/desk/coming-up', () => 10);
  if (answer === 'asking') return <Typography variant="omega">Looking …</Typography>;
  if (answer === 'failed') return <Typography variant="omega">The CMS does not answer just now.</Typography>;
  const { timezone, coming, more, refused } = answer;
  if (coming.length + refused.length === 0)
    return (
      <Typography variant="omega">
        Nothing is scheduled. The panel “Schedule” beside a form sets when its entry is published or unpublished.
      </Typography>
    );
  return (
    <Flex direction="column" alignItems="stretch" gap={4} width="100%" data-home="coming-up">
      {refused.length > 0 && (
        <Counted title="Refused lately" count={refused.length}>
          <Rows rows={refused} timezone={timezone} />
        </Counted>
      )}
      {coming.length > 0 && (
        <Counted title={`Scheduled (${timezone})`} count={coming.length + more} more={more}>
          <Rows rows={coming} timezone={timezone} />
        </Counted>
      )}
    </Flex>
  );
}

const Rows = ({ rows, timezone }: { rows: readonly ComingRow[]; timezone: string }) => (
  <Box tag="ul">
    {rows.map((row) => (
      <Row key={`${row.documentId} ${row.locale} ${row.action}`} row={row} timezone={timezone} />
    ))}
  </Box>
);

function Row({ row, timezone }: { row: ComingRow; timezone: string }) {
  const { action, due, by, refusal, typeName, title, path, locale } = row;
  const { willBe, failed } = deeds[action];
  return (
    <Box tag="li" paddingTop={2}>
      <Typography variant="omega" tag="p">
        {typeName}{' '}
        <Link tag={NavLink} to={path}>
          {title}
        </Link>
        {locale && ` (${locale})`}
      </Typography>
      <Typography variant="pi" tag="p" textColor={refusal ? 'danger600' : 'neutral600'}>
        {refusal ? failed : willBe} on {momentIn(timezone, due)}. Set by {by}. {refusal}
      </Typography>
    </Box>
  );
}
