/** The search page: Pagefind's index, asked as the visitor types. Its words are in the address, so that they can be shared. */

import { fill } from '../../lib/fill.ts';

/** What of Pagefind's script it uses: https://pagefind.app/docs/api/ */
interface Pagefind {
  search(words: string): Promise<{ results: { data(): Promise<Found> }[] }>;
}

interface Found {
  url: string;
  /** HTML: what is found stands in `<mark>`, everything else is escaped. */
  excerpt: string;
  meta: { title: string };
  filters: { kind?: string[] };
}

interface Words {
  kinds: Record<string, string>;
  one: string;
  many: string;
  none: string;
  failed: string;
}

/** Milliseconds without a keystroke. */
const pause = 200;
const pageSize = 10;

export function startSearch(root: HTMLElement, form: HTMLFormElement): void {
  const find = <Part extends Element>(selector: string) => root.querySelector<Part>(selector)!;
  const [status, list, places] = [find('[role=status]'), find('ol'), find<HTMLElement>('[data-places]')];
  const [more, template] = [find<HTMLButtonElement>('[data-more]'), find<HTMLTemplateElement>('template')];
  const input = form.querySelector('input')!;
  const words = JSON.parse(root.dataset.words!) as Words;
  let latest = 0;
  let timer: number | undefined;
  let next = async () => {};

  places.hidden = true;
  more.addEventListener('click', () => void next());
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void look();
  });
  input.addEventListener('input', () => {
    clearTimeout(timer);
    timer = window.setTimeout(() => void look(), pause);
  });
  addEventListener('popstate', fromAddress);
  fromAddress();

  function fromAddress(): void {
    input.value = new URLSearchParams(location.search).get('q') ?? '';
    void look();
  }

  /** Answers that come after a newer question are dropped. */
  async function look(): Promise<void> {
    clearTimeout(timer);
    const [asked, number] = [input.value.trim(), ++latest];
    history.replaceState(undefined, '', asked ? `?q=${encodeURIComponent(asked)}` : location.pathname);
    try {
      const results = asked ? (await (await pagefind()).search(asked)).results : [];
      const first = await load(results, 0);
      if (number !== latest) return;
      list.replaceChildren(template);
      places.hidden = true;
      say(!asked ? '' : results.length === 0 ? words.none : results.length === 1 ? words.one : words.many);
      show(first);

      function say(sentence: string): void {
        status.textContent = fill(sentence, { count: results.length, words: asked });
      }

      function show(found: Found[]): void {
        list.append(...found.map(item));
        const shown = list.querySelectorAll('li').length;
        more.hidden = shown >= results.length;
        next = async () => {
          const before = list.lastElementChild;
          const rest = await load(results, shown);
          if (number !== latest) return;
          show(rest);
          // Where the reader was: the button may be gone.
          before?.nextElementSibling?.querySelector('a')?.focus();
        };
      }
    } catch {
      if (number !== latest) return;
      list.replaceChildren(template);
      more.hidden = true;
      places.hidden = false;
      status.textContent = words.failed;
    }
  }

  function item({ url, excerpt, meta, filters }: Found): DocumentFragment {
    const copy = template.content.cloneNode(true) as DocumentFragment;
    const link = copy.querySelector('a')!;
    link.href = url;
    link.textContent = meta.title;
    copy.querySelector('.label')!.textContent = words.kinds[filters.kind?.[0] ?? ''] ?? '';
    copy.querySelector('.excerpt')!.innerHTML = excerpt;
    return copy;
  }
}

const load = (results: { data(): Promise<Found> }[], from: number) =>
  Promise.all(results.slice(from, from + pageSize).map((result) => result.data()));

/** Loaded with the first question. One that could not be loaded is asked for anew, which needs another address. */
let loading: Promise<Pagefind> | undefined;
let attempts = 0;

function pagefind(): Promise<Pagefind> {
  const script = `${import.meta.env.BASE_URL.replace(/\/$/, '')}/pagefind/pagefind.js`;
  loading ??= (import(/* @vite-ignore */ attempts++ ? `${script}?${attempts}` : script) as Promise<Pagefind>).catch(
    (error: unknown) => {
      loading = undefined;
      throw error;
    },
  );
  return loading;
}
