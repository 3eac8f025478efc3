import { randomInt } from 'node:crypto';
import { z } from 'zod';
import { check, controlsOf, type FormKind, type Offer, trap, type Typed } from '../../src/content/form-offer.ts';
import type { FormCounter } from './limits.ts';
import type { Intake, IntakeAnswer } from './intake.ts';
import { sendingIdOf } from './sending-id.ts';

/** What became of a form that was sent. */
export type Received =
  | IntakeAnswer
  /** Quicker than a person writes. */
  | { kind: 'again' }
  | { kind: 'often'; seconds: number };

export interface Sent {
  kind: FormKind;
  typed: Typed;
  /** The visitor's address. */
  address: string;
}

export interface ReceiverOptions {
  offer(kind: FormKind): Offer | undefined;
  intake: Intake;
  counter: FormCounter;
  /** Milliseconds since 1970. */
  now(): number;
}

/** Milliseconds in which nobody fills in a form. Only the script has a clock to tell. */
const leastTime = 3000;

const uuid = z.uuid();
const language = z
  .string()
  .min(2)
  .max(20)
  .regex(/^[A-Za-z0-9-]+$/);

/** The language of the page that the form stood on, as the form says. */
export const localeOf = ({ locale }: Typed): string | undefined => language.safeParse(locale).data;

/** Looks at what was sent, and hands it on. */
export function createReceiver({ offer, intake, counter, now }: ReceiverOptions): (sent: Sent) => Promise<Received> {
  return async ({ kind, typed, address }) => {
    const wait = counter.call(address);
    if (wait > 0) return { kind: 'often', seconds: wait };
    // A program is to think that it got through.
    if (typed[trap]) return { kind: 'taken', reference: madeUp() };
    const offered = offer(kind);
    if (!offered) return { kind: 'unavailable' };
    if (offered.isElsewhere) return { kind: 'elsewhere' };
    const checked = check(kind, onlyOf(kind, typed), offered, now());
    if (checked.issues) return { kind: 'refused', issues: checked.issues };
    if (typed.openFor !== undefined && !(Number(typed.openFor) >= leastTime)) return { kind: 'again' };
    const { form } = checked;
    const sendingId = uuid.safeParse(typed.sendingId).data ?? sendingIdOf(kind, address, form);
    const seconds = counter.message(address, sendingId);
    if (seconds > 0) return { kind: 'often', seconds };
    return intake(kind, { sendingId, locale: localeOf(typed) ?? 'en', form });
  };
}

const onlyOf = (kind: FormKind, typed: Typed): Typed =>
  Object.fromEntries(Object.entries(typed).filter(([name]) => controlsOf[kind].includes(name)));

/** The CMS's, so that a program sees no difference. */
const letters = '2345679BCDFGHJKMNPQRTVWXY';
const madeUp = () => {
  const three = () => Array.from({ length: 3 }, () => letters[randomInt(letters.length)]).join('');
  return `${three()}-${three()}`;
};
