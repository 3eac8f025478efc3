import { Dialog } from '@strapi/design-system';
import { ConfirmDialog } from '@strapi/strapi/admin';
import type { HookView } from '@kneadful/shared-types';
import type { Command, HookCommands } from './use-hook-commands';

interface Props {
  hook: HookView;
  /** What is done once it is confirmed. */
  command: Extract<Command, 'remove' | 'finish-rotation'>;
  commands: HookCommands;
  onClose(): void;
}

/** Asks before something that cannot be taken back. */
export function Question({ hook, command, commands, onClose }: Props) {
  const { title, text } = questions[command](hook.name);
  return (
    <Dialog.Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <ConfirmDialog title={title} onConfirm={() => commands.run(command, hook)}>
        {text}
      </ConfirmDialog>
    </Dialog.Root>
  );
}

const questions = {
  remove: (name: string) => ({
    title: `Remove “${name}”?`,
    text: 'It is not called any more, and the list of its deliveries is lost.',
  }),
  'finish-rotation': (name: string) => ({
    title: `Does “${name}” know the new secret?`,
    text: 'From here on the new one signs alone. A target that knows only the former one refuses the calls.',
  }),
};
