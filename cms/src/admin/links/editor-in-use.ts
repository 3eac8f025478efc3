import type { ProseEditor } from './put-link';

type Point = NonNullable<ProseEditor['selection']>['focus'];

/** The editors of the texts on the page, by their places. */
const editors = new WeakMap<Element, ProseEditor>();

/** Strapi's editor of the text in which the cursor was last, with its place on the page. */
let used: { editor: ProseEditor; place: HTMLElement } | undefined;

/** A plugin of Strapi's rich text: notes in which text somebody is. */
export function noteUse(editor: ProseEditor): ProseEditor {
  const { onChange } = editor;
  editor.onChange = (options) => {
    onChange(options);
    const place = document.activeElement?.closest<HTMLElement>('[data-slate-editor]');
    if (!place || !editor.operations.some(({ type }) => type === 'set_selection')) return;
    editors.set(place, editor);
    used = { editor, place };
  };
  return editor;
}

// Who comes back to where the cursor was changes no selection. A text that is entered for the first time is noted by its own.
document.addEventListener('focusin', ({ target }) => {
  const place = target instanceof HTMLElement ? target.closest<HTMLElement>('[data-slate-editor]') : null;
  if (!place) return;
  const editor = editors.get(place);
  used = editor && { editor, place };
});

/** @returns nothing where no text has been clicked into, or where it is not on the page any more */
export const editorInUse = (): ProseEditor | undefined => (used?.place.isConnected ? used.editor : undefined);

/** Back to the text, where its cursor is. Without the cursor a browser would begin at the start, and Slate follow it. */
export function focusOn(editor: ProseEditor): void {
  if (used?.editor !== editor || !used.place.isConnected) return;
  const end = editor.selection && placeOf(used.place, editor.selection.focus);
  if (end) window.getSelection()?.collapse(...end);
  used.place.focus({ preventScroll: true });
}

/** Slate marks what it draws; pieces of text are the leaves of those marks. */
function placeOf(root: Element, { path, offset }: Point): [Node, number] | undefined {
  let drawn: Element | undefined = root;
  for (const index of path) {
    const parent: Element | undefined = drawn;
    const inside: Element[] = [...(parent?.querySelectorAll('[data-slate-node]') ?? [])];
    drawn = inside.filter((each) => each.parentElement?.closest('[data-slate-node]') === parent)[index];
  }
  let left = offset;
  for (const piece of drawn?.querySelectorAll('[data-slate-string]') ?? []) {
    const { firstChild } = piece;
    const length = firstChild?.textContent?.length ?? 0;
    if (firstChild && left <= length) return [firstChild, left];
    left -= length;
  }
  return drawn && [drawn, 0];
}
