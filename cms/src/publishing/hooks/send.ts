import { Agent, request } from 'undici';
import { type AllowedHosts, isAllowed, PrivateAddressError, publicLookup, unfitAddress } from './address';
import type { HookRequest } from './request';

/** How a call ended: with an answer, with a sentence that says why there is none, or because this process ends. */
export type Outcome = { status: number } | { error: string } | { interrupted: true };

// A new connection for each call: one that is kept open may be closed from the other side just when it is used.
const anywhere = new Agent({ pipelining: 0, allowH2: false });
const publicOnly = new Agent({ pipelining: 0, allowH2: false, connect: { lookup: publicLookup } });

/** Posts once. Redirects are not followed, and of the answer only its status is kept. */
export async function send(
  address: string,
  { headers, body }: HookRequest,
  { allowed, timeout, stopped }: { allowed: AllowedHosts; timeout: number; stopped: AbortSignal },
): Promise<Outcome> {
  const unfit = unfitAddress(address, allowed);
  if (unfit) return { error: unfit };
  const late = AbortSignal.timeout(timeout);
  try {
    const answer = await request(address, {
      method: 'POST',
      headers,
      body,
      signal: AbortSignal.any([late, stopped]),
      dispatcher: isAllowed(new URL(address), allowed) ? anywhere : publicOnly,
    });
    answer.body.on('error', () => {}).destroy();
    return { status: answer.statusCode };
  } catch (error) {
    if (stopped.aborted) return { interrupted: true };
    if (late.aborted) return { error: `It did not answer within ${timeout / 1000} seconds.` };
    return { error: reasonOf(error) };
  }
}

/** Messages of the network name hosts and ports at most; ours name neither. */
function reasonOf(error: unknown): string {
  if (error instanceof PrivateAddressError) return error.message;
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : 'unknown';
  return reasons[code] ?? `It could not be called (${code}).`;
}

const reasons: Record<string, string> = {
  ECONNREFUSED: 'Nothing listens at this address. Start what should be called, or mend the address.',
  ENOTFOUND: 'No host of this name was found. Check the address for a typing mistake.',
  EAI_AGAIN: 'The name of the host could not be looked up. Check the network of the CMS.',
};

/** What an editor is told about a status other than 2xx. */
export function sentenceOf(status: number): string | undefined {
  if (status >= 200 && status < 300) return undefined;
  if (status >= 300 && status < 400)
    return `It answered ${status}, which points to another address. Redirects are not followed: enter the address itself.`;
  if (status === 410)
    return 'It answered 410: this hook is gone for good, so it was switched off. Enter a new address and switch it on.';
  if (status === 401 || status === 403)
    return `It answered ${status}: it does not accept the secret. Give the hook the secret of the target.`;
  if (status === 404) return 'It answered 404: there is no hook at this address, or the token may not use it.';
  return `It answered ${status}.`;
}
