import { useState } from 'react';
import { Box, Button, Flex, Modal, Typography } from '@strapi/design-system';
import { useIsMobile } from '@strapi/strapi/admin';
import type { EntryHistory, EntryVersion, RestoredDraft } from '@kneadful/shared-types';
import { Comparison } from './Comparison';
import { Restore } from './Restore';
import { Restored } from './Restored';
import { type Entry, useHistory } from './use-history';
import { changedWords, isPublished, versionName } from './words';

interface Props {
  entry: Entry;
  /** Of the entry, as it is saved. */
  version: string;
  onRestored(): void;
  onClose(): void;
}

/** All versions, the comparison of one, and the way to bring it back. */
export function Versions({ entry, version, onRestored, onClose }: Props) {
  const { answer: history } = useHistory(entry, version);
  const [chosen, setChosen] = useState<number>();
  const [step, setStep] = useState<'look' | 'confirm' | RestoredDraft>('look');
  if (history === 'asking' || history === 'failed')
    return (
      <Modal.Body>
        <Typography variant="omega" role="status">
          {history === 'asking'
            ? 'Looking …'
            : 'The versions could not be looked up just now. Close this and try again.'}
        </Typography>
      </Modal.Body>
    );
  const { versions, mayRestore } = history;
  const one = versions.find(({ id }) => id === chosen) ?? versions[0];
  if (!one) return <Modal.Body>No version is kept any more.</Modal.Body>;
  if (typeof step === 'object') return <Restored version={one} restored={step} onClose={onClose} />;
  if (step === 'confirm')
    return (
      <Restore
        entry={entry}
        entryVersion={version}
        history={history}
        version={one}
        onBack={() => setStep('look')}
        onDone={(restored) => {
          setStep(restored);
          onRestored();
        }}
      />
    );
  return (
    <>
      <Modal.Body>
        <Flex gap={6} alignItems="flex-start" wrap="wrap" data-desk="versions">
          <List history={history} chosen={one} onChoose={setChosen} />
          <Box minWidth="min(40rem, 100%)" style={{ flex: '999 1 40rem' }}>
            <Comparison entry={entry} entryVersion={version} version={one} />
          </Box>
        </Flex>
      </Modal.Body>
      <Modal.Footer>
        <Button variant="tertiary" onClick={onClose}>
          Close
        </Button>
        {mayRestore && <Button onClick={() => setStep('confirm')}>Restore as draft</Button>}
      </Modal.Footer>
    </>
  );
}

interface ListProps {
  history: EntryHistory;
  chosen: EntryVersion;
  onChoose(id: number): void;
}

function List({ history: { versions, most }, chosen, onChoose }: ListProps) {
  const isMobile = useIsMobile();
  return (
    <Box style={{ flex: '1 1 24rem' }}>
      <Flex
        tag="ul"
        aria-label="Versions"
        direction="column"
        alignItems="stretch"
        gap={1}
        maxHeight={isMobile ? '26vh' : '60vh'}
        overflow="auto"
        padding={1}
      >
        {versions.map((version) => {
          const isChosen = version.id === chosen.id;
          return (
            <Box tag="li" key={version.id}>
              <Box
                tag="button"
                type="button"
                aria-pressed={isChosen}
                onClick={() => onChoose(version.id)}
                padding={3}
                width="100%"
                hasRadius
                cursor="pointer"
                background={isChosen ? 'primary100' : 'neutral0'}
                borderColor={isChosen ? 'primary600' : 'neutral200'}
                style={{ textAlign: 'start' }}
              >
                <Typography variant="omega" fontWeight="semiBold" textColor="neutral800" style={{ display: 'block' }}>
                  {versionName(version)}
                  {isPublished(version)}
                </Typography>
                <Typography variant="pi" textColor="neutral600">
                  {changedWords(version)}
                </Typography>
              </Box>
            </Box>
          );
        })}
      </Flex>
      <Typography variant="pi" tag="p" paddingTop={2} paddingLeft={1} textColor="neutral600">
        The newest {most} are kept.
      </Typography>
    </Box>
  );
}
