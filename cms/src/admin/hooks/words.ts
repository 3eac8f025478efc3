import type { HookDelivery, HookKind, HookView, LastAnswer } from '@kneadful/shared-types';
import { causes, moment } from '../home/words';

interface KindWords {
  label: string;
  /** Who is called so. */
  who: string;
  address: string;
  placeholder: string;
  secret: string;
  secretHint: string;
}

export const kinds: Record<HookKind, KindWords> = {
  generic: {
    label: 'Generic POST',
    who: 'Netlify, Vercel, Cloudflare Pages, or a server of your own.',
    address: 'The address that your host gives you for build hooks. Whoever has it can start builds.',
    placeholder: 'https://',
    secret: 'Signing secret (optional)',
    secretHint:
      'For a server of your own, which can tell by it that a call comes from here. Netlify and the like need none.',
  },
  github: {
    label: 'GitHub',
    who: 'A workflow with “on: repository_dispatch”.',
    address: 'https://api.github.com/repos/<owner>/<repository>/dispatches',
    placeholder: 'https://api.github.com/repos/',
    secret: 'Token',
    secretHint: 'A fine-grained token that may write the contents of the repository.',
  },
  publisher: {
    label: 'Kneadful publisher',
    who: 'Another publisher of this project. The one beside this CMS has its hook already.',
    address: 'Where the publisher is reached, with /hooks/rebuild at the end.',
    placeholder: 'https://',
    secret: 'Secret',
    secretHint: 'The REBUILD_WEBHOOK_SECRET of that publisher.',
  },
};

interface StateWords {
  label: string;
  variant: 'success' | 'primary' | 'danger' | 'neutral';
  text: string;
}

/** How far a hook is, in words and in colour. */
export function stateOf({ state, kind, nextTry }: HookView): StateWords {
  switch (state) {
    case 'up-to-date':
      return { label: 'Up to date', variant: 'success', text: 'It knows of everything that is published.' };
    case 'waiting':
      return {
        label: 'Waiting',
        variant: 'primary',
        text: kind === 'publisher' ? 'It is about to be called.' : 'It is called once edits pause.',
      };
    case 'calling':
      return { label: 'Calling', variant: 'primary', text: 'It is being called.' };
    case 'retrying':
      return {
        label: 'Failing',
        variant: 'danger',
        text: nextTry ? `It is tried again at ${moment(nextTry)}.` : 'It is tried again.',
      };
    case 'gave-up':
      return {
        label: 'Failing',
        variant: 'danger',
        text: 'It failed for so long that it waits for the next change. Mend it, then choose “Send now”.',
      };
    case 'off':
      return { label: 'Off', variant: 'neutral', text: 'It is not called when something is published.' };
  }
}

/** When it was called last, and what came of it. */
export function lastAnswerOf(answer: LastAnswer | null): string {
  if (!answer) return 'Not called yet.';
  return `Last called ${moment(answer.at)}. ${answer.error ?? `It answered ${answer.status}.`}`;
}

/** Whether calls are signed, where that is worth a line. */
export function signingOf({ secret, kind }: HookView): string | undefined {
  if (secret === 'unreadable')
    return 'Its address and its secret cannot be read, because ENCRYPTION_KEY has changed. Choose “Edit” and enter both again.';
  if (kind === 'github') return undefined;
  if (secret === 'two') return 'A rotation is under way: calls carry a signature of each secret.';
  return secret === 'set' ? 'Calls are signed.' : 'Calls are not signed.';
}

/** Why it was called. */
export function causeOf({ cause }: Pick<HookDelivery, 'cause'>): string {
  if (cause === 'start') return 'Start of the CMS';
  return cause in causes ? causes[cause as keyof typeof causes] : cause;
}
