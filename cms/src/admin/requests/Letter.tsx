import { useState } from 'react';
import { Button, Field, Flex, Modal, Textarea, TextInput, Typography } from '@strapi/design-system';
import { useFetchClient, useNotification } from '@strapi/strapi/admin';
import type { RequestDesk } from '@kneadful/shared-types';
import { sentenceOf } from '../sentence-of';

interface Props {
  documentId: string;
  to: string;
  letter: RequestDesk['letter'];
}

/** A letter that the CMS sends. What was typed stays until it is sent. */
export function Letter({ documentId, to, letter }: Props) {
  const { post } = useFetchClient();
  const { toggleNotification } = useNotification();
  const [isOpen, setIsOpen] = useState(false);
  const [typed, setTyped] = useState(letter);
  const [problem, setProblem] = useState('');
  const [isBusy, setIsBusy] = useState(false);
  const send = async () => {
    setIsBusy(true);
    setProblem('');
    try {
      await post(`/desk/requests/${documentId}/reply`, typed);
      toggleNotification({ type: 'success', message: 'The letter was sent. Open the request again to see its state.' });
      setIsOpen(false);
    } catch (error) {
      setProblem(sentenceOf(error));
    }
    setIsBusy(false);
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
            <Field.Root name="subject" required>
              <Field.Label>Subject</Field.Label>
              <TextInput
                value={typed.subject}
                onChange={({ target }: { target: HTMLInputElement }) => setTyped({ ...typed, subject: target.value })}
              />
            </Field.Root>
            <Field.Root name="text" required>
              <Field.Label>Letter</Field.Label>
              <Textarea
                style={{ minHeight: '16rem' }}
                value={typed.text}
                onChange={({ target }: { target: HTMLTextAreaElement }) => setTyped({ ...typed, text: target.value })}
              />
            </Field.Root>
            {problem && (
              <Typography textColor="danger600" role="alert">
                {problem}
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
