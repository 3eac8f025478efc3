import type { Typed } from '../../lib/forms/typed.ts';

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

export const typedIn = (form: HTMLFormElement): Typed =>
  Object.fromEntries([...new FormData(form)].filter((pair): pair is [string, string] => typeof pair[1] === 'string'));

/** The controls of a name; a day and its time are one. */
export function controlsNamed(form: HTMLFormElement, name: string): Control[] {
  const names = name.startsWith('date-') ? [name, name.replace('date', 'time')] : [name];
  return [...form.querySelectorAll<Control>('input, select, textarea')].filter((each) => names.includes(each.name));
}

/** Puts typed words back. What is not offered any more is left open. */
export function fillIn(form: HTMLFormElement, typed: Typed): void {
  for (const control of form.querySelectorAll<Control>('input, select, textarea')) {
    const value = typed[control.name];
    if (control.type === 'hidden') continue;
    if (control instanceof HTMLInputElement && ['radio', 'checkbox'].includes(control.type))
      control.checked = control.value === (value ?? '');
    else if (value !== undefined && (!(control instanceof HTMLSelectElement) || hasOption(control, value)))
      control.value = value;
  }
}

/** Chooses what the address asks for: `?service=swedish`. */
export function preselect(form: HTMLFormElement, address: string): void {
  for (const [name, slug] of new URLSearchParams(address)) {
    const select = controlsNamed(form, name).find((each) => each instanceof HTMLSelectElement);
    const option = [...(select?.options ?? [])].find((each) => each.dataset.slug === slug);
    if (option) option.selected = true;
  }
}

const hasOption = (select: HTMLSelectElement, value: string) =>
  [...select.options].some((each) => each.value === value);
