import { useState } from 'react';
import { Button, Field, Flex, Modal, Textarea, TextInput, Typography } from '@strapi/design-system';
import { useFetchClient, useForm, useNotification } from '@strapi/strapi/admin';
import type { RequestDesk } from '@kneadful/shared-types';
import { showAnew } from '../show-anew';
import { useAsking } from '../use-asking';

const fields = ['subject', 'text'] as const;

interface Props {
  /** Of booking requests. */
  uid: string;
  documentId: string;
  to: string;
  letter: RequestDesk['letter'];
}

/** A letter that the CMS sends. What was typed stays until it is sent. */
export function Letter({ uid, documentId, to, letter }: Props) {
  const { post } = useFetchClient();
  const { toggleNotification } = useNotification();
  const [isOpen, setIsOpen] = useState(false);
  const [typed, setTyped] = useState(letter);
  const { ask, problems, isBusy } = useAsking(fields);
  const { modified, values, onChange } = useForm('Letter', (form) => form);
  const send = async () => {
    if (!(await ask(() => post(`/desk/requests/${documentId}/reply`, typed)))) return;
    toggleNotification({ type: 'success', message: 'The letter was sent.' });
    setIsOpen(false);
    // The form still has the state from before, and the next Save would bring it back.
    if (!modified) showAnew({ uid, documentId });
    else if ((values as { state?: unknown }).state === 'new') onChange('state', 'answered');
  };
  return (
    <Modal.Root open={isOpen} onOpenChange={setIsOpen}>
      <Modal.Trigger>
        <Button>Write a letter</Button>
      </Modal.Trigger>
      <Modal.Content>
        <Modal.Header>
          <Modal.Title>To {to}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <Flex direction="column" alignItems="stretch" gap={4}>
            <Field.Root name="subject" required error={problems.subject}>
              <Field.Label>Subject</Field.Label>
              <TextInput
                value={typed.subject}
                onChange={({ target }: { target: HTMLInputElement }) => setTyped({ ...typed, subject: target.value })}
              />
              <Field.Error />
            </Field.Root>
            <Field.Root name="text" required error={problems.text}>
              <Field.Label>Letter</Field.Label>
              <Textarea
                style={{ minHeight: '16rem' }}
                value={typed.text}
                onChange={({ target }: { target: HTMLTextAreaElement }) => setTyped({ ...typed, text: target.value })}
              />
              <Field.Error />
            </Field.Root>
            {problems.general && (
              <Typography textColor="danger600" role="alert">
                {problems.general}
              </Typography>
            )}
          </Flex>
        </Modal.Body>
        <Modal.Footer>
          <Modal.Close>
            <Button variant="tertiary">Cancel</Button>
          </Modal.Close>
          <Button loading={isBusy} onClick={() => void send()}>
            Send
          </Button>
        </Modal.Footer>
      </Modal.Content>
    </Modal.Root>
  );
}
