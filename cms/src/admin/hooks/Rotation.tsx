import { useState } from 'react';
import { Button, Flex, Typography } from '@strapi/design-system';
import { useFetchClient } from '@strapi/strapi/admin';
import type { HookView } from '@kneadful/shared-types';
import { CopyText } from './CopyText';
import { newSecret } from './secret';
import { Sheet } from './Sheet';
import { useAsking } from '../use-asking';

interface Props {
  hook: HookView;
  onDone(): Promise<void>;
  onClose(): void;
}

/** Gives a hook a new secret, and shows it this once: from here on it lies encrypted in the CMS. */
export function Rotation({ hook, onDone, onClose }: Props) {
  const { post } = useFetchClient();
  const { ask, problems, isBusy } = useAsking([]);
  // What it was when the dialog opened: the answer of the CMS changes it.
  const [before] = useState(hook.secret);
  const [made, setMade] = useState<string>();

  async function make(): Promise<void> {
    const secret = newSecret();
    if (!(await ask(() => post(`/build-hooks/${hook.documentId}/rotate`, { secret })))) return;
    setMade(secret);
    await onDone();
  }

  return (
    <Sheet
      title={before === 'none' ? `Sign the calls to “${hook.name}”` : `A new secret for “${hook.name}”`}
      isKept={isBusy || made !== undefined}
      onClose={onClose}
      footer={
        made ? (
          <Button onClick={onClose}>I have copied it</Button>
        ) : (
          <>
            <Button variant="tertiary" onClick={onClose}>
              Cancel
            </Button>
            <Button loading={isBusy} onClick={() => void make()}>
              Make a new secret
            </Button>
          </>
        )
      }
    >
      <Flex direction="column" alignItems="stretch" gap={4}>
        {made ? (
          <>
            <Typography variant="omega" role="status">
              This is the new secret. It is shown this once: copy it to the target before you close this.
            </Typography>
            <CopyText text={made} name="New secret" wraps />
            <Typography variant="omega">{afterwards[before]}</Typography>
          </>
        ) : (
          <Typography variant="omega">{beforehand[before]}</Typography>
        )}
        {problems.general && (
          <Typography variant="omega" textColor="danger600" role="alert">
            {problems.general}
          </Typography>
        )}
      </Flex>
    </Sheet>
  );
}

const beforehand: Record<HookView['secret'], string> = {
  none: 'From here on calls carry a signature, by which the target can tell that they come from here.',
  set: 'Both secrets sign until you finish the rotation, so that the target misses no call in between.',
  two: 'A rotation is under way. If its new secret was lost, make another: it takes the place of the lost one, and the one before still signs.',
  unreadable: 'The present secret cannot be read any more, so the new one signs alone at once.',
};

const both = 'When the target knows it, choose “Finish rotation”. Until then the former one signs too.';
const alone = 'Calls are signed with it from here on.';
const afterwards: Record<HookView['secret'], string> = { none: alone, set: both, two: both, unreadable: alone };
