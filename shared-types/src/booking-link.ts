import type { Candidate, Problem } from './fitness.js';

/** Beside the studio's own booking link, where nobody could follow it, or not safely. */
export function bookingLinkProblems({ bookingLink }: Candidate): Problem[] {
  if (typeof bookingLink !== 'string' || bookingLink === '' || isSafe(bookingLink)) return [];
  const message =
    'Copy the whole address of your booking page from the browser. It begins with https://, such as https://book.example/studio.';
  return [{ path: ['bookingLink'], message }];
}

/** Of a host on the open web, and without anybody's password. */
function isSafe(address: string): boolean {
  if (!/^https:\/\/[^\s"<>]+$/i.test(address) || !URL.canParse(address)) return false;
  const { hostname, username, password } = new URL(address);
  return hostname.includes('.') && username === '' && password === '';
}
