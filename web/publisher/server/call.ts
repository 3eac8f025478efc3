import { webhookPayload } from '@kneadful/shared-types';
import type { z } from 'zod';
import type { PublishRequest } from '../control.ts';
import { Refused } from './refused.ts';

/** A person or a CI job need not know the revision. */
const callByToken = webhookPayload.partial();

/** What a call of the hook asks for. @throws Refused where it is not JSON of the contract, or asks for too much */
export function readCall(contentType: string | undefined, body: Buffer, signed: boolean): PublishRequest {
  const call = readJson(contentType, body, signed ? webhookPayload : callByToken, signed);
  if (signed && call.compile)
    throw new Refused(403, 'A signed call cannot ask for `compile`: that is for the bearer of REBUILD_TOKEN.');
  return { ...call, revision: call.revision || undefined, cause: call.cause ?? (call.compile ? 'compile' : 'manual') };
}

/** @param needed whether there must be a body; without one it is an empty object. @throws Refused */
export function readJson<Schema extends z.ZodType>(
  contentType: string | undefined,
  body: Buffer,
  schema: Schema,
  needed: boolean,
): z.output<Schema> {
  if (body.length === 0 && !needed) return schema.parse({});
  if (contentType?.split(';')[0]?.trim().toLowerCase() !== 'application/json')
    throw new Refused(415, 'Send the body as application/json.');
  const parsed = schema.safeParse(parseJson(body));
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'body'}: ${message}.`);
  throw new Refused(400, `The body does not keep to the contract. ${problems.slice(0, 5).join(' ')}`);
}

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    throw new Refused(400, 'The body is not JSON.');
  }
}
