import { Button, Field, Flex, Modal, TextInput, Typography } from '@strapi/design-system';
import type { EntryPass } from '@kneadful/shared-types';
import { CopyButton } from '../CopyButton';
import { dayAndTime } from './words';

/** A link, and whom it lets in. */
export interface Handed {
  name: string;
  pass: EntryPass;
}

/** Shows a link, this once. */
export function HandOver({ handed: { name, pass }, onClose }: { handed: Handed; onClose(): void }) {
  return (
    <Modal.Root open onOpenChange={onClose}>
      <Modal.Content>
        <Modal.Header>
          <Modal.Title>
            {pass.kind === 'invitation' ? `An invitation for ${name}` : `A new password for ${name}`}
          </Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <Flex direction="column" alignItems="stretch" gap={4}>
            <Typography variant="omega" tag="p">
              Whoever has this link comes in as {name}: hand it over in private, to nobody else.
            </Typography>
            <Field.Root name="link">
              <Field.Label>Link</Field.Label>
              <TextInput readOnly value={pass.url} onFocus={({ target }) => target.select()} />
            </Field.Root>
            <CopyButton text={pass.url} name="Link" />
            <Typography variant="omega" tag="p">
              It works once{pass.until && `, until ${dayAndTime(pass.until)}`}. It is not shown again; another one takes
              its place.
            </Typography>
          </Flex>
        </Modal.Body>
        <Modal.Footer>
          <Modal.Close>
            <Button variant="tertiary">Close</Button>
          </Modal.Close>
        </Modal.Footer>
      </Modal.Content>
    </Modal.Root>
  );
}
