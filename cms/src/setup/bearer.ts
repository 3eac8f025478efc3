import { createHash, timingSafeEqual } from 'node:crypto';

/** Whether the header carries the token. It takes as long for a wrong one, however much of it is right. */
export function carriesToken(authorization: string | undefined, token: string | undefined): boolean {
  if (!authorization || !token) return false;
  const hash = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(hash(authorization), hash(`Bearer ${token}`));
}
