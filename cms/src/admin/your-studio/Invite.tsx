import { useState } from 'react';
import {
  Button,
  Field,
  Flex,
  Modal,
  SingleSelect,
  SingleSelectOption,
  TextInput,
  Typography,
} from '@strapi/design-system';
import type { People } from '@kneadful/shared-types';
import type { Handed } from './HandOver';
import { Problem } from './Section';
import { useInvitation } from './use-invitation';

interface Props {
  roles: People['roles'];
  onInvited(invited: Handed): Promise<void>;
}

/** Makes an account for somebody, who sets the password. What was typed stays until it is taken. */
export function Invite({ roles, onInvited }: Props) {
  const [isOpen, setIsOpen] = useState(false);
  const { typed, type, problems, refusal, isBusy, invite } = useInvitation(async (invited) => {
    setIsOpen(false);
    await onInvited(invited);
  });
  const role = roles.find(({ id }) => id === typed.role);
  return (
    <Modal.Root open={isOpen} onOpenChange={setIsOpen}>
      <Modal.Trigger>
        <Button>Invite somebody</Button>
      </Modal.Trigger>
      <Modal.Content>
        <Modal.Header>
          <Modal.Title>Invite somebody</Modal.Title>
        </Modal.Header>
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            void invite();
          }}
        >
          <Modal.Body>
            <Flex direction="column" alignItems="stretch" gap={4}>
              {(['firstname', 'lastname', 'email'] as const).map((name) => (
                <Field.Root key={name} name={name} required={name !== 'lastname'} error={problems[name]}>
                  <Field.Label>{labels[name]}</Field.Label>
                  <TextInput
                    type={name === 'email' ? 'email' : 'text'}
                    autoComplete="off"
                    value={typed[name]}
                    onChange={({ target }: { target: HTMLInputElement }) => type({ [name]: target.value })}
                  />
                  <Field.Error />
                </Field.Root>
              ))}
              <Field.Root name="role" required error={problems.role} hint={role?.description}>
                <Field.Label>Role</Field.Label>
                <SingleSelect value={typed.role} onChange={(id) => type({ role: Number(id) })} placeholder="Choose one">
                  {roles.map(({ id, name }) => (
                    <SingleSelectOption key={id} value={id}>
                      {name}
                    </SingleSelectOption>
                  ))}
                </SingleSelect>
                <Field.Hint />
                <Field.Error />
              </Field.Root>
              <Typography variant="pi">You are shown a link then. Whoever opens it chooses a password.</Typography>
              {refusal && <Problem>{refusal}</Problem>}
            </Flex>
          </Modal.Body>
          <Modal.Footer>
            <Modal.Close>
              <Button variant="tertiary">Cancel</Button>
            </Modal.Close>
            <Button type="submit" loading={isBusy}>
              Invite
            </Button>
          </Modal.Footer>
        </form>
      </Modal.Content>
    </Modal.Root>
  );
}

const labels = { firstname: 'First name', lastname: 'Last name', email: 'E-mail' } as const;
