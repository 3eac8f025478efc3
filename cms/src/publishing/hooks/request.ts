import type { HookKind } from '@kneadful/shared-types';
import type { HookMessage } from './hook';
import { thinPayload } from './message';
import { signatureHeaders } from './sign';

/** A hook as it is called: decrypted. */
export interface Target {
  kind: HookKind;
  url: string;
  secrets: string[];
}

export interface HookRequest {
  headers: Record<string, string>;
  body: string;
}

/** GitHub allows 64 KB for the whole request, and its builds read the content themselves. */
const githubPayloadBytes = 8_000;

/** What a target of that kind is sent. */
export function hookRequest({ kind, secrets }: Target, message: HookMessage, at: Date): HookRequest {
  const common = { 'content-type': 'application/json', 'user-agent': 'Kneadful' };
  if (kind === 'github') {
    return {
      headers: {
        ...common,
        accept: 'application/vnd.github+json',
        'x-github-api-version': '2022-11-28',
        authorization: `Bearer ${secrets[0] ?? ''}`,
      },
      body: JSON.stringify({
        event_type: 'kneadful-content',
        client_payload: thinPayload(message, githubPayloadBytes),
      }),
    };
  }
  const body = JSON.stringify(thinPayload(message));
  return { headers: { ...common, ...(secrets.length > 0 && signatureHeaders(secrets, message.id, body, at)) }, body };
}
