import { placeBeside } from './place.ts';

/**
 * A citation opens its note beside it. The note's text is copied from the list of sources, where the citation leads
 * without scripts and in browsers that know no popover.
 */
export function startNotes(template: HTMLTemplateElement): void {
  if (!('popover' in HTMLElement.prototype)) return;
  const note = template.content.querySelector<HTMLElement>('[popover]')!.cloneNode(true) as HTMLElement;
  const find = <Part extends HTMLElement>(selector: string) => note.querySelector<Part>(selector)!;
  const [number, text] = [find('[data-number]'), find('[data-text]')];
  const [close, onward] = [find('button'), find<HTMLAnchorElement>('[data-onward]')];
  let opener: HTMLAnchorElement | undefined;
  /** Closed by this very press on its own numeral: the click that follows must not open it again. */
  let pressed: HTMLAnchorElement | undefined;

  template.closest('main')!.append(note);
  for (const link of document.querySelectorAll('.cite a')) {
    link.setAttribute('aria-haspopup', 'dialog');
    link.setAttribute('aria-expanded', 'false');
  }
  document.addEventListener('pointerdown', ({ target }) => (pressed = opener && citeAt(target, opener)), true);
  document.addEventListener('click', (event) => {
    const link = citeAt(event.target);
    if (!link || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    const isOwn = event.detail > 0 && pressed === link;
    pressed = undefined;
    note.hidePopover();
    if (!isOwn) open(link);
  });
  for (const way of [close, onward]) way.addEventListener('click', () => note.hidePopover());
  note.addEventListener('keydown', leaveAtTheEnd);
  note.addEventListener('beforetoggle', ({ newState }) => {
    if (newState === 'open') return;
    opener?.setAttribute('aria-expanded', 'false');
    opener = undefined;
  });
  addEventListener('resize', () => opener && place(opener));

  function open(link: HTMLAnchorElement): void {
    const source = document.querySelector(link.hash)!;
    const copy = source.querySelector('[data-note-text]')!.cloneNode(true) as Element;
    copy.querySelector('[data-back]')?.remove();
    number.textContent = link.textContent.trim();
    text.replaceChildren(copy);
    onward.href = link.hash;
    note.setAttribute('aria-label', link.getAttribute('aria-label')!);
    // Where the focus comes back to; not every browser puts it on a link that is pressed.
    link.focus({ preventScroll: true });
    note.showPopover();
    opener = link;
    link.setAttribute('aria-expanded', 'true');
    place(link);
    note.focus({ preventScroll: true });
  }

  /** On the page, not in the window: it moves with the text. */
  function place(link: HTMLAnchorElement): void {
    const { style } = note;
    style.maxHeight = '';
    const view = { width: document.documentElement.clientWidth, height: innerHeight };
    const { left, top, height } = placeBeside(link.getBoundingClientRect(), note.getBoundingClientRect(), view);
    style.left = `${left + scrollX}px`;
    style.top = `${top + scrollY}px`;
    style.maxHeight = `${height}px`;
  }

  /** The note stands at the end of the page: whoever tabs out of it goes on where it was opened. */
  function leaveAtTheEnd(event: KeyboardEvent): void {
    if (event.key !== 'Tab') return;
    const stops = [...note.querySelectorAll<HTMLElement>('a, button')];
    const at = document.activeElement;
    if (event.shiftKey ? at === note || at === stops[0] : at === stops.at(-1)) {
      event.preventDefault();
      note.hidePopover();
    }
  }
}

function citeAt(target: EventTarget | null, only?: HTMLAnchorElement): HTMLAnchorElement | undefined {
  const link = target instanceof Element ? target.closest<HTMLAnchorElement>('.cite a') : null;
  return link && (!only || link === only) ? link : undefined;
}
