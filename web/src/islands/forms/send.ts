/** Looks at a form by the contract's schema and sends it. Loaded when somebody begins to fill it in. */
import { formProblems } from '@kneadful/shared-types/forms';
import { check, onControls, type ControlIssue, type Offer } from '../../lib/forms/check.ts';
import { controlsOf, type FormKind, type Typed } from '../../lib/forms/typed.ts';
import type { OpeningTimes } from '../../lib/model.ts';
import { typedIn } from './controls.ts';
import { erase, keep, kept } from './kept.ts';
import { isShownWrong, type ProblemWords, showNotice, showProblem, showProblems } from './problems.ts';

export interface SendWords extends ProblemWords {
  sending: string;
}

export interface Sender {
  submit(): Promise<void>;
  /** Goes on with what an earlier page could not send. */
  resume(): void;
  /** The visitor has changed something: what waited is another message. */
  changed(): void;
  /** The visitor has left a control. */
  left(control: string): void;
}

/** Milliseconds. */
const [patience, firstWait, longestWait] = [20_000, 5000, 5 * 60_000];

/** @param openedAt when the form was shown: milliseconds since 1970 */
export function createSender(form: HTMLFormElement, words: SendWords, openedAt: number): Sender {
  const kind = form.dataset.form as FormKind;
  const button = form.querySelector<HTMLButtonElement>('[data-send]')!;
  const status = form.querySelector('[data-status]')!;
  const idle = button.textContent;
  let isSending = false;
  let timer: number | undefined;
  let wait = firstWait;

  addEventListener('online', () => timer !== undefined && void send());
  return { submit, resume, changed, left };

  function issuesOf(typed: Typed): ControlIssue[] {
    return onControls(check(kind, typed, offerOf(form), Date.now()).issues ?? [], typed, controlsOf[kind]);
  }

  async function submit(): Promise<void> {
    if (isSending) return;
    showNotice(form, undefined);
    const issues = issuesOf(typedIn(form));
    showProblems(form, issues, words);
    if (issues.length > 0) return;
    wait = firstWait;
    await send();
    // Where there is something to read instead of the button.
    form.querySelector<HTMLElement>('[data-notice]:not([hidden])')?.focus();
  }

  async function send(): Promise<void> {
    if (isSending) return;
    stopWaiting();
    isSending = true;
    setBusy(true);
    const typed = typedIn(form);
    const sendingId = kept(kind)?.sendingId ?? randomId();
    keep(kind, { typed, sendingId, waiting: true });
    const answer = await post(form.action, { ...typed, sendingId, openFor: String(Date.now() - openedAt) });
    isSending = false;
    setBusy(false);
    if (answer.reference !== undefined) return thank(answer.reference);
    if (answer.issues || answer.again || answer.often || answer.elsewhere) {
      keep(kind, { typed, sendingId });
      if (answer.issues) showProblems(form, onControls(answer.issues, typed, controlsOf[kind]), words);
      else showNotice(form, words.notice[answer.elsewhere ? 'elsewhere' : answer.again ? 'again' : 'often']);
    } else waitAndSend();
  }

  function waitAndSend(): void {
    const { title, kept: text } = words.notice.unavailable;
    showNotice(form, { title, text });
    timer = window.setTimeout(() => void send(), wait);
    wait = Math.min(2 * wait, longestWait);
  }

  function resume(): void {
    if (isSending || timer !== undefined) return;
    wait = firstWait;
    waitAndSend();
  }

  function changed(): void {
    if (timer === undefined) return;
    stopWaiting();
    showNotice(form, words.notice.unavailable);
  }

  function left(control: string): void {
    const typed = typedIn(form);
    const problem = issuesOf(typed).find((issue) => issue.control === control)?.problem;
    // Nobody is told to fill in what is still to come.
    const isNews = problem && !['required', 'contact', 'consent'].includes(problem);
    if (isNews || isShownWrong(form, control)) showProblem(form, control, problem && words.problems[problem]);
  }

  function stopWaiting(): void {
    clearTimeout(timer);
    timer = undefined;
  }

  function setBusy(isBusy: boolean): void {
    button.setAttribute('aria-disabled', String(isBusy));
    button.textContent = isBusy ? words.sending : idle;
    status.textContent = isBusy ? words.sending : '';
  }

  function thank(reference: string): void {
    erase(kind);
    const thanks = document.querySelector<HTMLElement>(`[data-thanks=${kind}]`)!;
    thanks.querySelector('[data-reference]')!.textContent = reference;
    form.hidden = true;
    thanks.hidden = false;
    thanks.focus();
    thanks.scrollIntoView({ block: 'center' });
  }
}

interface Answer {
  reference?: string;
  issues?: { field: string; problem: ControlIssue['problem'] }[];
  again?: true;
  often?: true;
  elsewhere?: true;
}

/** An answer that is none of ours is as good as none. */
async function post(address: string, body: Typed): Promise<Answer> {
  try {
    const response = await fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      credentials: 'omit',
      signal: AbortSignal.timeout(patience),
    });
    const answer = (await response.json()) as Answer;
    if (answer.issues && !answer.issues.every(({ problem }) => formProblems.includes(problem))) return {};
    return answer;
  } catch {
    return {};
  }
}

/** As the page has it. */
function offerOf(form: HTMLFormElement): Offer {
  const values = (name: string) =>
    [...form.querySelectorAll<HTMLOptionElement>(`[name=${name}] option`)].map(({ value }) => value);
  const times = form.dataset.times;
  return {
    services: values('service'),
    therapists: values('therapist'),
    times: times ? (JSON.parse(times) as OpeningTimes) : undefined,
  };
}

/** `crypto.randomUUID` is there on secure origins alone. */
function randomId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
