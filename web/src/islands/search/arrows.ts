/** The arrow keys go from the field to the results, from one to the next, and back; `/` leads to the field from anywhere. */
export function moveByArrows(input: HTMLInputElement, list: Element): void {
  const stops = () => [input, ...list.querySelectorAll<HTMLElement>('li a')];

  document.addEventListener('keydown', (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (event.key === '/' && !isTyping(document.activeElement)) {
      event.preventDefault();
      input.focus();
      input.select();
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    const all = stops();
    const at = all.indexOf(document.activeElement as HTMLElement);
    const next = at === -1 ? undefined : all[at + step];
    if (!next) return;
    event.preventDefault();
    next.focus();
  });
}

const isTyping = (element: Element | null): boolean =>
  element instanceof HTMLElement && element.matches('input:not([type=radio], [type=checkbox]), textarea, select');
