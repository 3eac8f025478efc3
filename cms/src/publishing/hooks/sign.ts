import { Webhook } from 'standardwebhooks';

const prefix = 'whsec_';

/** Two secrets stand side by side while one replaces the other, the new one first. */
export const splitSecrets = (text: string): string[] => text.split(/[\s,]+/).filter(Boolean);

/** What is wrong with a signing secret, if anything is. */
export function unfitSigningSecret(secret: string): string | undefined {
  const base64 = secret.slice(prefix.length);
  const bytes = Buffer.from(base64, 'base64');
  const isFit =
    secret.startsWith(prefix) && bytes.toString('base64') === base64 && bytes.length >= 24 && bytes.length <= 64;
  if (isFit) return undefined;
  return `A signing secret is whsec_ followed by 24 to 64 random bytes in Base64: make one with “echo whsec_$(openssl rand -base64 32)”.`;
}

/** The headers of Standard Webhooks, with one signature for each secret. A retry is signed anew, at its own time. */
export function signatureHeaders(secrets: string[], id: string, body: string, at: Date): Record<string, string> {
  return {
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': secrets.map((secret) => new Webhook(secret).sign(id, at, body)).join(' '),
  };
}
