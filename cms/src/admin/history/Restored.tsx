import { Box, Button, Flex, Modal, Typography } from '@strapi/design-system';
import type { EntryVersion, RestoredDraft } from '@kneadful/shared-types';
import { Heading } from './Heading';
import { versionName } from './words';

interface Props {
  version: EntryVersion;
  restored: RestoredDraft;
  onClose(): void;
}

/** What came of a restore, with what could not be brought back. */
export const Restored = ({ version, restored: { leftOut }, onClose }: Props) => (
  <>
    <Modal.Body>
      <Flex direction="column" alignItems="stretch" gap={4} data-desk="restored">
        <Heading>The version of {versionName(version)} is the draft again</Heading>
        <Typography variant="omega">The form shows it. Look through it, and publish it when it is right.</Typography>
        {leftOut.length > 0 && (
          <Box>
            <Typography variant="omega" tag="p" fontWeight="semiBold">
              This could not be brought back, and was left out:
            </Typography>
            <Box tag="ul" paddingTop={2}>
              {leftOut.map((sentence, index) => (
                <Typography key={index} tag="li" variant="omega">
                  {sentence}
                </Typography>
              ))}
            </Box>
          </Box>
        )}
      </Flex>
    </Modal.Body>
    <Modal.Footer>
      <Box />
      <Button onClick={onClose}>Close</Button>
    </Modal.Footer>
  </>
);
