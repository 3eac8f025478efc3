import type { ControlIssue } from './check.ts';
import type { Typed } from './typed.ts';

/**
 * Why nothing was sent although nothing is wrong with what was typed: the studio cannot be reached, too fast, too often, or
 * it is asked for elsewhere by now.
 */
export type FormNotice = 'unavailable' | 'again' | 'often' | 'elsewhere';

/** A form that was sent and comes back, or its thank-you page. The publisher hands it to the page. */
export interface FormState {
  typed: Typed;
  issues: readonly ControlIssue[];
  notice?: FormNotice;
  reference?: string;
}

/** A service or a therapist to choose. */
export interface Choice {
  /** Document id. */
  id: string;
  slug: string;
  name: string;
}
