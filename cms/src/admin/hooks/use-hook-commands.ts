import { useState } from 'react';
import { useFetchClient, useNotification } from '@strapi/strapi/admin';
import type { HookView } from '@kneadful/shared-types';
import { problemsOf } from '../problems';

export type Command = 'send' | 'switch' | 'finish-rotation' | 'remove';

/** What is done to hooks with one press. */
export interface HookCommands {
  /** Does it, and says in a notice how it went. */
  run(command: Command, hook: HookView): Promise<void>;
  /** What is being done to a hook. */
  busyWith(hook: HookView): Command | undefined;
}

/**
 * For the page, not for its dialogs or cards: Strapi breaks a call off with the component that made it.
 * @param look called once it is done or refused, before the notice
 */
export function useHookCommands(look: () => Promise<void>): HookCommands {
  const { post, put, del } = useFetchClient();
  const { toggleNotification } = useNotification();
  const [busy, setBusy] = useState<Partial<Record<string, Command>>>({});

  function call(command: Command, { documentId, enabled }: HookView): Promise<{ data: unknown }> {
    const path = `/build-hooks/${documentId}`;
    if (command === 'remove') return del(path);
    if (command === 'switch') return put(path, { enabled: !enabled });
    return post(`${path}/${command}`);
  }

  async function run(command: Command, hook: HookView): Promise<void> {
    const mark = (doing?: Command) => setBusy((before) => ({ ...before, [hook.documentId]: doing }));
    mark(command);
    const notice = await call(command, hook).then(
      ({ data }) => noticeOf(command, hook, data as { data?: HookView }),
      (error: unknown) => ({ type: 'danger', message: problemsOf(error, []).general ?? '' }) as const,
    );
    await look();
    toggleNotification(notice);
    mark();
  }
  return { run, busyWith: ({ documentId }) => busy[documentId] };
}

function noticeOf(command: Command, { name }: HookView, { data }: { data?: HookView }) {
  const success = (message: string) => ({ type: 'success', message }) as const;
  if (command === 'remove') return success(`${name} is removed.`);
  if (command === 'switch') return success(`${name} is switched ${data?.enabled ? 'on' : 'off'}.`);
  if (command === 'finish-rotation') return success(`Calls to ${name} are signed with the new secret alone.`);
  const { status, error } = data?.lastAnswer ?? {};
  return error
    ? ({ type: 'danger', message: `${name} was called. ${error}` } as const)
    : success(`${name} was called. It answered ${status}.`);
}
