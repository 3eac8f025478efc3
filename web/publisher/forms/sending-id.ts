import { createHmac, randomBytes } from 'node:crypto';

const key = randomBytes(32);

/**
 * The id of a message whose browser made none: the same words from the same address are the same message, so that one that
 * is sent twice, by a second click or after an error, is taken once. Another process makes other ids.
 */
export function sendingIdOf(kind: string, address: string, form: object): string {
  const bytes = createHmac('sha256', key)
    .update(JSON.stringify([kind, address, form]))
    .digest()
    .subarray(0, 16);
  bytes[6] = (bytes[6]! & 0x0f) | 0x80;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
