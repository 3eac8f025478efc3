import { useState } from 'react';
import { Button, Field, Flex, Modal, TextInput, Typography } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { removalWord, type SamplePlan, type SamplesRemoved } from '@kneadful/shared-types';
import { Problem } from './Section';
import { useOrder } from '../use-order';
import { entriesAndPictures, entriesGoing } from './words';

interface Props {
  plan: SamplePlan;
  /** Document ids of changed samples that are to go as well. */
  also: readonly string[];
  /** Whether the plan is the one for those. */
  isCurrent: boolean;
  onDone(): Promise<void>;
}

/** Asks for a word first: what goes does not come back. */
export function RemoveSamples({ plan, also, isCurrent, onDone }: Props) {
  const { toggleNotification } = useNotification();
  const { order, isBusy, problem, setProblem } = useOrder();
  const [isOpen, setIsOpen] = useState(false);
  const [word, setWord] = useState('');
  const count = entriesGoing(plan);
  const name = count > 0 ? 'Remove the sample content' : 'End the demonstration';
  const open = (isToOpen: boolean) => {
    setIsOpen(isToOpen);
    setWord('');
    setProblem('');
  };
  const remove = async (event: React.FormEvent) => {
    event.preventDefault();
    const removed = await order<SamplesRemoved>('/desk/your-studio/samples/removal', { word, also });
    if (!removed) return;
    open(false);
    const { entries, pictures } = removed;
    const gone = entries > 0 ? `${entriesAndPictures(entries, pictures)} are gone. ` : '';
    toggleNotification({ type: 'success', message: `${gone}The site is no demonstration any more.` });
    await onDone();
  };
  return (
    <Flex>
      <Modal.Root open={isOpen} onOpenChange={open}>
        <Modal.Trigger>
          <Button variant="danger-light" disabled={!isCurrent}>
            {name}
          </Button>
        </Modal.Trigger>
        <Modal.Content>
          <Modal.Header>
            <Modal.Title>{name}?</Modal.Title>
          </Modal.Header>
          <form onSubmit={(event) => void remove(event)} noValidate>
            <Modal.Body>
              <Flex direction="column" alignItems="stretch" gap={4}>
                {count > 0 && (
                  <Typography variant="omega" tag="p">
                    {entriesAndPictures(count, plan.pictures)} are deleted for good, here and on the site. Links to them
                    disappear, and in texts they become plain text. What visitors sent stays.
                  </Typography>
                )}
                <Typography variant="omega" tag="p">
                  The site does not say any more that it is a demonstration, and search engines may list it.
                </Typography>
                <Field.Root name="word" required error={problem || undefined}>
                  <Field.Label>Type the word “{removalWord}”</Field.Label>
                  <TextInput
                    autoComplete="off"
                    value={word}
                    onChange={({ target }: { target: HTMLInputElement }) => setWord(target.value)}
                  />
                </Field.Root>
                {problem && <Problem>{problem}</Problem>}
              </Flex>
            </Modal.Body>
            <Modal.Footer>
              <Modal.Close>
                <Button variant="tertiary">Cancel</Button>
              </Modal.Close>
              <Button type="submit" variant="danger" loading={isBusy || !isCurrent}>
                {name}
              </Button>
            </Modal.Footer>
          </form>
        </Modal.Content>
      </Modal.Root>
    </Flex>
  );
}
