import { fill } from '../../lib/fill.ts';
import { choicesIn, type Choices, isShown, queryOf } from './choices.ts';

interface Words {
  /** With `{shown}`. */
  some: string;
  none: string;
}

type Control = HTMLSelectElement | HTMLInputElement;

/**
 * A list whose items are filtered by lists and boxes to tick, with the choice in the address. What an item has for the
 * control `technique` stands in its `data-technique`, words apart.
 */
export function startChoosableList(root: HTMLElement): void {
  const controls = [...root.querySelectorAll<Control>('.choices :is(select, input)')];
  const status = root.querySelector('[role=status]')!;
  const showAll = root.querySelector<HTMLButtonElement>('[data-all]')!;
  const words = JSON.parse(root.dataset.words!) as Words;
  const items = [...root.querySelectorAll<HTMLElement>('[data-choosable]')].map((element) => ({
    element,
    has: Object.fromEntries(controls.map(({ name }) => [name, (element.dataset[name] ?? '').split(' ')])),
  }));
  const offered = new Map(controls.map((control) => [control.name, valuesOf(control)]));
  const nothing = choicesIn('', offered);
  let choices = nothing;

  for (const control of controls)
    control.addEventListener('change', () => choose({ ...choices, [control.name]: valueOf(control) }));
  showAll.addEventListener('click', () => {
    choose(nothing);
    // The button is gone.
    controls[0]?.focus();
  });
  addEventListener('popstate', fromAddress);
  fromAddress();
  root.classList.add('ready');

  function fromAddress(): void {
    choices = choicesIn(location.search, offered);
    show();
  }

  function choose(chosen: Choices): void {
    choices = chosen;
    history.pushState(undefined, '', location.pathname + queryOf(choices));
    show();
  }

  function show(): void {
    for (const control of controls) {
      const value = choices[control.name] ?? '';
      if (isBox(control)) control.checked = value !== '';
      else control.value = value;
    }
    for (const { element, has } of items) element.hidden = !isShown(has, choices);
    const shown = items.filter(({ element }) => !element.hidden).length;
    showAll.hidden = queryOf(choices) === '';
    const sentence = shown === 0 ? words.none : fill(words.some, { shown });
    // Written only when it differs: a screen reader says what is written.
    if (status.textContent !== sentence) status.textContent = sentence;
  }
}

const isBox = (control: Control): control is HTMLInputElement => control.type === 'checkbox';

const valueOf = (control: Control): string => (isBox(control) && !control.checked ? '' : control.value);

const valuesOf = (control: Control): Set<string> =>
  new Set(isBox(control) ? [control.value] : [...(control as HTMLSelectElement).options].map(({ value }) => value));
