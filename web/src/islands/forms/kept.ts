import type { FormKind, Typed } from '../../lib/forms/typed.ts';

/**
 * What was typed and is not sent yet, in this tab alone: it survives another page and a lost connection, and nobody who
 * uses the browser after the visitor finds it.
 */
export interface Kept {
  typed: Typed;
  /** Made when it is sent for the first time; other words are another message. */
  sendingId?: string;
  /** Whether it was sent and could not be taken, so that it is to be tried again. */
  waiting?: boolean;
}

const longest = 24 * 60 * 60 * 1000;
const keyOf = (kind: FormKind) => `kneadful:form:${kind}`;

/** A browser may let nothing be kept; then the form works without. */
export function keep(kind: FormKind, kept: Kept, now = Date.now()): void {
  try {
    sessionStorage.setItem(keyOf(kind), JSON.stringify({ ...kept, at: now }));
  } catch {
    // Nothing is kept.
  }
}

/** What was kept within the last day; what is older is erased. */
export function kept(kind: FormKind, now = Date.now()): Kept | undefined {
  try {
    const { at, ...rest } = JSON.parse(sessionStorage.getItem(keyOf(kind)) ?? '{}') as Partial<Kept> & { at?: number };
    if (typeof at === 'number' && now - at < longest && rest.typed) return { ...rest, typed: rest.typed };
  } catch {
    // As good as nothing.
  }
  erase(kind);
  return undefined;
}

export function erase(kind: FormKind): void {
  try {
    sessionStorage.removeItem(keyOf(kind));
  } catch {
    // There is nothing.
  }
}
