import { z } from 'zod';
import type { Typed } from '../../src/content/form-offer.ts';
import { readJson } from '../server/call.ts';
import { Refused } from '../server/refused.ts';

const text = z.record(z.string().max(60), z.string());

/** What stood in the controls, as a browser posts it or as the script sends it. @throws Refused where it is neither */
export function readTyped(contentType: string | undefined, body: Buffer): { typed: Typed; isScript: boolean } {
  const type = contentType?.split(';')[0]?.trim().toLowerCase();
  if (type === 'application/json') return { typed: readJson(contentType, body, text, true), isScript: true };
  if (type === 'application/x-www-form-urlencoded')
    return { typed: Object.fromEntries(new URLSearchParams(body.toString('utf8'))), isScript: false };
  throw new Refused(415, 'Send the form as application/x-www-form-urlencoded or as application/json.');
}
