import { fill } from '../../lib/fill.ts';

interface Words {
  copied: string;
  /** With `{address}`. */
  byHand: string;
}

/** The buttons to print a page and to share it; where the browser has no way to share, the address is copied. */
export function startPageTools(root: HTMLElement): void {
  const words = JSON.parse(root.dataset.words!) as Words;
  const status = root.querySelector('[role=status]')!;
  root.querySelector('[data-print]')!.addEventListener('click', () => print());
  root.querySelector('[data-share]')!.addEventListener('click', () => void share());
  root.classList.add('ready');

  async function share(): Promise<void> {
    const { title } = document;
    const url = location.href;
    try {
      if (navigator.share) return await navigator.share({ title, url });
      await navigator.clipboard.writeText(url);
      status.textContent = words.copied;
    } catch (error) {
      // Whoever closes the browser's own dialog has changed their mind.
      if (error instanceof DOMException && error.name === 'AbortError') return;
      status.textContent = fill(words.byHand, { address: url });
    }
  }
}
