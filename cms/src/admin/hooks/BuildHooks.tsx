import { useState } from 'react';
import { Button, Flex, Typography } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { Layouts, Page, useRBAC } from '@strapi/strapi/admin';
import type { HookView } from '@kneadful/shared-types';
import { useLive } from '../home/use-live';
import { Deliveries } from './Deliveries';
import { HookCard, type HookDialog } from './HookCard';
import { HookForm } from './HookForm';
import { changeHooks, readHooks } from './link';
import { Question } from './Question';
import { Rotation } from './Rotation';
import { type HookCommands, useHookCommands } from './use-hook-commands';
import { WhatIsSent } from './WhatIsSent';

/** Settings → Build hooks. */
export default function BuildHooks() {
  return (
    <Page.Protect permissions={[readHooks]}>
      <Hooks />
    </Page.Protect>
  );
}

const asked = [changeHooks];

/** Soon where something is under way. */
const nextLook = (hooks: HookView[]) => (hooks.some(({ state }) => state === 'waiting' || state === 'calling') ? 1 : 5);

function Hooks() {
  const { answer, fresh, look } = useLive<HookView[]>('/build-hooks', nextLook);
  const commands = useHookCommands(look);
  const { allowedActions } = useRBAC(asked);
  const mayChange = Boolean(allowedActions.canChange);
  const hooks = typeof answer === 'string' ? undefined : answer;
  const [open, setOpen] = useState<{ dialog: HookDialog; hook: HookView } | 'add'>();
  const close = () => setOpen(undefined);

  return (
    <Page.Main>
      <Page.Title>Build hooks</Page.Title>
      <Layouts.Header
        title="Build hooks"
        subtitle="Who is called when something is published, so that the site is built"
        primaryAction={
          mayChange && (
            <Button startIcon={<Plus />} onClick={() => setOpen('add')}>
              Add a build hook
            </Button>
          )
        }
      />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={5} paddingBottom={8}>
          {fresh === 'failed' && (
            <Typography variant="omega" role="alert" textColor="danger600">
              The CMS does not answer just now. Hooks go on being called as they are set.
            </Typography>
          )}
          {answer === 'asking' && <Typography variant="omega">Looking …</Typography>}
          {hooks?.length === 0 && <Typography variant="omega">There is none yet.</Typography>}
          {hooks && hooks.length > 0 && (
            <Flex tag="ul" direction="column" alignItems="stretch" gap={4}>
              {hooks.map((hook) => (
                <HookCard
                  key={hook.documentId}
                  hook={hook}
                  mayChange={mayChange}
                  commands={commands}
                  onOpen={(dialog) => setOpen({ dialog, hook })}
                />
              ))}
            </Flex>
          )}
          <WhatIsSent />
        </Flex>
      </Layouts.Content>
      {open === 'add' && <HookForm onDone={look} onClose={close} />}
      {open && open !== 'add' && (
        <OpenDialog {...open} mayChange={mayChange} commands={commands} onDone={look} onClose={close} />
      )}
    </Page.Main>
  );
}

interface OpenProps {
  dialog: HookDialog;
  /** As it was when the dialog opened: what is typed does not change with what the list hears meanwhile. */
  hook: HookView;
  mayChange: boolean;
  commands: HookCommands;
  onDone(): Promise<void>;
  onClose(): void;
}

function OpenDialog({ dialog, mayChange, commands, onDone, ...props }: OpenProps) {
  switch (dialog) {
    case 'edit':
      return <HookForm {...props} onDone={onDone} />;
    case 'deliveries':
      return <Deliveries {...props} mayChange={mayChange} commands={commands} />;
    case 'rotate':
      return <Rotation {...props} onDone={onDone} />;
    case 'finish':
      return <Question {...props} command="finish-rotation" commands={commands} />;
    case 'remove':
      return <Question {...props} command="remove" commands={commands} />;
  }
}
