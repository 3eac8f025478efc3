import { Box, Button, Flex, Modal, Typography } from '@strapi/design-system';
import { useForm } from '@strapi/strapi/admin';
import type { EntryHistory, EntryVersion, RestoredDraft } from '@kneadful/shared-types';
import { Heading } from './Heading';
import { type Entry, useComparison, useRestore } from './use-history';
import { listed, versionName } from './words';

interface Props {
  entry: Entry;
  /** Of the entry, as it is saved. */
  entryVersion: string;
  history: EntryHistory;
  version: EntryVersion;
  onBack(): void;
  onDone(restored: RestoredDraft): void;
}

/** Asks before a draft is replaced, and says what of it is kept nowhere else. */
export function Restore({ entry, entryVersion, history, version, onBack, onDone }: Props) {
  const { restore, isBusy, problem } = useRestore(entry);
  const changes = useComparison(entry, entryVersion, version.id, 'draft');
  const isTyped = useForm('Restore', ({ modified }) => modified);
  const resetForm = useForm('Restore', ({ resetForm }) => resetForm);
  const known = typeof changes === 'object' ? changes : [];
  const replaced = known.filter(({ stays }) => !stays).map(({ label }) => label);
  const staying = known.filter(({ stays }) => stays);
  const lost = history.unpublished.filter((label) => replaced.includes(label));
  const confirm = async () => {
    const restored = await restore(version.id, { replaces: history.draftSavedAt });
    if (!restored) return;
    resetForm();
    onDone(restored);
  };
  return (
    <>
      <Modal.Body>
        <Flex direction="column" alignItems="stretch" gap={4} data-desk="restore">
          <Heading>Restore the version of {versionName(version)}?</Heading>
          {changes === 'asking' && <Typography variant="omega">Looking what it would change …</Typography>}
          {changes === 'failed' && (
            <Typography variant="omega">What it would change could not be looked up. Go back and try again.</Typography>
          )}
          {typeof changes === 'object' && replaced.length === 0 && (
            <Typography variant="omega">
              The saved draft is as this version was. There is nothing to restore.
            </Typography>
          )}
          {replaced.length > 0 && (
            <Typography variant="omega">
              In the draft this is replaced: <strong>{listed(replaced)}</strong>. Visitors see nothing of it until the
              draft is published.
            </Typography>
          )}
          {staying.map(({ field, label, stays }) => (
            <Typography key={field} variant="omega">
              {label} stays as it is. {stays}
            </Typography>
          ))}
          {lost.length > 0 && (
            <Warning title="Changes that were never published">
              {listed(lost)} {lost.length === 1 ? 'was' : 'were'} changed in the draft and never published. No version
              has these changes: they are lost. Publish the draft first if you may need them.
            </Warning>
          )}
          {isTyped && (
            <Warning title="The form is not saved">
              What you typed and did not save is lost if you go on. To keep it, close this and save the form first.
            </Warning>
          )}
          {problem && (
            <Typography variant="omega" textColor="danger600" role="alert">
              {problem}
            </Typography>
          )}
        </Flex>
      </Modal.Body>
      <Modal.Footer>
        <Button variant="tertiary" onClick={onBack}>
          Back
        </Button>
        {replaced.length > 0 && (
          <Button
            variant={isTyped || lost.length > 0 ? 'danger' : 'default'}
            loading={isBusy}
            onClick={() => void confirm()}
          >
            {isTyped ? 'Discard what is not saved, and replace the draft' : 'Replace the draft'}
          </Button>
        )}
      </Modal.Footer>
    </>
  );
}

const Warning = ({ title, children }: { title: string; children: React.ReactNode }) => (
  <Box background="warning100" borderColor="warning200" hasRadius padding={4}>
    <Typography variant="omega" tag="p" fontWeight="bold" textColor="neutral800">
      {title}
    </Typography>
    <Typography variant="omega" tag="p" textColor="neutral800">
      {children}
    </Typography>
  </Box>
);
