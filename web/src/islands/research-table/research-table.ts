import { fill } from '../../lib/fill.ts';
import { arranged, type Choices, choicesIn, type Column, directionOf, isShown, nextSort, queryOf } from './choices.ts';

interface Words {
  /** With `{shown}`. */
  some: string;
  none: string;
}

/** The research table: its rows filtered and put in order by what is chosen, with the choice in the address. */
export function startResearchTable(root: HTMLElement): void {
  const selects = [...root.querySelectorAll('select')];
  const status = root.querySelector('[role=status]')!;
  const showAll = root.querySelector<HTMLButtonElement>('[data-all]')!;
  const table = root.querySelector('table')!;
  const words = JSON.parse(root.dataset.words!) as Words;
  const rows = [...table.tBodies[0]!.rows].map((element) => ({
    element,
    name: element.querySelector('th')!.textContent.trim(),
    condition: element.dataset.condition!,
    basis: element.dataset.basis!,
    certainty: element.dataset.certainty!,
  }));
  const offered = Object.fromEntries(
    selects.map(({ name, options }) => [name, new Set([...options].map(({ value }) => value))]),
  ) as Record<keyof Choices, Set<string>>;
  const headers = [...table.querySelectorAll<HTMLTableCellElement>('th[data-sort]')];
  const nothing = choicesIn('', offered);
  let choices = nothing;

  for (const header of headers) {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = header.textContent.trim();
    button.addEventListener('click', () => choose({ sort: nextSort(choices.sort, header.dataset.sort as Column) }));
    header.replaceChildren(button);
  }
  for (const select of selects) select.addEventListener('change', () => choose({ [select.name]: select.value }));
  showAll.addEventListener('click', () => {
    choose(nothing);
    // The button is gone.
    selects[0]?.focus();
  });
  addEventListener('popstate', fromAddress);
  fromAddress();
  root.classList.add('ready');

  function fromAddress(): void {
    choices = choicesIn(location.search, offered);
    show();
  }

  function choose(change: Partial<Choices>): void {
    choices = { ...choices, ...change };
    history.pushState(undefined, '', location.pathname + queryOf(choices));
    show();
  }

  function show(): void {
    for (const select of selects) select.value = choices[select.name as keyof Choices];
    for (const header of headers) {
      const direction = directionOf(choices.sort, header.dataset.sort as Column);
      if (direction) header.setAttribute('aria-sort', direction);
      else header.removeAttribute('aria-sort');
    }
    for (const row of rows) row.element.hidden = !isShown(row, choices);
    table.tBodies[0]!.append(
      ...arranged(rows, choices.sort, document.documentElement.lang).map(({ element }) => element),
    );
    const shown = rows.filter(({ element }) => !element.hidden).length;
    table.hidden = shown === 0;
    showAll.hidden = queryOf(choices) === '';
    const sentence = shown === 0 ? words.none : fill(words.some, { shown });
    // Written only when it differs: a screen reader says what is written.
    if (status.textContent !== sentence) status.textContent = sentence;
  }
}
