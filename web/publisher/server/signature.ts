import type { IncomingHttpHeaders } from 'node:http';
import { Webhook, WebhookVerificationError } from 'standardwebhooks';

/** Five minutes, in either direction. */
const tolerance = 5 * 60;

/** What is wrong with a call's signature before its body is read, in one sentence. */
export function signatureProblem(headers: IncomingHttpHeaders, now = Date.now()): string | undefined {
  const { id, timestamp, signature } = signatureHeaders(headers);
  if (!id || !timestamp || !signature)
    return 'Sign the call by Standard Webhooks (webhook-id, webhook-timestamp, webhook-signature), or send the header Authorization: Bearer with REBUILD_TOKEN.';
  if (id.length > 255) return 'The webhook-id is longer than 255 characters.';
  if (!/^\d{1,12}$/.test(timestamp)) return 'The webhook-timestamp is not a number of seconds since 1970.';
  if (Math.abs(now / 1000 - Number(timestamp)) > tolerance)
    return 'The webhook-timestamp is more than five minutes away from the publisher’s clock. Set both clocks right and sign again.';
  return undefined;
}

export const webhookId = (headers: IncomingHttpHeaders): string => signatureHeaders(headers).id;

/** Whether one of the secrets signed these very bytes; compared in constant time. */
export type Verify = (headers: IncomingHttpHeaders, body: Buffer) => boolean;

export function createVerify(secrets: string[]): Verify {
  const webhooks = secrets.map((secret) => new Webhook(secret));
  return (headers, body) => {
    const { id, timestamp, signature } = signatureHeaders(headers);
    const signed = { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signature };
    return webhooks.some((webhook) => accepts(webhook, body, signed));
  };
}

function accepts(webhook: Webhook, body: Buffer, headers: Record<string, string>): boolean {
  try {
    webhook.verify(body.toString('utf8'), headers, { jsonParse: false });
    return true;
  } catch (error) {
    if (error instanceof WebhookVerificationError) return false;
    throw error;
  }
}

const signatureHeaders = (headers: IncomingHttpHeaders) => ({
  id: String(headers['webhook-id'] ?? ''),
  timestamp: String(headers['webhook-timestamp'] ?? ''),
  signature: String(headers['webhook-signature'] ?? ''),
});
