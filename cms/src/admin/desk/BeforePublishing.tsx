import { Box, Flex, Typography } from '@strapi/design-system';
import type { PanelComponent } from '@strapi/content-manager/strapi-admin';
import type { EntryReport, Remark } from '@kneadful/shared-types';
import { EntryList } from './EntryList';
import { entryBeside } from './entry-beside';
import { type Asked, useDesk } from './use-desk';

/** Beside every form: what Publish would say, before it is pressed. */
export const BeforePublishing: PanelComponent = (props) => {
  const entry = entryBeside(props);
  if (!entry || props.activeTab === 'published') return null;
  return { title: 'Before publishing', content: <Report key={entry.documentId} {...entry} /> };
};

function Report(asked: Asked) {
  const report = useDesk('report', asked);
  if (report === 'asking') return <Typography variant="omega">Looking …</Typography>;
  if (report === 'failed')
    return <Typography variant="omega">This could not be checked just now. Save, or open the entry again.</Typography>;
  const { problems, waiting, advice, unseen } = report;
  return (
    <Flex direction="column" alignItems="stretch" gap={4} width="100%" role="status" data-desk="report">
      {problems.length > 0 ? (
        <Part title="Publish will refuse this">
          <Remarks remarks={problems} />
        </Part>
      ) : (
        <Typography variant="omega">As it is saved, it can be published.</Typography>
      )}
      {waiting.length > 0 && (
        <Part title="Linked here, not published yet">
          <EntryList entries={waiting} note={({ where }) => ` (${where})`} />
        </Part>
      )}
      {advice.length > 0 && (
        <Part title="Worth a look">
          <Remarks remarks={advice} />
        </Part>
      )}
      <Unseen count={unseen} />
    </Flex>
  );
}

function Part({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <Box>
      <Typography variant="sigma" tag="h3" textColor="neutral600">
        {title}
      </Typography>
      {children}
    </Box>
  );
}

const Remarks = ({ remarks }: { remarks: readonly Remark[] }) => (
  <Box tag="ul">
    {remarks.map(({ where, message }) => (
      <Box tag="li" key={`${where} ${message}`} paddingTop={1}>
        <Typography variant="omega">
          <Typography fontWeight="bold">{where}.</Typography> {message}
        </Typography>
      </Box>
    ))}
  </Box>
);

export function Unseen({ count }: { count: EntryReport['unseen'] }) {
  if (count === 0) return null;
  const what = count === 1 ? 'One more linked entry is' : `${count} more linked entries are`;
  return <Typography variant="pi">{what} of a kind that your role does not show.</Typography>;
}
