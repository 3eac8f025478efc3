import { useState } from 'react';
import { Box, Button, Flex, Modal, Typography } from '@strapi/design-system';
import type { PanelComponent } from '@strapi/content-manager/strapi-admin';
import type { EntryHistory } from '@kneadful/shared-types';
import { entryBeside } from '../desk/entry-beside';
import { useLocale } from '../desk/use-locale';
import { Versions } from './Versions';
import { type Entry, useHistory } from './use-history';
import { changedWords, isPublished, versionName } from './words';

/** Beside a form there is room for as many. */
const shown = 3;

/**
 * Beside every form: who published the entry last, and what changed, with the way to all versions.
 * @param onRestored lets the form show the draft anew
 */
export const historyPanel =
  (onRestored: (entry: Entry) => void): PanelComponent =>
  (props) => {
    const entry = entryBeside(props);
    if (!entry) return null;
    return {
      title: 'History',
      content: <OfLanguage {...entry} onRestored={onRestored} />,
    };
  };

interface Props {
  uid: string;
  documentId: string;
  version: string;
  onRestored(entry: Entry): void;
}

/** Each language has versions of its own. */
function OfLanguage({ uid, documentId, version, onRestored }: Props) {
  const locale = useLocale();
  const entry = { uid, documentId, locale };
  return <Panel key={`${documentId} ${locale}`} entry={entry} version={version} onRestored={onRestored} />;
}

function Panel({ entry, version, onRestored }: Pick<Props, 'version' | 'onRestored'> & { entry: Entry }) {
  const { answer: history } = useHistory(entry, version, shown);
  const [isOpen, setIsOpen] = useState(false);
  if (history === 'asking') return <Typography variant="omega">Looking …</Typography>;
  if (history === 'failed')
    return <Typography variant="omega">The versions could not be looked up just now. Open the entry again.</Typography>;
  if (history.count === 0)
    return <Typography variant="omega">No version yet: one is kept whenever somebody publishes.</Typography>;
  return (
    <Flex direction="column" alignItems="stretch" gap={3} width="100%" data-desk="history">
      <Last history={history} />
      <Modal.Root open={isOpen} onOpenChange={setIsOpen}>
        <Modal.Trigger>
          <Button variant="tertiary" fullWidth>
            Compare and restore
          </Button>
        </Modal.Trigger>
        <Modal.Content style={{ width: '94vw', maxWidth: '120rem', maxHeight: '94vh' }}>
          <Modal.Header>
            <Modal.Title>History</Modal.Title>
          </Modal.Header>
          <Versions
            entry={entry}
            version={version}
            onRestored={() => onRestored(entry)}
            onClose={() => setIsOpen(false)}
          />
        </Modal.Content>
      </Modal.Root>
    </Flex>
  );
}

const Last = ({ history: { versions, count } }: { history: EntryHistory }) => (
  <Box>
    <Flex tag="ul" direction="column" alignItems="stretch" gap={2}>
      {versions.map((version) => (
        <Box tag="li" key={version.id}>
          <Typography variant="omega" tag="p" fontWeight="semiBold">
            {versionName(version)}
            {isPublished(version)}
          </Typography>
          <Typography variant="pi" tag="p" textColor="neutral600">
            {changedWords(version)}
          </Typography>
        </Box>
      ))}
    </Flex>
    {count > versions.length && (
      <Typography variant="pi" tag="p" paddingTop={2}>
        And {count - versions.length} older.
      </Typography>
    )}
  </Box>
);
