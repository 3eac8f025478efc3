import type { FormProblem } from '@kneadful/shared-types/forms';
import type { ControlIssue } from '../../lib/forms/check.ts';
import type { FormNotice } from '../../lib/forms/state.ts';
import { controlsNamed } from './controls.ts';

export interface ProblemWords {
  /** What the controls are called. */
  names: Record<string, string>;
  problems: Record<FormProblem, string>;
  notice: Record<FormNotice, { title: string; text: string }> & { unavailable: { kept: string } };
}

/** Says beside a control what is wrong with it, or that nothing is. */
export function showProblem(form: HTMLFormElement, control: string, sentence: string | undefined): void {
  const line = form.querySelector<HTMLElement>(`#error-${control}`);
  if (!line) return;
  line.textContent = sentence ?? '';
  line.hidden = !sentence;
  for (const each of controlsNamed(form, control)) {
    const described = [form.querySelector(`#hint-${control}`)?.id, sentence && line.id].filter(Boolean).join(' ');
    if (described) each.setAttribute('aria-describedby', described);
    else each.removeAttribute('aria-describedby');
    if (sentence) each.setAttribute('aria-invalid', 'true');
    else each.removeAttribute('aria-invalid');
  }
}

export const isShownWrong = (form: HTMLFormElement, control: string): boolean =>
  form.querySelector<HTMLElement>(`#error-${control}`)?.hidden === false;

/** Says everything that is wrong, and leads there. Without anything the summary is gone. */
export function showProblems(form: HTMLFormElement, issues: readonly ControlIssue[], words: ProblemWords): void {
  const summary = form.querySelector<HTMLElement>('[data-summary]')!;
  for (const line of form.querySelectorAll('.form-error')) {
    const control = line.id.replace('error-', '');
    const problem = issues.find((issue) => issue.control === control)?.problem;
    showProblem(form, control, problem && words.problems[problem]);
  }
  summary.querySelector('ul')!.replaceChildren(
    ...issues.map(({ control, problem }) => {
      const link = Object.assign(document.createElement('a'), {
        href: `#field-${control}`,
        textContent: `${words.names[control] ?? ''}: ${words.problems[problem]}`,
      });
      const item = document.createElement('li');
      item.append(link);
      return item;
    }),
  );
  summary.hidden = issues.length === 0;
  if (issues.length > 0) summary.focus();
}

/** Says why nothing was sent although nothing is wrong. */
export function showNotice(form: HTMLFormElement, said: { title: string; text: string } | undefined): void {
  const notice = form.querySelector<HTMLElement>('[data-notice]')!;
  notice.hidden = !said;
  if (!said) return;
  notice.querySelector('.form-notice-title')!.textContent = said.title;
  notice.querySelector('[data-notice-text]')!.textContent = said.text;
}
