import { Webhook } from 'standardwebhooks';
import type { WebhookPayload } from '@kneadful/shared-types';
import type { PublisherPlace } from './publisher-process.ts';

export interface HookAnswer {
  status: number;
  body: Record<string, unknown>;
}

export interface HookCall {
  id: string;
  body: string;
  headers: Record<string, string>;
}

export const payload = (revision: string, more: Partial<WebhookPayload> = {}): string =>
  JSON.stringify({ revision, cause: 'publish', changed: [], ...more });

/** A call as the CMS makes it. */
export function signed(id: string, body: string, secret: string, at = new Date()): HookCall {
  const headers = {
    'content-type': 'application/json',
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': new Webhook(secret).sign(id, at, body),
  };
  return { id, body, headers };
}

export async function send({ url }: PublisherPlace, { body, headers }: HookCall): Promise<HookAnswer> {
  const response = await fetch(`${url}/hooks/rebuild`, { method: 'POST', headers, body });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

/** Publishes since the start of the process, by what came of them. */
export async function publishes({ url, token }: PublisherPlace): Promise<Record<string, number>> {
  const response = await fetch(`${url}/metrics`, { headers: { authorization: `Bearer ${token}` } });
  const lines = [...(await response.text()).matchAll(/^kneadful_publishes_total\{.*result="(\w+)".*\} (\d+)$/gm)];
  const counts: Record<string, number> = { released: 0, unchanged: 0, failed: 0 };
  for (const [, result = '', count] of lines) counts[result] = (counts[result] ?? 0) + Number(count);
  return counts;
}
