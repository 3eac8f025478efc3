/** A form that sends itself: it keeps what is typed, says at once what is wrong, and goes on trying where nobody answers. */
import type { FormKind } from '../../lib/forms/typed.ts';
import type { OpeningTimes } from '../../lib/model.ts';
import { fillIn, preselect, typedIn } from './controls.ts';
import { keep, kept } from './kept.ts';
import type { SendWords, Sender } from './send.ts';
import { offerTimes, type TimeWords } from './times.ts';

export function startForm(form: HTMLFormElement): void {
  const kind = form.dataset.form as FormKind;
  const words = JSON.parse(form.dataset.words!) as SendWords & TimeWords;
  const openedAt = Date.now();
  const before = kept(kind);
  // A page that came back with the form has what was typed already.
  const isAnswer = form.querySelector('[data-summary]:not([hidden]), [data-notice]:not([hidden])') !== null;
  if (before && !isAnswer) fillIn(form, before.typed);
  preselect(form, location.search);
  if (form.dataset.times) offerTimes(form, JSON.parse(form.dataset.times) as OpeningTimes, words);

  let loading: Promise<Sender> | undefined;
  /** The schema is most of the script: it comes when it is needed. */
  const sender = () =>
    (loading ??= import('./send.ts').then(
      ({ createSender }) => createSender(form, words, openedAt),
      (error: unknown) => {
        loading = undefined;
        throw error;
      },
    ));

  form.addEventListener('focusin', () => void sender().catch(() => {}), { once: true });
  form.addEventListener('input', () => {
    keep(kind, { typed: typedIn(form) });
    void loading?.then((each) => each.changed());
  });
  form.addEventListener('focusout', ({ target, relatedTarget }) => {
    const { name } = target as HTMLInputElement;
    const row = (target as Element).closest('[data-wish]');
    // A day waits for its time.
    if (!name || row?.contains(relatedTarget as Node | null)) return;
    void loading?.then((each) => each.left(name.replace('time-', 'date-')));
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    sender().then(
      (each) => void each.submit(),
      // Without the rest of the script the browser posts it.
      () => form.submit(),
    );
  });
  if (before?.waiting && !isAnswer) void sender().then((each) => each.resume());
}
